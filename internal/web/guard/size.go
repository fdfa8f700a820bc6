package guard

import "math"

// size is what a part of a document comes to. All numbers saturate.
type size struct {
	depth, fields, aliases, directives, cost int
	width                                    int // fields of the set itself
	widest                                   int // fields of the widest set within it
}

func (s size) plus(o size) size {
	return size{
		depth:      max(s.depth, o.depth),
		fields:     add(s.fields, o.fields),
		aliases:    add(s.aliases, o.aliases),
		directives: add(s.directives, o.directives),
		cost:       add(s.cost, o.cost),
		width:      add(s.width, o.width),
		widest:     max(s.widest, o.widest),
	}
}

func (s size) withoutCost() size {
	s.cost = 0
	return s
}

// most is where numbers saturate.
const most = math.MaxInt32

func add(a, b int) int { return min(a+b, most) }

// texts is the length of the texts in a value of JSON.
func texts(value any) int {
	n := 0
	switch v := value.(type) {
	case string:
		n = len(v)
	case []any:
		for _, item := range v {
			n += texts(item)
		}
	case map[string]any:
		for name, item := range v {
			n += len(name) + texts(item)
		}
	}
	return n
}

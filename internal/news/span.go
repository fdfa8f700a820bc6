package news

import (
	"fmt"
	"unicode/utf16"
	"unicode/utf8"
)

// Span is a range of an article's text, End exclusive. The unit is bytes of
// UTF-8 unless the field that holds it names another.
type Span struct{ Start, End int }

// Of returns the text at the span; it panics where the span is out of range.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// Contains reports whether other lies within s.
func (s Span) Contains(other Span) bool { return s.Start <= other.Start && other.End <= s.End }

// Check returns an error where the span is empty, out of range or cuts a
// character of the text.
func (s Span) Check(text string) error {
	if s.Start < 0 || s.End > len(text) || s.Start >= s.End {
		return fmt.Errorf("span %d:%d is not within the text of %d bytes", s.Start, s.End, len(text))
	}
	if !utf8.RuneStart(text[s.Start]) || (s.End < len(text) && !utf8.RuneStart(text[s.End])) {
		return fmt.Errorf("span %d:%d cuts a character", s.Start, s.End)
	}
	return nil
}

// Offsets converts byte spans of one text to code points and to UTF-16 units.
// It is made in one pass over the text and answers from the nearest of its
// marks, so that any number of spans, in any order, stay cheap.
type Offsets struct {
	text  string
	marks []mark // of every markEvery-th byte, moved back to where a character starts
}

type mark struct{ at, points, units int }

const markEvery = 512

// NewOffsets returns a converter for spans of the text.
func NewOffsets(text string) *Offsets {
	o := &Offsets{text: text, marks: make([]mark, 0, len(text)/markEvery+1)}
	var m mark
	for at, r := range text {
		if at >= len(o.marks)*markEvery {
			m.at = at
			o.marks = append(o.marks, m)
		}
		m.points++
		m.units += max(utf16.RuneLen(r), 1)
	}
	return o
}

// CodePoints returns the span counted in code points.
func (o *Offsets) CodePoints(s Span) Span {
	return Span{o.at(s.Start).points, o.at(s.End).points}
}

// UTF16 returns the span counted in UTF-16 units, as browsers and the JVM count.
func (o *Offsets) UTF16(s Span) Span {
	return Span{o.at(s.Start).units, o.at(s.End).units}
}

func (o *Offsets) at(offset int) mark {
	if len(o.marks) == 0 {
		return mark{}
	}
	i := min(offset/markEvery, len(o.marks)-1)
	for i > 0 && o.marks[i].at > offset {
		i--
	}
	m := o.marks[i]
	for _, r := range o.text[m.at:offset] {
		m.points++
		m.units += max(utf16.RuneLen(r), 1)
	}
	return m
}

package neo4j

import (
	"encoding/json"
	"fmt"
	"time"

	"hearsay/internal/news"
)

// fields reads the values of a positional list one after the other. The first
// that is of another type than expected makes an error, which err keeps.
type fields struct {
	list row
	err  error
}

func next[T any](f *fields) T {
	var zero T
	if len(f.list) == 0 {
		f.err = fmt.Errorf("a record is too short")
		return zero
	}
	v := f.list[0]
	f.list = f.list[1:]
	t, ok := v.(T)
	if !ok && v != nil && f.err == nil {
		f.err = fmt.Errorf("a record holds %T where %T was expected", v, zero)
	}
	return t
}

func (f *fields) text() string   { return next[string](f) }
func (f *fields) id() news.ID    { return news.ID(next[string](f)) }
func (f *fields) number() int    { return int(next[int64](f)) }
func (f *fields) float() float64 { return next[float64](f) }

// instant reads seconds since 1970; null is the unknown time.
func (f *fields) instant() time.Time {
	if len(f.list) > 0 && f.list[0] == nil {
		f.list = f.list[1:]
		return time.Time{}
	}
	return time.Unix(next[int64](f), 0).UTC()
}

// json reads a text that holds a value.
func (f *fields) json(to any) {
	if text := f.text(); text != "" && f.err == nil {
		f.err = json.Unmarshal([]byte(text), to)
	}
}

func (f *fields) when() news.When {
	w := news.When{From: f.instant(), To: f.instant()}
	w.Grain, w.Basis, w.Text = news.Grain(f.text()), news.Basis(f.text()), f.text()
	return w
}

// seconds writes a time, the unknown as null.
func seconds(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.Unix()
}

func asJSON(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		panic(fmt.Sprintf("neo4j: plain data cannot fail to encode: %v", err))
	}
	return string(text)
}

func strings[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}

// keyTime reads the time at the head of a sort key; zero for none.
func keyTime(key string) time.Time {
	const layout = "2006-01-02T15:04:05Z"
	if len(key) < len(layout) {
		return time.Time{}
	}
	t, err := time.Parse(layout, key[:len(layout)])
	if err != nil {
		return time.Time{} // the undated
	}
	return t.UTC()
}

// day writes a time for people who look at an edge; null for the unknown.
func day(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.Format("2006-01-02T15:04:05Z")
}

package times

import (
	"reflect"
	"strings"
	"testing"
	"time"
)

// FuzzFind fails where a time is not within its sentence, not in order, empty in
// the calendar, or another one the second time; and where the words are changed.
func FuzzFind(f *testing.F) {
	for _, text := range []string{
		"from May 2029 to July 30 , 2030 last early - 1990s", "the end of the first half of mid-2031 , late- mid-",
		"March 4 - 6 , 2031 and 30 - 31 Feb. last year", "on May 5 two days before , the next day and a couple of decades later",
		"in 999 decades within a week from now", "Q4 of this past year , the 2031 Sun. Times of Friday of next week", "Feb 29",
	} {
		f.Add(text, int64(1930000000), false)
	}
	f.Fuzz(func(t *testing.T, text string, published int64, future bool) {
		words := strings.Fields(text)
		options := Options{Future: func(token int) bool { return future && token%2 == 0 }}
		if year := time.Unix(published, 0).UTC().Year(); year >= 1900 && year < 2200 {
			options.Published = time.Unix(published, 0)
		}
		found := Find(words, options)
		end := 0
		for _, time := range found {
			if time.First < end || time.End <= time.First || time.End > len(words) || !time.From.Before(time.To) {
				t.Fatalf("bad time %+v in %q", time, words)
			}
			if options.Published.IsZero() && time.Relative {
				t.Fatalf("%+v in %q is counted from nowhere", time, words)
			}
			end = time.End
		}
		if again := Find(words, options); !reflect.DeepEqual(found, again) {
			t.Fatalf("%+v, and the second time %+v", found, again)
		}
		if !reflect.DeepEqual(words, strings.Fields(text)) {
			t.Fatalf("the words of %q have become %q", text, words)
		}
		if day, ok := Dateline(words); ok == day.IsZero() {
			t.Fatalf("dateline %v, %v", day, ok)
		}
	})
}

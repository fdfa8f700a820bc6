package times

import (
	"strings"
	"testing"
	"time"
)

func TestFind(t *testing.T) {
	published := time.Date(2031, 3, 12, 9, 30, 0, 0, time.UTC) // a Wednesday
	tests := []struct{ sentence, want string }{
		{"They met on March 4 , 2031 .", "March 4 , 2031=2031-03-04/2031-03-05"},
		{"They met on 4 March 2031 .", "4 March 2031=2031-03-04/2031-03-05"},
		{"They met on Monday , March 3 , 2031 .", "Monday , March 3 , 2031=2031-03-03/2031-03-04"},
		{"They met on March 4 .", "March 4=2031-03-04/2031-03-05"},
		{"They met on October 4th .", "October 4th=2030-10-04/2030-10-05"},
		{"They will meet on February 4 .", "February 4=2032-02-04/2032-02-05"},
		{"They met on Feb. 30 .", ""},
		{"They met in March 2030 .", "March 2030=2030-03-01/2030-04-01"},
		{"They met in May .", "May=2030-05-01/2030-06-01"},
		{"They met in January .", "January=2031-01-01/2031-02-01"},
		{"They may march in May .", "May=2030-05-01/2030-06-01"},
		{"May said no .", ""},
		{"They met last March .", "last March=2030-03-01/2030-04-01"},
		{"They met in late February .", "late February=2031-02-20/2031-03-01"},
		{"They met in 2029 .", "2029=2029-01-01/2030-01-01"},
		{"He paid 2029 dollars .", ""},
		{"They met in the 1990s .", "the 1990s=1990-01-01/2000-01-01"},
		{"They met on Tuesday .", "Tuesday=2031-03-11/2031-03-12"},
		{"They met on Wednesday night .", "Wednesday night=2031-03-12/2031-03-13"},
		{"They met on Thursday .", "Thursday=2031-03-06/2031-03-07"},
		{"They will meet on Thursday .", "Thursday=2031-03-13/2031-03-14"},
		{"They met last Wednesday .", "last Wednesday=2031-03-05/2031-03-06"},
		{"They met yesterday .", "yesterday=2031-03-11/2031-03-12"},
		{"They met last night .", "last night=2031-03-11/2031-03-12"},
		{"They met last week .", "last week=2031-03-03/2031-03-10"},
		{"They met earlier this month .", "earlier this month=2031-03-01/2031-03-13"},
		{"They meet next year .", "next year=2032-01-01/2033-01-01"},
		{"They met two weeks ago .", "two weeks ago=2031-02-24/2031-03-03"},
		{"They met a year ago .", "a year ago=2030-01-01/2031-01-01"},
		{"Over the past 3 days they met .", "the past 3 days=2031-03-09/2031-03-13"},
		{"They met in the last few days .", ""},
		{"They met last summer .", "last summer=2030-06-01/2030-09-01"},
		{"They met in the summer of 2029 .", "summer of 2029=2029-06-01/2029-09-01"},
		{"It ran from May 2029 to July 2030 .", "May 2029 to July 2030=2029-05-01/2030-08-01"},
		{"It ran between 2027 and 2029 .", "2027 and 2029=2027-01-01/2030-01-01"},
		{"It was signed on 2031-03-01 in Oslo .", "2031-03-01=2031-03-01/2031-03-02"},
	}
	for _, test := range tests {
		t.Run(test.sentence, func(t *testing.T) {
			words := strings.Fields(test.sentence)
			future := func(int) bool { return strings.Contains(test.sentence, " will ") }
			var got []string
			for _, found := range Find(words, Options{Published: published, Future: future}) {
				got = append(got, strings.Join(words[found.First:found.End], " ")+"="+found.From.Format(time.DateOnly)+"/"+found.To.Format(time.DateOnly))
			}
			if strings.Join(got, "; ") != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestFindWithoutPublication(t *testing.T) {
	words := strings.Fields("They met on Tuesday , on March 4 , 2031 and last week .")
	found := Find(words, Options{})
	if len(found) != 1 || found[0].Relative {
		t.Errorf("got %+v, want the full date alone", found)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("from May 2029 to July 30 , 2030 last early - 1990s")
	f.Fuzz(func(t *testing.T, text string) {
		words := strings.Fields(text)
		end := 0
		for _, found := range Find(words, Options{Published: time.Date(2031, 3, 12, 0, 0, 0, 0, time.UTC)}) {
			if found.First < end || found.End <= found.First || found.End > len(words) || !found.From.Before(found.To) {
				t.Fatalf("bad time %+v in %q", found, words)
			}
			end = found.End
		}
	})
}

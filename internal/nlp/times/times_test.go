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
		{"They met on March 20 .", "March 20=2031-03-20/2031-03-21"},
		{"They will meet after the March 4 vote .", "March 4=2031-03-04/2031-03-05"},
		{"They met on March 4 last year .", "March 4 last year=2030-03-04/2030-03-05"},
		{"They met on 4 March of last year .", "4 March of last year=2030-03-04/2030-03-05"},
		{"They met on March 4 - 6 , 2029 .", "March 4 - 6 , 2029=2029-03-04/2029-03-07"},
		{"They met on 4 - 6 March 2029 .", "4 - 6 March 2029=2029-03-04/2029-03-07"},
		{"They met on March 6 - 4 , 2029 .", "March 6=2031-03-06/2031-03-07"},
		{"They met between March 4 and 6 .", "March 4 and 6=2031-03-04/2031-03-07"},
		{"They met on March 4 and 6 people fell ill .", "March 4=2031-03-04/2031-03-05"},
		{"He spoke of the September 11 terrorist attacks .", "September 11=2001-09-11/2001-09-12"},
		{"He spoke of the September 11 vote .", "September 11=2030-09-11/2030-09-12"},
		{"It won in the 2027 - 28 season .", "2027 - 28=2027-01-01/2029-01-01"},
		{"It ended the 2027 - 2029 war .", "2027 - 2029=2027-01-01/2030-01-01"},
		{"It fell in the last three months of 2029 .", "2029=2029-01-01/2030-01-01"},
		{"It was the start of the Year of the Dog .", ""},
		{"They met in March last year .", "March last year=2030-03-01/2030-04-01"},
		{"They met in May and June 2028 .", "May=2028-05-01/2028-06-01; June 2028=2028-06-01/2028-07-01"},
		{"It ran from November to March 2029 .", "November to March 2029=2028-11-01/2029-04-01"},
		{"It ran from May 4 to June 5 , 2029 .", "May 4 to June 5 , 2029=2029-05-04/2029-06-06"},
		{"He was replaced by May .", ""},
		{"The plan of May and Johnson failed .", ""},
		{"It ran from May to July .", "May to July=2030-05-01/2030-08-01"},
		{"It was said by Jan Egeland .", ""},
		{"They met in Jan. and left .", "Jan.=2031-01-01/2031-02-01"},
		{"It is out in mid-2032 .", "mid-2032=2032-05-02/2032-09-01"},
		{"They met in mid-February .", "mid-February=2031-02-10/2031-02-20"},
		{"It began in the late 1980s .", "the late 1980s=1986-09-02/1990-01-01"},
		{"The 2029 agreement was broken .", "2029=2029-01-01/2030-01-01"},
		{"They paid for 2000 homes .", ""},
		{"They won in 2021 , 2025 and 2029 .", "2021=2021-01-01/2022-01-01; 2025=2025-01-01/2026-01-01; 2029=2029-01-01/2030-01-01"},
		{"It lost money in the third quarter of 2029 .", "the third quarter of 2029=2029-07-01/2029-10-01"},
		{"It lost money in Q3 2029 .", "Q3 2029=2029-07-01/2029-10-01"},
		{"It lost money in the first half of last year .", "the first half of last year=2030-01-01/2030-07-01"},
		{"It lost money in the third quarter .", ""},
		{"It lost money in the third half of 2029 .", "2029=2029-01-01/2030-01-01"},
		{"It opens by the end of the year .", "the end of the year=2031-09-02/2032-01-01"},
		{"It opened at the end of 2029 .", "the end of 2029=2029-09-02/2030-01-01"},
		{"It opened at the beginning of March 2030 .", "the beginning of March 2030=2030-03-01/2030-03-11"},
		{"He spoke at the end of the day .", ""},
		{"The Sun reported it .", ""},
		{"They shopped on Black Friday .", ""},
		{"He told the Sunday Times .", ""},
		{"They met on Friday last week .", "Friday last week=2031-03-07/2031-03-08"},
		{"They meet on Monday of next week .", "Monday of next week=2031-03-17/2031-03-18"},
		{"The vote is scheduled for Friday .", "Friday=2031-03-14/2031-03-15"},
		{"They met the day before yesterday .", "the day before yesterday=2031-03-10/2031-03-11"},
		{"They met over the weekend .", "the weekend=2031-03-08/2031-03-10"},
		{"They will meet at the weekend .", "the weekend=2031-03-15/2031-03-17"},
		{"They met this past weekend .", "this past weekend=2031-03-08/2031-03-10"},
		{"They met late last year .", "late last year=2030-09-02/2031-01-01"},
		{"They met earlier in the week .", "earlier in the week=2031-03-10/2031-03-13"},
		{"It comes in the coming weeks .", ""},
		{"Sales fell from the previous quarter .", ""},
		{"They met twenty - five years ago .", "twenty - five years ago=2006-01-01/2007-01-01"},
		{"They met a couple of weeks ago .", "a couple of weeks ago=2031-02-24/2031-03-03"},
		{"They met ten hours ago .", "ten hours ago=2031-03-11/2031-03-12"},
		{"They will meet in two weeks .", "in two weeks=2031-03-24/2031-03-31"},
		{"They will meet within two weeks .", "within two weeks=2031-03-12/2031-03-27"},
		{"They met within two weeks .", ""},
		{"It will be the worst in two years .", ""},
		{"It is out six months from now .", "six months from now=2031-09-01/2031-10-01"},
		{"It was the worst in the past decade .", "the past decade=2021-03-12/2031-03-13"},
		{"They stayed for two years .", ""},
		{"He was held on March 4 and freed the next day .", "March 4=2031-03-04/2031-03-05; the next day=2031-03-05/2031-03-06"},
		{"He was freed the next day .", ""},
		{"He was held in 2027 and freed two years later .", "2027=2027-01-01/2028-01-01; two years later=2029-01-01/2030-01-01"},
		{"He was held in 2027 and freed two days later .", "2027=2027-01-01/2028-01-01"},
		{"It came on March 4 , two days later than planned .", "March 4=2031-03-04/2031-03-05"},
		{"It came on March 4 , two days before the vote .", "March 4=2031-03-04/2031-03-05"},
		{"They met this winter .", "this winter=2030-12-01/2031-03-01"},
		{"They met in the summer of last year .", "summer of last year=2030-06-01/2030-09-01"},
		{"It was signed on 2031-03-01 in Oslo .", "2031-03-01=2031-03-01/2031-03-02"},
	}
	for _, test := range tests {
		t.Run(test.sentence, func(t *testing.T) {
			words := strings.Fields(test.sentence)
			future := func(int) bool {
				return strings.Contains(test.sentence, "They will ") || strings.Contains(test.sentence, "It will ")
			}
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

func TestDateline(t *testing.T) {
	for _, test := range []struct{ line, want string }{
		{"March 4 , 2031", "2031-03-04"},
		{"Tuesday , 4 March 2031 .", "2031-03-04"},
		{"2031-03-04", "2031-03-04"},
		{"March 4", ""},
		{"March 2031", ""},
		{"Oslo , March 4 , 2031", ""},
		{"", ""},
	} {
		t.Run(test.line, func(t *testing.T) {
			day, ok := Dateline(strings.Fields(test.line))
			if got := day.Format(time.DateOnly); ok != (test.want != "") || ok && got != test.want {
				t.Errorf("got %s, %v, want %q", got, ok, test.want)
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

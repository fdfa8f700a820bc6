package extract

import (
	"strings"

	"hearsay/internal/news"
)

// resolveFirstPersons refers I and we within a quotation to its speaker, and in
// an interview outside of quotations I to whom it is with.
func (r *reading) resolveFirstPersons() {
	for _, q := range r.speech {
		if q.speaker == none || !q.quoted {
			continue
		}
		for w := q.words.First; w < q.words.End; w++ {
			r.firstPerson(w, q.speaker)
		}
	}
	if id := r.interviewee(); id != none {
		r.resolveInterview(id)
	}
}

// firstPerson refers a word of a speaker's to whom it means.
func (r *reading) firstPerson(w, speaker int) {
	if r.atWord[w] != none || r.doc.Words[w].UPOS != "PRON" {
		return
	}
	id := none
	switch r.form(w) {
	case "i", "me", "my", "mine", "myself":
		id = speaker
	case "we", "us", "our", "ours", "ourselves":
		id = r.voice(speaker)
	}
	if id != none {
		r.mentionWord(w, byPronoun, id)
	}
}

// voice returns whom a speaker means by "we": the body itself where a body
// speaks, the body or team that a person leads, plays or speaks for, else
// nobody for sure.
func (r *reading) voice(speaker int) int {
	if k := r.entities[speaker].kind; k != news.Person {
		if k == news.Organization || k == news.Platform || k == news.Group {
			return speaker
		}
		return none
	}
	for _, m := range r.mentions {
		if m.entity != speaker || m.kind != byName {
			continue
		}
		for _, noun := range r.roleWords(m) {
			if !lex().has("voice", r.lemma(noun)) {
				continue
			}
			if of := r.explicitOwner(speaker, noun); of != none && r.entities[of].kind != news.Person {
				return of
			}
		}
	}
	return none
}

// interviewWords is how many words in the first person singular an interview
// has outside of quotations, at least.
const interviewWords = 8

// interviewee returns whom the article lets speak in the first person outside
// of quotations: the only person that it says was interviewed or spoken with.
func (r *reading) interviewee() int {
	own := 0
	for w := range r.doc.Words {
		if (r.form(w) == "i" || r.form(w) == "my") && r.quotedAt(w) == none {
			own++
		}
	}
	if own < interviewWords {
		return none
	}
	only := none
	if !strings.Contains(strings.ToLower(r.article.Title+r.doc.Text), "interview") {
		return none
	}
	for w := range r.doc.Words {
		if id := r.interviewed(w); id != none {
			if only != none && only != id {
				return none
			}
			only = id
		}
	}
	return only
}

// interviewed returns the person that an interview is with, where the word
// tells of one: "interviewed Voss", "interview with Voss", "spoke with Voss".
func (r *reading) interviewed(w int) int {
	if r.quotedAt(w) != none {
		return none
	}
	var at []int
	switch r.lemma(w) {
	case "interview":
		at = append(r.dependents(w, "obj", "nsubj:pass"), r.dependents(w, "nmod", "obl")...)
	case "speak", "talk", "sit":
		at = r.dependents(w, "obl")
	}
	for _, c := range at {
		if p := r.preposition(c); p != "" && p != "with" && p != "of" {
			continue
		}
		for _, v := range append([]int{c}, r.dependents(c, "appos", "flat")...) {
			if id := r.entityAt(v); id != none && r.entities[id].kind == news.Person && !r.entities[id].unnamed {
				return id
			}
		}
	}
	return none
}

// resolveInterview refers the first persons outside of quotations to the
// interviewee, and the second persons of questions.
func (r *reading) resolveInterview(id int) {
	for w := range r.doc.Words {
		if r.quotedAt(w) != none {
			continue
		}
		if !r.asked(w) {
			r.firstPerson(w, id)
			continue
		}
		switch r.form(w) {
		case "you", "your", "yours", "yourself":
			if r.atWord[w] == none {
				r.mentionWord(w, byPronoun, id)
			}
		}
	}
}

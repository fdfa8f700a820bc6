package extract

import (
	"slices"

	"hearsay/internal/news"
)

// definiteNoun resolves "the governor", "the company", "this city" to an entity
// that is said to be that, is named so, or is the likeliest of the kind.
func (r *reading) definiteNoun(s *salience, w int) {
	kind := r.sortOfNoun(w)
	if kind == "" && lex().has("artifact", r.lemma(w)) {
		kind = news.Work
	}
	if kind == "" || r.plural(w) || kind == news.Group || r.speakersOwn(w) {
		return
	}
	candidates := s.nominalCandidates(w, kind)
	forNone := []string{"none", "none:" + r.complement(w), "none:" + r.determiner(w), "none:" + r.lemma(w)}
	if !slices.ContainsFunc(candidates, func(c candidate) bool { return c.called }) {
		forNone = append(forNone, "none called so")
	}
	if countryLike(r.lemma(w)) {
		forNone = append(forNone, "none:country")
	}
	id, _ := s.choose(w, nounClass(kind), candidates, forNone)
	if id == none && r.aged(w) && r.definite(w) && s.judge == nil {
		id = s.lastPerson(w)
	}
	if id == none {
		return
	}
	s.means[w] = id
	if id < 0 {
		return
	}
	r.mentionWord(w, byRole, id)
	r.entities[id].roles[r.lemma(w)] = true
}

// lastPerson returns whom "the 24-year-old" means where nothing is sure: the person
// with a name whom the text spoke of last in a sentence before, of several in one
// sentence its subject.
func (s *salience) lastPerson(w int) int {
	words := s.r.doc.Words
	best := none // index into seen
	for i := len(s.seen) - 1; i >= 0 && words[w].Sentence-words[s.seen[i].word].Sentence <= topicReach; i-- {
		f := s.seen[i]
		if !s.named(f) || f.kind != news.Person || words[f.word].Sentence == words[w].Sentence {
			continue
		}
		if best != none && words[f.word].Sentence != words[s.seen[best].word].Sentence {
			break
		}
		if best == none || s.r.place(f.word) == "subject" {
			best = i
		}
	}
	if best == none {
		return none
	}
	return s.seen[best].entity
}

// speakersOwn reports whether a noun is somebody's who is quoted: "our country"
// is nothing that the newsroom spoke of.
func (r *reading) speakersOwn(w int) bool {
	switch r.determiner(w) {
	case "our", "my", "your":
		return r.quotedAt(w) != none
	}
	return false
}

// nominalReach is how many sentences back a definite noun looks.
const nominalReach = 100

// nominalCandidates returns for each referent of the kind the last place where
// the text spoke of it.
func (s *salience) nominalCandidates(w int, kind news.Kind) []candidate {
	r := s.r
	var out []candidate
	met := map[int]bool{}
	for i := len(s.seen) - 1; i >= 0; i-- {
		seen := s.seen[i]
		if r.doc.Words[w].Sentence-r.doc.Words[seen.word].Sentence > nominalReach {
			break
		}
		if met[seen.id] || seen.form == asPair || seen.many && seen.kind != news.Group {
			continue
		}
		met[seen.id] = true
		if !s.mayBe(seen, w, kind) || r.under(seen.word, w) && !s.inside(seen, w, kind) || r.under(w, seen.word) && !r.clausal(w, seen.word) {
			continue
		}
		out = append(out, candidate{seen, s.nominalFeatures(seen, w, kind, len(out)), s.called(seen, w)})
	}
	s.compare(out, w)
	s.compareCalled(out, w)
	return out
}

// called reports whether what was spoken of was called by such a noun as stands
// at w, or has one in its name.
func (s *salience) called(f referent, w int) bool {
	if !s.named(f) {
		return true
	}
	e := &s.r.entities[f.entity]
	return s.r.hasRole(e, w) || e.namedSo(s.r.lemma(w))
}

// compareCalled adds which of those that were called so is the nearest, and
// whether there is but one.
func (s *salience) compareCalled(all []candidate, w int) {
	nearest, count := none, 0
	for i, c := range all {
		if !c.called {
			continue
		}
		count++
		if nearest == none {
			nearest = i
		}
	}
	if nearest == none {
		return
	}
	all[nearest].features = append(all[nearest].features, "nearest called so")
	if count == 1 {
		all[nearest].features = append(all[nearest].features, "only one called so", "only one called so:"+s.r.complement(w))
	}
}

// compare adds how the named candidates stand to each other: which of those that
// fit best is the nearest, and which is spoken of most.
func (s *salience) compare(all []candidate, w int) {
	nearest, most, named := none, none, 0
	for i, c := range all {
		if !s.named(c.referent) {
			continue
		}
		named++
		if countryLike(s.r.lemma(w)) && countryOf(s.r.entities[c.entity].name) == "" {
			continue
		}
		if nearest == none {
			nearest = i
		}
		if most == none || c.count > all[most].count {
			most = i
		}
	}
	if nearest == none {
		return
	}
	all[nearest].features = append(all[nearest].features, "nearest")
	all[most].features = append(all[most].features, "most spoken of")
	if nearest == most {
		all[nearest].features = append(all[nearest].features, "nearest and most spoken of")
	}
	if named == 1 {
		all[nearest].features = append(all[nearest].features, "only one")
	}
}

func (s *salience) named(f referent) bool {
	return f.entity != none && !s.r.entities[f.entity].unnamed
}

// inside reports whether a name stands before the noun that says what it is: "the
// Halden company", "the Lombardy region".
func (s *salience) inside(f referent, w int, kind news.Kind) bool {
	r := s.r
	return f.form == asName && f.kind == kind && r.doc.Words[f.word].Head == w && r.is(f.word, "compound", "amod", "nmod:desc") && f.word < w
}

package extract

import "hearsay/internal/news"

// bodiesByRole makes organizations of single names that were taken for persons
// where the article calls them a body, "ferry operator Sundlinjen", or gives them
// a director, "Meridiana's director".
func (r *reading) bodiesByRole() {
	for _, m := range r.mentions {
		if m.kind != byName || m.entity == none {
			continue
		}
		e := &r.entities[m.entity]
		if e.kind == news.Person && len(news.Terms(e.name)) == 1 && (r.calledBody(m) || r.hasDirector(m)) {
			e.kind = news.Organization
		}
	}
}

func (r *reading) calledBody(m mention) bool {
	for _, w := range r.titleWords(m) {
		if lex().has("organization", r.lemma(w)) && !lex().has("role", r.lemma(w)) {
			return true
		}
	}
	return false
}

func (r *reading) hasDirector(m mention) bool {
	noun := r.doc.Words[m.head].Head
	if noun < 0 || !r.is(m.head, "nmod:poss") {
		return false
	}
	return lex().has("corporate", r.lemma(noun)) || lex().has("bodyoffice", r.lemma(noun))
}

package extract

import "hearsay/internal/news"

const announcedType news.RelationType = "ANNOUNCED"

// readAnnouncements makes announcements of things that somebody makes known in a
// clause: "announced that Ferrygo would be free" announces Ferrygo.
func (r *reading) readAnnouncements() {
	for verb, word := range r.doc.Words {
		if word.UPOS != "VERB" || r.lemma(verb) != "announce" || r.negated(verb) {
			continue
		}
		for _, clause := range r.dependents(verb, "ccomp") {
			for _, id := range r.endsAt(r.dependent(clause, "nsubj", "nsubj:pass")) {
				if k := r.entities[id].kind; k != news.Work && k != news.Platform && k != news.Happening {
					continue
				}
				for _, subject := range r.endsAt(r.subject(verb)) {
					if subject != id && r.entities[subject].kind.Acts() && !r.toldHere(verb, announcedType, subject, id) {
						r.addRelation(verb, announcedType, subject, id, "")
					}
				}
			}
		}
	}
}

package extract

import "hearsay/internal/news"

// How well or ill words must speak of somebody to be taken for praise or
// criticism of him.
const (
	praiseScore    = 2
	criticismScore = -2
)

// judge makes praise or criticism of a quotation that speaks well or ill, in more
// than a word, of somebody whom it mentions. Where no clause about somebody
// does, ill words of the whole quotation count, kind ones do not: on annotated
// articles half of such praise was wrong.
func (r *reading) judge(sp speech, s *news.DraftStatement) {
	if s.Speaker == none || cueStance(s.Cue) != news.Neutral {
		return
	}
	if sp.cue != noWord && lex().has("call", r.lemma(sp.cue)) {
		r.judgeCalled(sp, s)
	}
	if !sp.quoted {
		return
	}
	mentioned := r.spokenOf(sp.words)
	for _, id := range mentioned {
		score := r.scoreOf(id, sp.words)
		if score <= 0 && len(mentioned) <= mostJudged && !r.entities[id].unnamed {
			score = min(score, r.score(sp.words))
		}
		switch {
		case id == s.Speaker || !judged[r.entities[id].kind] || r.belongs(s.Speaker, id):
		case score <= criticismScore:
			r.judgment("CRITICIZED", s, id)
		case score >= praiseScore:
			r.judgment("PRAISED", s, id)
		}
	}
}

// judgeCalled makes praise or criticism of what somebody calls somebody or
// something: "called the plan a disaster".
func (r *reading) judgeCalled(sp speech, s *news.DraftStatement) {
	for _, id := range r.cueTargets(sp.cue) {
		switch score := r.score(sp.words); {
		case score < 0:
			r.judgment("CRITICIZED", s, id)
		case score > 0:
			r.judgment("PRAISED", s, id)
		}
	}
}

// mostJudged is how many a quotation may mention for its ill words to be held
// against all of them.
const mostJudged = 4

// judged are the kinds of what is praised or criticized in so many words.
var judged = map[news.Kind]bool{news.Person: true, news.Organization: true, news.Happening: true}

// belonging are the relations by which somebody belongs to a body.
var belonging = map[news.RelationType]bool{holdsPosition: true, "REPRESENTS": true, "MEMBER_OF": true, "FOUNDED": true}

// belongs reports whether the article ties a speaker to a body, of which he will
// speak well.
func (r *reading) belongs(speaker, body int) bool {
	for _, rel := range r.facts.relations {
		if rel.Subject == speaker && rel.Object == body && belonging[rel.Type] {
			return true
		}
	}
	return false
}

func (r *reading) judgment(kind news.RelationType, s *news.DraftStatement, id int) {
	r.conclude(kind, s, id, judgmentConfidence, s.Evidence)
}

// conclude adds the relation of a statement's speaker to somebody that follows
// from what is said, once, where the two may stand in it.
func (r *reading) conclude(kind news.RelationType, s *news.DraftStatement, object int, confidence float64, evidence []news.DraftEvidence) {
	info, _ := kind.Info()
	if object == s.Speaker || !info.Allows(r.entities[s.Speaker].kind, r.entities[object].kind) || r.related(kind, s.Speaker, object) {
		return
	}
	r.facts.relations = append(r.facts.relations, news.DraftRelation{
		Type: kind, Subject: s.Speaker, Object: object, Polarity: news.Positive, Modality: news.Asserted, AttributedTo: none,
		When: s.When, Confidence: confidence, Evidence: evidence,
	})
}

// related reports whether such a relation was read already.
func (r *reading) related(kind news.RelationType, subject, object int) bool {
	for _, rel := range r.facts.relations {
		if rel.Type == kind && rel.Subject == subject && rel.Object == object {
			return true
		}
	}
	return false
}

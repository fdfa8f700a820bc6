package store

import (
	"time"

	"hearsay/internal/news"
)

// Limits of pages and batches.
const (
	MaxPage    = 200
	MaxBatch   = 1000
	MaxValues  = 1000 // IDs that one filter names
	MaxWords   = 100  // words of the text that one filter looks for
	MaxAliases = 50
	MaxFacets  = 20 // entries of one facet
)

// PageRequest asks for a part of a list.
type PageRequest struct {
	First int    // at most this many, 0 to MaxPage
	After Cursor // "" for the start
	Count bool   // whether the page tells the length of the whole list
}

// Page is a part of a list.
type Page[T any] struct {
	Items   []T
	HasNext bool
	Total   int // length of the whole list where it was asked for, else -1
}

// Order is the direction of a list by time.
type Order string

// The orders. The zero value is Newest.
const (
	Newest Order = ""
	Oldest Order = "oldest"
)

// Presence narrows a list to the facts that have something, or lack it.
type Presence string

// The presences.
const (
	Either  Presence = ""
	Present Presence = "present"
	Absent  Presence = "absent"
)

// Period is a range of time, Until exclusive; a zero bound is open. A period
// with a bound leaves out the undated.
type Period struct{ From, Until time.Time }

// EntityQuery asks for entities, events among them.
type EntityQuery struct {
	EntityFilter
	PageRequest
}

// EntityFilter narrows a list of entities.
type EntityFilter struct {
	Kinds    []news.Kind
	Names    []string // one of the aliases is one of these, both folded; what folds to nothing is nobody's name
	Text     string   // every term starts a word of the aliases, not all of them of the same one
	Articles []news.ID
}

// ArticleQuery asks for articles.
type ArticleQuery struct {
	ArticleFilter
	Order Order
	PageRequest
}

// ArticleFilter narrows a list of articles.
type ArticleFilter struct {
	Entities  []news.ID // articles that refer to one of them
	Text      string    // words of title and text
	Outlets   []string  // exact
	Published Period
}

// RelationQuery asks for relations.
type RelationQuery struct {
	RelationFilter
	Order Order
	PageRequest
}

// RelationFilter narrows a list of relations.
type RelationFilter struct {
	Subjects      []news.ID
	Objects       []news.ID
	With          []news.ID // one of the two ends is one of these
	Among         []news.ID // both ends are among these
	Types         []news.RelationType
	Polarities    []news.Polarity
	Modalities    []news.Modality
	AttributedTo  []news.ID
	Articles      []news.ID // reported by one of them
	Period        Period
	Dated         Presence
	MinConfidence float64
	MinSources    int
}

// StatementQuery asks for statements.
type StatementQuery struct {
	StatementFilter
	Order Order
	PageRequest
}

// StatementFilter narrows a list of statements.
type StatementFilter struct {
	Speakers      []news.ID // the speaker, or whom the speaker speaks for, is one of these
	About         []news.ID
	Involving     []news.ID     // the speaker or a target is one of these
	Stances       []news.Stance // taken towards one of About, or towards any target where About is empty
	Forms         []news.Form
	Platforms     []news.ID
	Text          string
	Articles      []news.ID
	Period        Period
	Dated         Presence
	Attributed    Presence
	MinConfidence float64
}

// EventQuery asks for events.
type EventQuery struct {
	EventFilter
	Order Order
	PageRequest
}

// EventFilter narrows a list of events.
type EventFilter struct {
	Types        []news.EventType
	Participants []news.ID // one of these takes part
	Text         string    // every term starts a word of one of the event's names
	Articles     []news.ID
	Period       Period
	Dated        Presence
}

// EvidenceQuery asks for the evidence of a relation, statement or event.
type EvidenceQuery struct {
	Fact news.ID
	PageRequest
}

// MatrixQuery asks who said how much about whom.
type MatrixQuery struct {
	Filter   StatementFilter
	Speakers int // at most this many speakers, those with the most statements; 1 to MaxPage
	Targets  int // at most this many targets, likewise
}

// Cell is one speaker and one target of a matrix. The statements that have no
// speaker or no target are in no cell. Cells are ordered by Count descending,
// then Speaker, then Target ascending. The chosen speakers and targets are
// those with the most (statement, target) pairs, ties by ascending ID.
type Cell struct {
	Speaker      news.ID
	Target       news.ID
	Count        int
	Favourable   int
	Neutral      int
	Unfavourable int
	First, Last  time.Time // when the first and the last dated one begins
}

// Tally is one entry of a facet. Tallies are ordered by Count descending, then
// Key ascending, and there are at most MaxFacets of them.
type Tally struct {
	Key   string // an ID, a type, a stance
	Count int
}

// Bucket counts the facts that begin in a month. Buckets are in order of time,
// and all months that have any are there.
type Bucket struct {
	Month string // 2024-08
	Count int
}

// RelationFacets counts relations.
type RelationFacets struct {
	Total   int
	Undated int
	Types   []Tally
	Months  []Bucket
}

// StatementFacets counts statements.
type StatementFacets struct {
	Total    int
	Undated  int
	Speakers []Tally
	Targets  []Tally
	Stances  []Tally // of (statement, target) pairs
	Months   []Bucket
}

// EventFacets counts events.
type EventFacets struct {
	Total   int
	Undated int
	Types   []Tally
	Months  []Bucket
}

package eval

// Tally counts what one measure compares. For a measure of precision and recall
// all four count; a rate has only Found of Asked.
type Tally struct {
	Right     int `json:"right"`     // of the predicted, those that the annotation has
	Predicted int `json:"predicted"` // by the extractor
	Found     int `json:"found"`     // of the asked, those that the extractor has
	Asked     int `json:"asked"`     // by the annotation: its core
}

func (t *Tally) add(other Tally) {
	t.Right += other.Right
	t.Predicted += other.Predicted
	t.Found += other.Found
	t.Asked += other.Asked
}

func (t *Tally) predict(right bool) { //nolint:revive // what is counted is whether it was right
	t.Predicted++
	if right {
		t.Right++
	}
}

func (t *Tally) ask(found bool) { //nolint:revive // what is counted is whether it was found
	t.Asked++
	if found {
		t.Found++
	}
}

// Precision is the share of the predicted that is right, from 0 to 1.
func (t Tally) Precision() float64 { return share(t.Right, t.Predicted) }

// Recall is the share of the asked that is found, from 0 to 1.
func (t Tally) Recall() float64 { return share(t.Found, t.Asked) }

// F1 is the harmonic mean of precision and recall, from 0 to 1.
func (t Tally) F1() float64 {
	p, r := t.Precision(), t.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// Measure is a row of the table of figures.
type Measure int

// The measures, in the order of the table.
const (
	Entities Measure = iota
	Principals
	EntityTypes
	RelationPairs
	RelationFamilies
	RelationsStrict
	AssertedStrict
	RelationDates
	Statements
	DirectStatements
	Speakers
	About
	Targets
	Stances
	measureCount
)

type measureInfo struct {
	name string
	rate bool // Found of Asked, without a precision
}

var measureTable = [measureCount]measureInfo{
	Entities:         {name: "entities, named"},
	Principals:       {name: "persons, organizations, platforms"},
	EntityTypes:      {name: "types of entities found", rate: true},
	RelationPairs:    {name: "relations, pair"},
	RelationFamilies: {name: "relations, family"},
	RelationsStrict:  {name: "relations, strict"},
	AssertedStrict:   {name: "asserted and positive, confidence > .5"},
	RelationDates:    {name: "dates of relations found", rate: true},
	Statements:       {name: "statements"},
	DirectStatements: {name: "direct quotations"},
	Speakers:         {name: "speakers of statements found", rate: true},
	About:            {name: "a target of statements found", rate: true},
	Targets:          {name: "all targets of statements found"},
	Stances:          {name: "stances to targets found", rate: true},
}

func (m Measure) String() string { return measureTable[m].name }

// Rate reports whether the measure is a share of the asked, without precision.
func (m Measure) Rate() bool { return measureTable[m].rate }

// Measures returns all measures in the order of the table.
func Measures() []Measure {
	all := make([]Measure, measureCount)
	for i := range all {
		all[i] = Measure(i)
	}
	return all
}

// Sheet holds the tallies of all measures.
type Sheet [measureCount]Tally

func (s *Sheet) add(other Sheet) {
	for m := range s {
		s[m].add(other[m])
	}
}

// Value is the headline figure of a measure, from 0 to 1: F1, or the rate.
func (s *Sheet) Value(m Measure) float64 {
	if m.Rate() {
		return s[m].Recall()
	}
	return s[m].F1()
}

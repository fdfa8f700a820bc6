package news

// Draft is what one article says, as an extractor reads it: entities have
// local numbers instead of identities, and evidence is spans. Resolution makes
// a Graph of it.
type Draft struct {
	Extractor  string // name and version of what read the article
	Entities   []DraftEntity
	Relations  []DraftRelation
	Statements []DraftStatement
}

// None stands where a draft refers to no entity.
const None = -1

// DraftEntity is an entity or event of the article; its place in
// Draft.Entities is the number by which the draft refers to it.
type DraftEntity struct {
	Kind     Kind
	Name     string // the fullest form of its name
	Aliases  []DraftAlias
	Unnamed  bool // known by a description only
	Mentions []Span
	Event    DraftEvent // of Kind EVENT only
}

// DraftAlias is a form in which the article names the entity.
type DraftAlias struct {
	Text string
	Kind AliasKind
}

// DraftEvent is what the article says of an event.
type DraftEvent struct {
	Type         EventType
	When         When
	Participants []DraftParticipant
	Confidence   float64
	Evidence     []DraftEvidence
}

// DraftParticipant is an entity that takes part in an event.
type DraftParticipant struct {
	Entity int
	Role   string
}

// DraftEvidence is a span that proves a fact, within its sentence.
type DraftEvidence struct {
	Span     Span
	Sentence Span
	Cue      string
}

// DraftRelation is a relation between entities of the draft.
type DraftRelation struct {
	Type         RelationType
	Subject      int
	Object       int
	Polarity     Polarity
	Modality     Modality
	AttributedTo int // None where the newsroom says it
	Detail       string
	When         When
	Confidence   float64
	Evidence     []DraftEvidence
}

// DraftStatement is a statement by an entity of the draft.
type DraftStatement struct {
	Speaker    int // None where the article does not tell
	OnBehalfOf int
	Addressees []int
	Form       Form
	Text       string
	Cue        string
	About      []DraftTarget
	Platform   int
	When       When
	Confidence float64
	Evidence   []DraftEvidence
}

// DraftTarget is an entity that a statement is about.
type DraftTarget struct {
	Entity int
	Stance Stance
}

// Package nlp turns English news text into an annotated [Doc]: paragraphs,
// sentences, words, names, tags, dependencies, semantic roles, quotations and
// embedded posts. It stands on one small encoder whose heads decide everything
// that is learned, and on rules for everything that is not.
//
// Text is never copied: every annotation is a byte range of Doc.Text, or a
// range of indices into Doc.Words. Parse is pure and deterministic: the same
// text gives the same Doc on every processor.
package nlp

// Doc is an English text with everything that Parse found in it.
type Doc struct {
	Text       string      // the text as it was given; all Spans are offsets into it
	Paragraphs []Span      // non-empty blocks of lines, in order
	Sentences  []Sentence  // in order, without overlap
	Words      []Word      // in order, without overlap, grouped by sentence
	Names      []Name      // in order, without overlap
	Frames     []Frame     // in order of their predicates
	Quotations []Quotation // in order of their opening marks; nested ones follow the one that holds them
	Posts      []Post      // embedded social-media posts, in order
}

// Span is a range of bytes of Doc.Text, End exclusive, on rune boundaries.
type Span struct{ Start, End int }

// Range is a range of indices into Doc.Words, End exclusive.
type Range struct{ First, End int }

// SentenceKind says what a line or sentence of an article is.
type SentenceKind string

// The kinds of sentences.
const (
	Prose   SentenceKind = "prose"
	Heading SentenceKind = "heading" // a title or a section heading on a line of its own
	Label   SentenceKind = "label"   // a section label before prose, such as "What Happened:"
	Quoted  SentenceKind = "post"    // the body or the signature of an embedded post
)

// Sentence is one sentence, heading, label or post line.
type Sentence struct {
	Span
	Words     Range
	Paragraph int // index into Doc.Paragraphs
	Kind      SentenceKind
}

// Word is one syntactic word in the sense of Universal Dependencies: "doesn't"
// is two words, "Musk's" is two. Words never overlap.
type Word struct {
	Span
	Form     string // the characters with quotes, apostrophes and dashes made plain
	Lemma    string // dictionary form, lower case but for names
	UPOS     string // universal part of speech
	XPOS     string // Penn Treebank tag
	Head     int    // index into Doc.Words of the governor; -1 for the root of a sentence
	Deprel   string // universal dependency relation to Head; "root" where Head is -1
	Sentence int    // index into Doc.Sentences
}

// NameType is the kind of thing a name names.
type NameType string

// The types of names.
const (
	Person       NameType = "PERSON"
	Organization NameType = "ORGANIZATION"
	Platform     NameType = "PLATFORM"
	Place        NameType = "PLACE"
	Group        NameType = "GROUP"
	Event        NameType = "EVENT"
	Work         NameType = "WORK"
)

// Name is a mention by name of somebody or something.
type Name struct {
	Words Range
	Type  NameType
}

// Frame is a predicate with its semantic arguments (PropBank roles).
type Frame struct {
	Predicate int // index into Doc.Words; verb, noun or adjective
	Args      []Argument
}

// Argument is one participant or modifier of a predicate. Its span is the
// subtree of its head word unless Words says otherwise.
type Argument struct {
	Role  string // ARG0 … ARG5, ARGM-TMP, ARGM-NEG, ARGM-MOD, …; C- and R- prefixes are kept
	Head  int    // index into Doc.Words
	Words Range  // the contiguous words of the head's subtree
}

// Quotation is a stretch between quotation marks, or a block of paragraphs that
// one quotation runs through.
type Quotation struct {
	Span        // with its marks
	Inner  Span // without its marks
	Parent int  // index into Doc.Quotations of the quotation around it; -1 for none
	Closed bool // false where the closing mark is missing and the paragraph ends it
	Scare  bool // a word or two in marks that nobody is quoted as saying, or a title
}

// Post is an embedded social-media post: "text — Name (@handle) August 13, 2024".
type Post struct {
	Span        // the whole line
	Body   Span // the words of the post
	Author Span // the name after the dash
	Handle Span // with its @; empty where there is none
	Date   Span // the words of the date; empty where there is none
}

package nlp

import "unicode"

// maxHeading and maxLabel bound titles and labels, in words.
const (
	maxHeading = 18
	maxLabel   = 5
)

// labelHeads begin the labels that news sites set before a section.
var labelHeads = setOf(`what why how when where who which read see also related background context price note update updated
	correction clarification editor's key market bottom takeaway takeaways summary analysis watch listen more next
	details driving zoom between flashback worth reality big quick latest developing happening recap timeline impact
	reaction reactions outlook disclaimer disclosure photo image source sources credit full top highlights trending
	backstory intrigue stakes numbers take`)

// labelEnd returns the number of words of the section label that begins a
// block ("What Happened:"), with its colon; 0 where there is none. Each of its
// words of more than three letters is capitalised, and prose follows.
func labelEnd(p *plainText, tokens []token) int {
	if !beginsLabel(p, tokens) {
		return 0
	}
	for i := 0; i < len(tokens)-1 && i <= maxLabel; i++ {
		r := p.plain[tokens[i].from]
		switch {
		case r == ':' && i > 0:
			return i + 1
		case !isLetter(r) && r != '\'':
			return 0
		case unicode.IsLower(r) && (i == 0 || tokens[i].to-tokens[i].from > 3):
			return 0
		}
	}
	return 0
}

// beginsLabel reports a first word, an article aside, that labels begin with.
func beginsLabel(p *plainText, tokens []token) bool {
	for i := 0; i < len(tokens) && i < 2; i++ {
		word := foldRunes(p.plain[tokens[i].from:tokens[i].to])
		if labelHeads[word] {
			return true
		}
		if word != "the" && word != "our" {
			return false
		}
	}
	return false
}

// isHeading reports a block of few words without a full stop at its end, whose
// first letter is a capital. A last line of prose that lost its full stop looks
// the same.
func isHeading(p *plainText, block extent, tokens []token) bool {
	if len(tokens) == 0 || len(tokens) > maxHeading {
		return false
	}
	last := tokens[len(tokens)-1]
	switch p.plain[last.from] {
	case ';', ',', '-':
		return false
	case '?':
	default:
		if endsSentence(p, extent{block.from, last.to}) {
			return false
		}
	}
	for _, r := range p.raw[block.from:block.to] {
		switch {
		case unicode.IsUpper(r) || unicode.IsDigit(r):
			return true
		case unicode.IsLower(r):
			return false
		}
	}
	return false
}

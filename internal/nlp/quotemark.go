package nlp

import "unicode"

// quoteMark is a character or pair of characters that may delimit a quotation.
type quoteMark struct {
	extent
	single   bool // one stroke
	canOpen  bool
	canClose bool
}

// singleClosersAfter counts for each mark the single ones behind it that can
// close, so that an opening single mark without a partner is an apostrophe.
func singleClosersAfter(marks []quoteMark) []int {
	out := make([]int, len(marks))
	n := 0
	for i := len(marks) - 1; i >= 0; i-- {
		out[i] = n
		if marks[i].single && marks[i].canClose {
			n++
		}
	}
	return out
}

// quoteMarks lists the marks of a block that may delimit quotations, without
// apostrophes and the signs for feet, inches, minutes and seconds.
func quoteMarks(p *plainText, block extent) []quoteMark {
	var out []quoteMark
	for i := block.from; i < block.to; i++ {
		if !isQuoteRune(p.plain[i]) {
			continue
		}
		m := quoteMark{extent: extent{i, i + 1}, single: p.plain[i] != '"'}
		if m.single && i+1 < block.to && p.plain[i+1] == p.plain[i] {
			m.to, m.single = i+2, false
		}
		direct(p, &m)
		if m.canOpen && m.canClose && m.to == block.to {
			m.canOpen = false
		}
		if m.canOpen || m.canClose {
			out = append(out, m)
		}
		i = m.to - 1
	}
	return out
}

func isQuoteRune(r rune) bool { return r == '"' || r == '\'' || r == '`' }

// direct decides from the glyph and its neighbours what a mark can do.
func direct(p *plainText, m *quoteMark) {
	before, after := p.at(m.from-1), p.at(m.to)
	if m.single && isWordRune(before) && isWordRune(after) {
		return
	}
	if (p.raw[m.from] == '′' || p.raw[m.from] == '″') && unicode.IsDigit(before) {
		return
	}
	left := isSpace(before) || isOpening(before) || isQuoteRune(before) || before == '-' || before == '/' || before == '…'
	right := isSpace(after) || isClosing(after) || isQuoteRune(after) || after == '-' || after == '/' || after == '…'
	switch p.raw[m.from] {
	case '“', '„', '«', '‟', '‹':
		m.canOpen = true
	case '”', '»', '›':
		m.canClose = true
	case '‘', '‚', '`':
		m.canOpen = left && !isElision(p, m.to)
		m.canClose = !m.canOpen && !left && right
	case '’':
		m.canClose = !isSpace(before) && right && !isPlural(p, m)
		m.canOpen = !m.single && left && !right
	default:
		m.canOpen = left && !isSpace(after) && (!m.single || !isElision(p, m.to))
		m.canClose = !isSpace(before) && right && (!m.single || !isPlural(p, m))
		if !m.single && !m.canOpen && !m.canClose {
			m.canOpen, m.canClose = left, !left || isSpace(before)
		}
	}
}

// isPlural reports the apostrophe of a plural possessor ("the voters' choice"):
// an s before it and a word after it.
func isPlural(p *plainText, m *quoteMark) bool {
	s := p.at(m.from - 1)
	return (s == 's' || s == 'S' || s == 'z' || s == 'x') && p.at(m.to) == ' ' && isWordRune(p.at(m.to+1))
}

// isElision reports letters left out at the head of a word: 'em, 'tis, '90s.
func isElision(p *plainText, from int) bool {
	to := from
	for to-from < 8 && isWordRune(p.at(to)) {
		to++
	}
	if to == from {
		return false
	}
	if unicode.IsDigit(p.plain[from]) {
		n := to - from
		return n == 2 || (n == 3 && p.plain[to-1] == 's')
	}
	return elisions[foldRunes(p.plain[from:to])]
}

func isOpening(r rune) bool { return r == '(' || r == '[' || r == '{' || r == '<' }

func isClosing(r rune) bool {
	switch r {
	case ')', ']', '}', '>', '.', ',', ';', ':', '!', '?':
		return true
	}
	return false
}

package nlp

import (
	"unicode"
)

// maxQuoteDepth bounds the nesting of quotations; a mark that would open a
// deeper one closes the innermost instead.
const maxQuoteDepth = 6

// A markRole says what a quotation mark does where it stands.
type markRole int8

const (
	noMark    markRole = iota // no quotation mark, or an apostrophe
	openMark                  // opens a quotation
	closeMark                 // closes one
	againMark                 // repeats the open mark at the head of a further paragraph
)

// quoteMark is a character or pair of characters that may delimit a quotation.
type quoteMark struct {
	extent
	single   bool // one stroke
	canOpen  bool
	canClose bool
}

// fences are the quotations of a text and what each of its marks does.
type fences struct {
	quotations []fence
	role       map[int]markRole // by the first rune of a mark
}

// fence is a quotation in runes.
type fence struct {
	extent
	inner  extent
	parent int // index of the fence around it; -1 for none
	closed bool
	single bool
}

// fencer finds quotations with a stack of the open ones.
type fencer struct {
	p     *plainText
	out   fences
	stack []int // indices into out.quotations, innermost last
}

// maxLost bounds how many blocks a quotation may run through without a mark.
const maxLost = 4

// findFences finds the quotations in the given blocks of a text. A quotation
// that is open at the end of a block goes on in the next one where that begins
// with an opening mark of its kind, or where the next mark within a few blocks
// closes it; otherwise the block ends it.
func findFences(p *plainText, blocks []extent) fences {
	f := &fencer{p: p, out: fences{role: map[int]markRole{}}}
	marks := make([][]quoteMark, len(blocks))
	for i, block := range blocks {
		marks[i] = quoteMarks(p, block)
	}
	for i, block := range blocks {
		f.block(block, marks[i])
		f.endBlock(block, blocks[i+1:], marks[i+1:])
	}
	for i := range f.out.quotations {
		if q := &f.out.quotations[i]; q.inner.to < q.inner.from {
			q.inner.to = q.inner.from
		}
	}
	return f.out
}

func (f *fencer) block(block extent, marks []quoteMark) {
	closers := singleClosersAfter(marks)
	for i, m := range marks {
		if len(f.stack) > 0 && f.repeats(block, m) {
			f.out.role[m.from] = againMark
			continue
		}
		f.mark(m, closers[i])
	}
}

// repeats reports whether a mark at the head of a block repeats that of the
// quotation that is open since an earlier one.
func (f *fencer) repeats(block extent, m quoteMark) bool {
	return m.from == block.from && m.canOpen && f.out.quotations[f.stack[0]].single == m.single
}

// mark handles one mark; closers counts the single marks that can close after it.
func (f *fencer) mark(m quoteMark, closers int) {
	inside := f.isOpen(m.single)
	deep := len(f.stack) >= maxQuoteDepth
	switch {
	case m.canClose && inside && (!m.canOpen || f.isStraight(m)):
		f.close(m)
	case m.canOpen && m.single && closers == 0:
		return
	case m.canOpen && !deep:
		f.open(m)
	case inside && deep:
		f.close(m)
	}
}

func (f *fencer) isStraight(m quoteMark) bool {
	r := f.p.raw[m.from]
	return r == '"' || r == '\''
}

func (f *fencer) isOpen(single bool) bool {
	for _, q := range f.stack {
		if f.out.quotations[q].single == single {
			return true
		}
	}
	return false
}

func (f *fencer) open(m quoteMark) {
	parent := -1
	if n := len(f.stack); n > 0 {
		parent = f.stack[n-1]
	}
	f.out.role[m.from] = openMark
	f.stack = append(f.stack, len(f.out.quotations))
	f.out.quotations = append(f.out.quotations, fence{
		extent: extent{m.from, m.to},
		inner:  extent{m.to, m.to},
		parent: parent,
		single: m.single,
	})
}

// close ends the innermost quotation with marks of this kind, and those inside
// it that nobody closed.
func (f *fencer) close(m quoteMark) {
	for len(f.stack) > 0 {
		top := f.stack[len(f.stack)-1]
		f.stack = f.stack[:len(f.stack)-1]
		q := &f.out.quotations[top]
		q.inner.to, q.to = m.from, m.from
		if q.single == m.single {
			q.to, q.closed = m.to, true
			f.out.role[m.from] = closeMark
			return
		}
	}
}

// endBlock ends what is open at the end of a block, but for the outermost
// quotation where one of the next blocks takes it up again.
func (f *fencer) endBlock(block extent, next []extent, marks [][]quoteMark) {
	keep := 0
	if len(f.stack) > 0 && f.goesOn(next, marks) {
		keep = 1
	}
	for _, q := range f.stack[keep:] {
		f.out.quotations[q].inner.to = block.to
		f.out.quotations[q].to = block.to
	}
	f.stack = f.stack[:keep]
}

// goesOn reports whether the outermost open quotation runs into the next
// blocks: its mark is repeated at once, or the first mark of its kind closes it.
func (f *fencer) goesOn(next []extent, marks [][]quoteMark) bool {
	single := f.out.quotations[f.stack[0]].single
	for i := 0; i < len(next) && i < maxLost; i++ {
		for _, m := range marks[i] {
			if i == 0 && f.repeats(next[i], m) {
				return true
			}
			if m.single == single {
				return !single && m.canClose && !m.canOpen
			}
		}
	}
	return false
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
		m.canOpen = left && !isSpace(after) && !(m.single && isElision(p, m.to))
		m.canClose = !isSpace(before) && right && !(m.single && isPlural(p, m))
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

package nlp

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
	inside := f.isInside(m)
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

// isInside reports whether a quotation with marks of this kind is open.
func (f *fencer) isInside(m quoteMark) bool {
	for _, q := range f.stack {
		if f.out.quotations[q].single == m.single {
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

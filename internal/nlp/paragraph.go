package nlp

// Lines of a wrapped paragraph are this long, in runes.
const (
	wrappedMin = 45
	wrappedMax = 110
)

// paragraphs finds the paragraphs of a text. An empty line always ends one. A
// single line break does so too, unless the block looks wrapped at a right
// margin, as e-mail and plain-text wires are.
func paragraphs(p *plainText) []extent {
	var out, block []extent
	flush := func() {
		if isWrapped(p, block) {
			out = append(out, extent{block[0].from, block[len(block)-1].to})
		} else {
			out = append(out, block...)
		}
		block = block[:0]
	}
	for _, line := range lines(p) {
		if line.from == line.to {
			flush()
			continue
		}
		block = append(block, line)
	}
	flush()
	return out
}

// lines returns the lines without the white space around them.
func lines(p *plainText) []extent {
	var out []extent
	from := 0
	for i, r := range p.raw {
		if r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' {
			if r == '\n' && i > 0 && p.raw[i-1] == '\r' {
				from = i + 1
				continue
			}
			out = append(out, p.trim(extent{from, i}))
			from = i + 1
		}
	}
	return append(out, p.trim(extent{from, len(p.raw)}))
}

// isWrapped reports whether every line of a block but the last is about as wide
// as a page, and at least one of them stops in mid-sentence.
func isWrapped(p *plainText, block []extent) bool {
	if len(block) < 2 {
		return false
	}
	open := 0
	for _, line := range block[:len(block)-1] {
		if n := line.to - line.from; n < wrappedMin || n > wrappedMax {
			return false
		}
		if !endsSentence(p, line) {
			open++
		}
	}
	return open*2 >= len(block)-1
}

// endsSentence reports whether the last mark of e, closing marks apart, ends a
// sentence.
func endsSentence(p *plainText, e extent) bool {
	for i := e.to - 1; i >= e.from; i-- {
		switch p.plain[i] {
		case '"', '\'', ')', ']':
			continue
		case '.', '!', '?', ':', '…':
			return true
		}
		return false
	}
	return false
}

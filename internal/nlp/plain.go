package nlp

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// plainText is a text rune by rune, beside the same runes with typography taken
// out. Offsets into the text survive because no rune is added or dropped.
type plainText struct {
	source string
	raw    []rune // as written
	plain  []rune // quotes, apostrophes, dashes, spaces and styled letters made plain
	offset []int  // byte offset of each rune in source, and len(source) at the end
}

// extent is a range of runes of a plainText, end exclusive.
type extent struct{ from, to int }

// newPlainText reads valid UTF-8.
func newPlainText(text string) *plainText {
	p := &plainText{
		source: text,
		raw:    make([]rune, 0, len(text)),
		plain:  make([]rune, 0, len(text)),
		offset: make([]int, 0, len(text)+1),
	}
	for i, r := range text {
		p.raw = append(p.raw, r)
		p.plain = append(p.plain, plainRune(r))
		p.offset = append(p.offset, i)
	}
	p.offset = append(p.offset, len(text))
	return p
}

// span gives the bytes of e.
func (p *plainText) span(e extent) Span {
	return Span{Start: p.offset[e.from], End: p.offset[e.to]}
}

// at returns the plain rune at i, and a space outside the text.
func (p *plainText) at(i int) rune {
	if i < 0 || i >= len(p.plain) {
		return ' '
	}
	return p.plain[i]
}

// trim takes white space off both ends of e.
func (p *plainText) trim(e extent) extent {
	for e.from < e.to && isSpace(p.plain[e.from]) {
		e.from++
	}
	for e.to > e.from && isSpace(p.plain[e.to-1]) {
		e.to--
	}
	return e
}

// form returns the plain characters of e, without those that take no room.
func (p *plainText) form(e extent) string {
	var b strings.Builder
	for _, r := range p.plain[e.from:e.to] {
		if !isInvisible(r) {
			b.WriteRune(r)
		}
	}
	switch form := b.String(); form {
	case "''", "``":
		return `"`
	default:
		return form
	}
}

// plainRune maps typographic variants to the character of a typewriter.
func plainRune(r rune) rune {
	switch r {
	case '“', '”', '„', '‟', '«', '»', '″', '〝', '〞', '＂':
		return '"'
	case '‘', '’', '‚', '‛', '´', '′', 'ʼ', 'ʹ', '‹', '›', '＇':
		return '\''
	case '‐', '‑', '‒', '–', '—', '―', '−', '﹣', '－':
		return '-'
	case '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad':
		return r
	}
	if r < 0x80 {
		return r
	}
	if unicode.IsSpace(r) {
		return ' '
	}
	return compatible(r)
}

// compatible replaces a styled or full-width letter, digit or sign by the plain
// one where Unicode names exactly one (NFKC), such as 𝕏 by X.
func compatible(r rune) rune {
	folded := []rune(norm.NFKC.String(string(r)))
	if len(folded) != 1 || isSpace(folded[0]) {
		return r
	}
	return folded[0]
}

// isSpace reports white space, with control characters counted as such.
func isSpace(r rune) bool { return r == ' ' || unicode.IsSpace(r) || unicode.IsControl(r) }

// isInvisible reports characters that have no width and mean nothing in English.
func isInvisible(r rune) bool {
	switch r {
	case '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad':
		return true
	}
	return false
}

// isLong reports a dash that stands between clauses, unlike a hyphen.
func isLong(raw rune) bool { return raw == '–' || raw == '—' || raw == '―' || raw == '‒' }

// isLetter reports letters and the marks that combine with them.
func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }

// isWordRune reports letters, marks and digits.
func isWordRune(r rune) bool { return isLetter(r) || unicode.IsDigit(r) }

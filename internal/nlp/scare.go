package nlp

import "unicode"

// scareWords bounds what scare quotes hold, in words.
const scareWords = 2

// titleCues stand before the title of a work or a name in quotation marks.
var titleCues = setOf(`titled entitled dubbed nicknamed headlined so-called called named known book song album film movie novel
	show series article magazine essay poem report documentary hit single memoir`)

// isScare reports a quotation that nobody is quoted as saying: a word or two
// without a mark of a sentence in or around them, or the title of a work.
func isScare(p *plainText, f fence) bool {
	words, capitals := 0, 0
	for i := f.inner.from; i < f.inner.to; i++ {
		if words > 12 {
			return false
		}
		r := p.plain[i]
		if (r == '.' || r == '!' || r == '?' || r == ',') && !isWordRune(p.at(i+1)) && (r != ',' || i < f.inner.to-1) {
			return false
		}
		if isWordRune(r) && !isWordRune(p.at(i-1)) && p.at(i-1) != '\'' {
			words++
			if unicode.IsUpper(r) {
				capitals++
			}
		}
	}
	if words == 0 {
		return true
	}
	if titleCues[wordBefore(p, f.from)] && 2*capitals >= words {
		return true
	}
	return words <= scareWords && !isIntroduced(p, f) && !isSpoken(p, f)
}

// speechVerbs, in the same sentence before a short quotation, make it speech.
var speechVerbs = setOf(`called calls calling described describes describing saying termed branded labeled labelled
	denounced accused deemed declared dismissed praised`)

// spokenWithin bounds how far before a quotation its verb of speech is looked
// for, in runes.
const spokenWithin = 100

// isSpoken reports a verb of speech before a quotation in its sentence.
func isSpoken(p *plainText, f fence) bool {
	end := f.from
	for i := f.from - 1; i >= -1 && f.from-i < spokenWithin; i-- {
		r := p.at(i)
		if isWordRune(r) || r == '-' {
			continue
		}
		word := foldRunes(p.plain[i+1 : end])
		if speechVerbs[word] || reportVerbs[word] {
			return true
		}
		if r == '.' || r == '!' || r == '?' || i >= 0 && p.raw[i] == '\n' {
			return false
		}
		end = max(i, 0)
	}
	return false
}

// isIntroduced reports a comma or colon before a quotation or a comma at its
// end: the signs of speech.
func isIntroduced(p *plainText, f fence) bool {
	i := f.from - 1
	for i >= 0 && f.from-i < 4 && isSpace(p.plain[i]) {
		i--
	}
	before := p.at(i)
	return before == ',' || before == ':' || i < 0 || f.inner.to > f.inner.from && p.at(f.inner.to-1) == ','
}

// wordBefore returns the word that ends before i, in lower case.
func wordBefore(p *plainText, i int) string {
	end := i
	for end > 0 && i-end < 3 && (isSpace(p.plain[end-1]) || p.plain[end-1] == ',') {
		end--
	}
	from := end
	for from > 0 && end-from < 20 && (isWordRune(p.plain[from-1]) || p.plain[from-1] == '-') {
		from--
	}
	return foldRunes(p.plain[from:end])
}

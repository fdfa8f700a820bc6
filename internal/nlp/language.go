package nlp

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/abadojack/whatlanggo"
)

// A LanguageError says that a text is not English.
type LanguageError struct {
	Detected string // English name of the language, such as "German"
	Code     string // its code in ISO 639-3, such as "deu"
}

// Error names the language.
func (e *LanguageError) Error() string {
	return fmt.Sprintf("the text is %s, not English", e.Detected)
}

// What the language check looks at.
const (
	sampleBytes   = 1 << 14 // of the text, from its start
	minSample     = 80      // bytes of letters: a shorter text is taken as English
	englishShare  = 0.12    // of function words, from which on a text is English; news has 0.24 to 0.36
	minConfidence = 0.7     // of the detector, below which a Latin text is taken as English
)

// functionWords are frequent in every English text, and few of them are words
// of other languages.
var functionWords = setOf(`the of and to that for was with on as it his her he she by from at are were has have had been
	which who this not but they their would will said after about more when its an`)

// checkLanguage returns a *LanguageError where the head of a text is surely not
// English.
func checkLanguage(text string) error {
	sample := strings.ToValidUTF8(text[:min(len(text), sampleBytes)], "")
	letters, words, function := 0, 0, 0
	for word := range strings.FieldsFuncSeq(sample, func(r rune) bool { return !isLetter(r) }) {
		words++
		letters += len(word)
		if functionWords[strings.ToLower(word)] {
			function++
		}
	}
	if letters < minSample || float64(function) >= englishShare*float64(words) {
		return nil
	}
	info := whatlanggo.Detect(strings.Map(withoutSigns, sample))
	if info.Lang == whatlanggo.Eng || info.Lang < 0 || isLatin(sample) && info.Confidence < minConfidence {
		return nil
	}
	return &LanguageError{Detected: info.Lang.String(), Code: info.Lang.Iso6393()}
}

// isLatin reports whether most letters of a text are Latin ones; in any other
// script it is not English, however little the detector trusts its guess.
func isLatin(text string) bool {
	latin, letters := 0, 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
			if unicode.Is(unicode.Latin, r) {
				latin++
			}
		}
	}
	return 2*latin >= letters
}

// withoutSigns keeps letters, marks and single spaces of a text.
func withoutSigns(r rune) rune {
	if isLetter(r) || unicode.IsSpace(r) || r == '\'' {
		return r
	}
	return ' '
}

package encoder

import "unicode"

// The casing classes. The vocabulary is lower-cased; this is what is left of
// the letters' case. They are part of the format.
const (
	casingSpecial = iota
	casingLower
	casingTitle
	casingUpper
	casingMixed
	casingDigits
	casingOther
	casingInitial
	numCasings
)

// casing returns the class of a word. Only its letters decide, where it has any.
func casing(word string) uint8 {
	letters, uppers, digits := 0, 0, false
	firstUpper := false
	for _, r := range word {
		switch {
		case unicode.IsLetter(r):
			if unicode.IsUpper(r) {
				uppers++
				firstUpper = firstUpper || letters == 0
			}
			letters++
		case unicode.IsDigit(r):
			digits = true
		}
	}
	switch {
	case letters == 0 && digits:
		return casingDigits
	case letters == 0:
		return casingOther
	case uppers == 0:
		return casingLower
	case letters == 1:
		return casingInitial
	case uppers == letters:
		return casingUpper
	case uppers == 1 && firstUpper:
		return casingTitle
	}
	return casingMixed
}

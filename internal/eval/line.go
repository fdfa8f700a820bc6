package eval

import "strings"

// longestLine is the length, in runes, at which a line of the error list is cut.
const longestLine = 220

// oneLine brings a text onto a line of bearable length.
func oneLine(text string) string {
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) > longestLine {
		return string(runes[:longestLine]) + "…"
	}
	return string(runes)
}

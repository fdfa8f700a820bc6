package nlp

import (
	"strings"
	"unicode"
)

// topDomains end a host name that is written without its scheme.
var topDomains = setOf(`com org net edu gov mil int info biz io co uk us ca au de fr eu ru cn in tv me ly ai news app dev ie nz jp`)

// address returns the end of a web address, an e-mail address, a @handle, a
// #tag or a host name at i, and i where there is none.
func (s *scanner) address(i, chunk int) int {
	switch r := s.at(i); {
	case r == '@':
		return s.handle(i)
	case r == '#' && isLetter(s.at(i+1)):
		return s.handle(i)
	case i > chunk && isWordRune(s.at(i-1)), !isWordRune(r):
		return i
	case s.is(i, "http://"), s.is(i, "https://"), s.is(i, "www."), s.is(i, "mailto:"), s.is(i, "ftp://"), s.is(i, "pic.twitter.com"):
		return s.trimAddress(i, s.to)
	}
	return s.host(i)
}

// handle returns the end of a handle or tag, which needs a letter or digit.
func (s *scanner) handle(i int) int {
	end := i + 1
	for isWordRune(s.at(end)) || s.at(end) == '_' {
		end++
	}
	if end == i+1 {
		return i
	}
	return end
}

// maxHost bounds the look for a host name or e-mail address, in runes.
const maxHost = 100

// host returns the end of an e-mail address or a host name with its path.
func (s *scanner) host(i int) int {
	end, at, dot := i, -1, -1
	for end < s.to && end-i < maxHost && isHostRune(s.p.plain[end]) {
		switch s.p.plain[end] {
		case '@':
			at = end
		case '.':
			dot = end
		}
		end++
	}
	if at > i && end > at+1 {
		return s.trimAddress(i, end)
	}
	if dot < 0 {
		return i
	}
	end = s.trimAddress(i, end)
	if !s.isHost(i, end) {
		return i
	}
	if s.at(end) == '/' && isWordRune(s.at(end+1)) {
		return s.trimAddress(i, s.to)
	}
	return end
}

// isHost reports names joined by dots of which the last is a top-level domain.
func (s *scanner) isHost(from, to int) bool {
	name := string(s.p.plain[from:to])
	dot := strings.LastIndexByte(name, '.')
	if dot < 2 || !topDomains[strings.ToLower(name[dot+1:])] {
		return false
	}
	last := []rune(name[dot+1:])
	return unicode.IsLower(last[0]) || strings.ToUpper(name) == name
}

func isHostRune(r rune) bool {
	return isWordRune(r) || r == '.' || r == '-' || r == '_' || r == '@' || r == '+'
}

// trimAddress takes off the signs at the end that belong to the sentence.
func (s *scanner) trimAddress(from, to int) int {
	for to > from+1 && strings.ContainsRune(`.,;:!?)]}>"'…-`, s.p.plain[to-1]) {
		to--
	}
	return to
}

// emoticons are the common ones; longer ones stand first.
var emoticons = []string{":-)", ":-(", ";-)", ":-d", ":-p", "^_^", ":)", ":(", ";)", ":d", ":p", "=)", "=(", "<3"}

// emoticon returns the end of an emoticon that nothing but punctuation follows.
func (s *scanner) emoticon(i, chunk int) int {
	if r := s.at(i); r != ':' && r != ';' && r != '^' && r != '<' && r != '=' || i > chunk && isWordRune(s.at(i-1)) && isLetter(s.at(i+1)) {
		return i
	}
	for _, e := range emoticons {
		if end := i + len(e); s.is(i, e) && !isWordRune(s.at(end)) {
			return end
		}
	}
	return i
}

package nlp

import "regexp"

// signature is the end of an embedded post as pages print it: a dash, the
// author's name, the handle in parentheses, and mostly a date.
var signature = regexp.MustCompile(
	`(?:^|\s)[—–―-]{1,3}\s?([^\n()—]{1,80}?)\s?\((@\w{1,30})\)\s*` +
		`((?:(?:[A-Z][a-z]{2,8}\.? \d{1,2}, ?|\d{1,2} [A-Z][a-z]{2,8}\.? )\d{4})|` +
		`(?:\d{1,2}:\d{2} ?[APap][Mm][^\n]{0,30}\d{4}))?\s*$`)

// media are the links that end a post with a picture.
var media = regexp.MustCompile(`(?:\s*(?:https?://t\.co|pic\.twitter\.com|pic\.x\.com)/\w+)+\s*$`)

// maxSignature bounds the tail of a block that is searched for a signature, in
// bytes.
const maxSignature = 300

// findPosts returns the posts whose signature ends a paragraph. A signature on
// a line of its own signs the paragraph before it, unless that is a post too.
func findPosts(text string, paragraphs []Span) []Post {
	var posts []Post
	last := -1 // the paragraph of the post before
	for i, par := range paragraphs {
		tail := max(par.Start, par.End-maxSignature)
		for tail < par.End && tail > par.Start && text[tail]&0xC0 == 0x80 {
			tail++
		}
		m := signature.FindStringSubmatchIndex(text[tail:par.End])
		if m == nil {
			continue
		}
		body := Span{par.Start, tail + m[0]}
		if tail+m[0] == par.Start && i > 0 && last < i-1 {
			body = paragraphs[i-1]
		}
		last = i
		posts = append(posts, Post{
			Span:   Span{body.Start, par.End},
			Body:   withoutMedia(text, body),
			Author: group(m, 1, tail),
			Handle: group(m, 2, tail),
			Date:   group(m, 3, tail),
		})
	}
	return posts
}

// group returns the bytes of a group of a match in text[from:].
func group(match []int, n, from int) Span {
	if match[2*n] < 0 {
		return Span{}
	}
	return Span{from + match[2*n], from + match[2*n+1]}
}

// withoutMedia takes the links and the white space off the end of a body.
func withoutMedia(text string, body Span) Span {
	tail := max(body.Start, body.End-maxSignature)
	if m := media.FindStringIndex(text[tail:body.End]); m != nil {
		body.End = tail + m[0]
	}
	return trimSpan(text, body)
}

func trimSpan(text string, s Span) Span {
	for s.Start < s.End && text[s.End-1] <= ' ' {
		s.End--
	}
	for s.Start < s.End && text[s.Start] <= ' ' {
		s.Start++
	}
	return s
}

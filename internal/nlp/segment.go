package nlp

import "sort"

// maxSentence bounds a sentence, in words: a longer one is cut at its best
// punctuation, so that the cost of its tree stays bounded.
const maxSentence = 240

// Segment reads a text without any model: paragraphs, sentences, words with
// their forms, quotations and posts. Words have no annotation but Span, Form,
// Sentence, and Head -1. The text must be valid UTF-8. Its cost is linear in
// the length of the text.
func Segment(text string) *Doc {
	p := newPlainText(text)
	s := &segmenter{p: p, doc: &Doc{Text: text}, blocks: paragraphs(p)}
	for _, block := range s.blocks {
		s.doc.Paragraphs = append(s.doc.Paragraphs, p.span(block))
	}
	s.doc.Posts = findPosts(text, s.doc.Paragraphs)
	s.fences = findFences(p, s.blocks)
	for i := range s.blocks {
		s.paragraph(i)
	}
	s.quotations()
	return s.doc
}

// segmenter builds a Doc paragraph by paragraph.
type segmenter struct {
	p      *plainText
	doc    *Doc
	blocks []extent
	fences fences
	post   int // index of the first post that ends behind the paragraph at hand
}

func (s *segmenter) paragraph(i int) {
	block := s.blocks[i]
	body, sign, isPost := s.postParts(i)
	if isPost {
		s.sentences(body, i, Quoted)
		s.sentence(scanWords(s.p, sign, s.fences.role), i, Quoted)
		return
	}
	tokens := scanWords(s.p, block, s.fences.role)
	if n := labelEnd(s.p, tokens); n > 0 {
		s.sentence(tokens[:n], i, Label)
		s.sentences(extent{tokens[n].from, block.to}, i, Prose)
		return
	}
	ends := splitSentences(s.p, tokens, s.fences.role)
	if len(ends) == 1 && isHeading(s.p, block, tokens) {
		s.sentence(tokens, i, Heading)
		return
	}
	s.split(tokens, ends, i, Prose)
}

// postParts returns the body and the signature of the post that paragraph i
// belongs to.
func (s *segmenter) postParts(i int) (body, sign extent, ok bool) {
	posts := s.doc.Posts
	par := s.doc.Paragraphs[i]
	for s.post < len(posts) && posts[s.post].End <= par.Start {
		s.post++
	}
	if s.post == len(posts) || posts[s.post].Start > par.Start {
		return extent{}, extent{}, false
	}
	block := s.blocks[i]
	author := s.runeAt(posts[s.post].Author.Start)
	if author > block.to {
		return block, extent{block.to, block.to}, true
	}
	dash := author
	for dash > block.from && (isSpace(s.p.plain[dash-1]) || s.p.plain[dash-1] == '-') {
		dash--
	}
	return extent{block.from, dash}, extent{dash, block.to}, true
}

// runeAt returns the index of the rune at a byte offset.
func (s *segmenter) runeAt(offset int) int { return sort.SearchInts(s.p.offset, offset) }

// sentences cuts a stretch of a paragraph into sentences.
func (s *segmenter) sentences(e extent, paragraph int, kind SentenceKind) {
	tokens := scanWords(s.p, e, s.fences.role)
	s.split(tokens, splitSentences(s.p, tokens, s.fences.role), paragraph, kind)
}

// split appends the sentences that end at the given indices into tokens.
func (s *segmenter) split(tokens []token, ends []int, paragraph int, kind SentenceKind) {
	from := 0
	for _, end := range ends {
		s.sentence(tokens[from:end], paragraph, kind)
		from = end
	}
}

// sentence appends a sentence, in pieces where it is too long.
func (s *segmenter) sentence(tokens []token, paragraph int, kind SentenceKind) {
	tokens = s.detachFinal(tokens)
	for len(tokens) > maxSentence {
		cut := s.bestCut(tokens[:maxSentence])
		s.append(tokens[:cut], paragraph, kind)
		tokens = tokens[cut:]
	}
	if len(tokens) > 0 {
		s.append(tokens, paragraph, kind)
	}
}

// detachFinal makes the period behind a single letter a word of its own at the
// end of a sentence, where it is no initial.
func (s *segmenter) detachFinal(tokens []token) []token {
	n := len(tokens)
	if n < 2 {
		return tokens
	}
	last := tokens[n-1]
	if last.to-last.from != 2 || s.p.plain[last.to-1] != '.' || !isLetter(s.p.plain[last.from]) {
		return tokens
	}
	out := append(tokens[:n-1:n-1], token{extent: extent{last.from, last.to - 1}, spaced: last.spaced})
	return append(out, token{extent: extent{last.to - 1, last.to}})
}

// bestCut returns how many words of an overlong sentence to cut off: up to the
// last semicolon, dash or colon of its second half, else the last comma, else all.
func (s *segmenter) bestCut(tokens []token) int {
	comma := len(tokens)
	for i := len(tokens) - 1; i >= len(tokens)/2; i-- {
		switch s.p.plain[tokens[i].from] {
		case '.', '!', '?', ';', ':', '…':
			return i + 1
		case ',':
			if comma == len(tokens) {
				comma = i + 1
			}
		}
	}
	return comma
}

func (s *segmenter) append(tokens []token, paragraph int, kind SentenceKind) {
	index := len(s.doc.Sentences)
	first := len(s.doc.Words)
	for _, t := range tokens {
		s.doc.Words = append(s.doc.Words, Word{
			Span:     s.p.span(t.extent),
			Form:     s.p.form(t.extent),
			Head:     -1,
			Sentence: index,
		})
	}
	s.doc.Sentences = append(s.doc.Sentences, Sentence{
		Span:      s.p.span(extent{tokens[0].from, tokens[len(tokens)-1].to}),
		Words:     Range{first, len(s.doc.Words)},
		Paragraph: paragraph,
		Kind:      kind,
	})
}

// quotations turns the fences into those of the Doc, in order.
func (s *segmenter) quotations() {
	for _, f := range s.fences.quotations {
		s.doc.Quotations = append(s.doc.Quotations, Quotation{
			Span:   s.p.span(f.extent),
			Inner:  s.p.span(f.inner),
			Parent: f.parent,
			Closed: f.closed,
			Scare:  isScare(s.p, f),
		})
	}
}

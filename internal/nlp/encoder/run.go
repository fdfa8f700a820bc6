package encoder

// Bounds of a run: a batch of sequences has about batchPieces pieces, so that
// memory depends on no text; a sentence longer than a window is cut at words
// and read with some context on both sides.
const (
	batchPieces   = 384
	windowPieces  = 254
	contextPieces = 32
)

// window is a stretch of a sentence that is read as one sequence, and the part
// of it whose scores are taken.
type window struct {
	sentence   int
	first, end int // words read
	from, to   int // words taken
}

// Run scores sentences of words; the answer is aligned with them.
func (m *Model) Run(s *Scratch, sentences [][]string) []Scores {
	out := make([]Scores, len(sentences))
	for i, words := range sentences {
		out[i] = m.newScores(s, len(words))
	}
	var batch []window
	size := 0
	flush := func() {
		if len(batch) > 0 {
			m.runBatch(s, sentences, batch, out)
		}
		batch, size = batch[:0], 0
	}
	for i, words := range sentences {
		for _, w := range m.windows(i, words) {
			n := m.countPieces(words[w.first:w.end])
			if size+n > batchPieces {
				flush()
			}
			batch = append(batch, w)
			size += n
		}
	}
	flush()
	return out
}

func (m *Model) countPieces(words []string) int {
	n := 2
	var ids []int32
	for _, word := range words {
		ids = m.vocab.append(ids[:0], word)
		n += min(len(ids), maxWordPieces)
	}
	return n
}

// maxWordPieces bounds the pieces that are read of one word; what follows says
// nothing about a word that long.
const maxWordPieces = 24

// windows cuts a sentence into windows. Most sentences are one.
func (m *Model) windows(sentence int, words []string) []window {
	if len(words) == 0 {
		return nil
	}
	sizes := make([]int, len(words))
	total := 0
	var ids []int32
	for i, word := range words {
		ids = m.vocab.append(ids[:0], word)
		sizes[i] = min(len(ids), maxWordPieces)
		total += sizes[i]
	}
	if total <= windowPieces {
		return []window{{sentence, 0, len(words), 0, len(words)}}
	}
	var out []window
	for from := 0; from < len(words); {
		to, pieces := from, 0
		for to < len(words) && pieces+sizes[to] <= windowPieces-2*contextPieces {
			pieces += sizes[to]
			to++
		}
		to = max(to, from+1)
		w := window{sentence: sentence, first: from, end: to, from: from, to: to}
		for left := contextPieces; w.first > 0 && sizes[w.first-1] <= left; w.first-- {
			left -= sizes[w.first-1]
		}
		for left := contextPieces; w.end < len(words) && sizes[w.end] <= left; w.end++ {
			left -= sizes[w.end]
		}
		out = append(out, w)
		from = to
	}
	return out
}

// runBatch encodes the windows as packed sequences and scores their words.
func (m *Model) runBatch(s *Scratch, sentences [][]string, batch []window, out []Scores) {
	s.ids, s.casings, s.first = s.ids[:0], s.casings[:0], s.first[:0]
	s.starts = append(s.starts[:0], 0)
	for _, w := range batch {
		m.sequence(s, sentences[w.sentence][w.first:w.end])
	}
	m.encode(s)
	h := m.config.Hidden
	word := 0
	for _, w := range batch {
		for i := w.first; i < w.end; i++ {
			if i >= w.from && i < w.to {
				state := s.x[s.first[word]*h : (s.first[word]+1)*h]
				copy(out[w.sentence].states.Row(i), state)
			}
			word++
		}
	}
	var finished []*Scores
	for _, w := range batch {
		if w.to == len(sentences[w.sentence]) {
			finished = append(finished, &out[w.sentence])
		}
	}
	m.score(s, finished)
}

// sequence appends the pieces of words between [CLS] and [SEP].
func (m *Model) sequence(s *Scratch, words []string) {
	s.ids, s.casings = append(s.ids, m.vocab.cls), append(s.casings, casingSpecial)
	for _, word := range words {
		at := len(s.ids)
		s.first = append(s.first, at)
		s.ids = m.vocab.append(s.ids, word)
		s.ids = s.ids[:min(len(s.ids), at+maxWordPieces)]
		class := casing(word)
		for len(s.casings) < len(s.ids) {
			s.casings = append(s.casings, class)
		}
	}
	s.ids, s.casings = append(s.ids, m.vocab.sep), append(s.casings, casingSpecial)
	s.starts = append(s.starts, len(s.ids))
}

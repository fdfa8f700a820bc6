package encoder

// Roles returns for each of the predicates, which are indices of words, the
// scores of all words' roles towards it, words by roles; role 0 is none. Those
// of words whose Predicate is above zero were computed with the run, those of
// others are now.
func (s *Scores) Roles(predicates []int) []Matrix {
	var missing []rolePairs
	for _, p := range predicates {
		if s.roles[p].Rows == 0 {
			missing = append(missing, s.pairsOf(p))
		}
	}
	s.model.role.score(s.scratch, missing)
	out := make([]Matrix, len(predicates))
	for i, p := range predicates {
		out[i] = s.roles[p]
	}
	return out
}

// scoreRoles scores the roles of all words that seem to be predicates.
func (m *Model) scoreRoles(s *Scratch, sentences []*Scores) {
	var all []rolePairs
	for _, sentence := range sentences {
		for p, score := range sentence.Predicate {
			if score > 0 {
				all = append(all, sentence.pairsOf(p))
			}
		}
	}
	m.role.score(s, all)
}

// rolePairs are a predicate and all words of its sentence.
type rolePairs struct {
	predicate []float32
	words     Matrix
	scores    Matrix // of the words, to be filled in
}

// pairsOf makes room for the scores of predicate p.
func (s *Scores) pairsOf(p int) rolePairs {
	s.roles[p] = newMatrix(s.roleArg.Rows, s.model.role.labels)
	return rolePairs{s.rolePred.Row(p), s.roleArg, s.roles[p]}
}

// roleBilinear is a bilinear form that is multiplied from the left, since
// predicates are few beside words: x·U_l, label by label, for all predicates at
// hand, so that the matrix, the largest of all, is read once for all of them.
type roleBilinear struct {
	bilinear
	left  []linear  // of each label: output j, input i, with a scale of 1
	scale []float32 // of each label and input, which x is multiplied with
	zeros []float32
}

func (l *loader) roleBilinear(name string, size, labels int) roleBilinear {
	w, scale := l.int8s(name+".u.weight", labels*size, size), l.floats(name+".u.scale", labels*size)
	b := roleBilinear{bilinear: l.terms(name, size, labels), scale: scale, zeros: make([]float32, size)}
	if l.err != nil {
		return b
	}
	ones := make([]float32, size)
	for i := range ones {
		ones[i] = 1
	}
	turned := make([]int8, size*size)
	for label := range labels {
		turn(turned, w[label*size*size:], size)
		left, err := pack(name, turned, ones, nil, size, size)
		if err != nil {
			l.err = err
			return b
		}
		b.left = append(b.left, left)
	}
	return b
}

// turn sets to to the square matrix from with rows for columns.
func turn(to, from []int8, size int) {
	for i := range size {
		for j := range size {
			to[j*size+i] = from[i*size+j]
		}
	}
}

// score fills in the scores of the pairs.
func (b roleBilinear) score(s *Scratch, pairs []rolePairs) {
	if len(pairs) == 0 {
		return
	}
	b.addTerms(s.kernel, pairs)
	x := newMatrix(len(pairs), b.size)
	for label, left := range b.left {
		scale := b.scale[label*b.size : (label+1)*b.size]
		for i := range pairs {
			copy(x.Row(i), pairs[i].predicate)
			s.kernel.affine(x.Row(i), scale, b.zeros, 0, 1)
		}
		s.q.quantise(s.kernel, x.Data, x.Rows, b.size)
		s.right = grow(s.right, padRows(x.Rows)*left.width())
		left.apply(s.kernel, &s.q, s.right)
		for i := range pairs {
			s.addProducts(&pairs[i], s.right[i*left.width():][:b.size], label)
		}
	}
}

// addProducts adds the products of a predicate, already multiplied with the
// matrix of a label, with all words.
func (s *Scratch) addProducts(p *rolePairs, left []float32, label int) {
	s.weights = grow(s.weights, p.words.Rows)
	s.kernel.dots(s.weights, left, p.words.Data, len(left))
	for w, v := range s.weights {
		p.scores.Data[w*p.scores.Cols+label] += v
	}
}

// addTerms sets the scores to what predicates and words alone add to them.
func (b roleBilinear) addTerms(k Kernel, pairs []rolePairs) {
	base := make([]float32, b.labels)
	var own Matrix
	for i, p := range pairs {
		if i == 0 || &p.words.Data[0] != &pairs[i-1].words.Data[0] {
			own = b.own(k, p.words)
		}
		b.base(k, base, p.predicate)
		for w := range own.Rows {
			row := p.scores.Row(w)
			for l, v := range own.Row(w) {
				row[l] = v + base[l]
			}
		}
	}
}

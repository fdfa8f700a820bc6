"""Batches of sentences of similar length, as padded tensors."""
import random

import torch

from data import NAMES, UPOS
from pieces import LOWER, TITLE, UPPER

IGNORE = -100


SIZES = [16, 24, 32, 40, 56, 80, 112, 160, 232, 320, 512]


def size_of(sentence, vocabulary):
    """The padded length, in pieces, of a sentence. Few sizes mean few shapes, for each of which the
    library makes a kernel of its own; with free shapes that took most of the time."""
    n = 2 + sum(len(vocabulary.word(w)) for w in sentence.words)
    return next(size for size in SIZES if n <= size or size == SIZES[-1])


def chunks(sentences, pieces_per_batch, vocabulary, rng):
    """Groups sentences by padded length and cuts the groups into batches of one shape."""
    groups = {}
    for s in sentences:
        groups.setdefault(size_of(s, vocabulary), []).append(s)
    out = []
    for size, group in sorted(groups.items()):
        rng.shuffle(group)
        n = max(1, pieces_per_batch // size)
        out += [group[i:i + n] for i in range(0, len(group), n)]
    return out


def recase(cases, rng):
    """Now and then a sentence as a headline, a shout or a hurried note would write it."""
    roll = rng.random()
    if roll < 0.02:
        return [LOWER if c in (TITLE, UPPER) else c for c in cases]
    if roll < 0.04:
        return [UPPER if c in (TITLE, LOWER) else c for c in cases]
    if roll < 0.06:
        return [TITLE if c == LOWER else c for c in cases]
    return cases


class Batch:
    """Tensors of a batch; a label tensor is None where no sentence has such labels."""

    def __init__(self, sentences, vocabulary, labels, rng=None):
        self.sentences = sentences
        encoded = [vocabulary.encode(s.words) for s in sentences]
        n = w = max(size_of(s, vocabulary) for s in sentences)
        b = len(sentences)
        self.ids = torch.zeros(b, n, dtype=torch.long)
        self.cases = torch.zeros(b, n, dtype=torch.long)
        self.first = torch.zeros(b, w, dtype=torch.long)
        self.mask = torch.zeros(b, w, dtype=torch.bool)
        self.lengths = torch.tensor([len(e[0]) for e in encoded])
        for i, (ids, cases, first) in enumerate(encoded):
            if rng is not None:
                cases = recase(cases, rng)
            self.ids[i, :len(ids)] = torch.tensor(ids)
            self.cases[i, :len(cases)] = torch.tensor(cases)
            self.first[i, :len(first)] = torch.tensor(first)
            self.mask[i, :len(first)] = True
        self._names(b, w)
        self._syntax(b, w, labels)
        self._roles(b, w, labels)

    def _names(self, b, w):
        self.names = None
        if any(s.names for s in self.sentences):
            self.names = torch.zeros(b, w, len(NAMES), dtype=torch.bool)
            for i, s in enumerate(self.sentences):
                for j, allowed in enumerate(s.names or []):
                    for k in allowed:
                        self.names[i, j, k] = True

    def _syntax(self, b, w, labels):
        self.upos = None
        if not any(s.heads for s in self.sentences):
            return
        xpos = {x: i for i, x in enumerate(labels["xpos"])}
        rels = {r: i for i, r in enumerate(labels["deprels"])}
        self.upos, self.xpos, self.heads, self.rels = (torch.full((b, w), IGNORE) for _ in range(4))
        for i, s in enumerate(self.sentences):
            for j in range(len(s.words) if s.heads else 0):
                self.upos[i, j] = UPOS.index(s.upos[j])
                self.xpos[i, j] = xpos.get(s.xpos[j], IGNORE)
                self.heads[i, j] = s.heads[j]
                self.rels[i, j] = rels[s.rels[j]] if s.rels[j] in rels else rels[s.rels[j].split(":")[0]]

    def _roles(self, b, w, labels):
        self.predicates = None
        if not any(s.frames is not None for s in self.sentences):
            return
        roles = {r: i for i, r in enumerate(labels["roles"])}
        self.predicates = torch.full((b, w), IGNORE)
        self.frame_at, gold = [], []
        for i, s in enumerate(self.sentences):
            if s.frames is None:
                continue
            self.predicates[i, :len(s.words)] = 0
            for p, args in s.frames:
                self.predicates[i, p] = 1
                row = torch.full((w,), IGNORE)
                row[:len(s.words)] = 0
                for role, head in args:
                    if role in roles:
                        row[head] = roles[role]
                self.frame_at.append((i, p))
                gold.append(row)
        self.frames = len(gold)
        while gold and len(gold) % 64:  # to few shapes, as above
            self.frame_at.append((0, 0))
            gold.append(torch.full((w,), IGNORE))
        self.roles = torch.stack(gold) if gold else torch.zeros(0, w, dtype=torch.long)


def epoch(data, mix, pieces_per_batch, vocabulary, labels, rng):
    """All batches of an epoch in random order; mix says how often a set is read."""
    groups = []
    for name, times in mix.items():
        whole, part = int(times), times - int(times)
        sentences = data[name] * whole
        if part:
            sentences = sentences + rng.sample(data[name], int(part * len(data[name])))
        groups += chunks(sentences, pieces_per_batch, vocabulary, rng)
    rng.shuffle(groups)
    for group in groups:
        yield Batch(group, vocabulary, labels, rng)


def rng(seed):
    return random.Random(seed)

"""Figures on the development sets, on gold words: tags, dependencies, names, roles.

    python evaluate.py --shared ../../../../shared
"""
import argparse

import torch
from torch.nn import functional as F

import data as corpus
from batches import Batch, chunks, rng
from data import NAMES
from export import activations_quantised, read


def spans(labels):
    """Exact name spans of a label sequence."""
    out, start, kind = set(), None, None
    for i, l in enumerate(list(labels) + ["O"]):
        if start is not None and not (l.startswith("I-") and l[2:] == kind):
            out.add((start, i, kind))
            start = None
        if l.startswith("B-") or (l.startswith("I-") and start is None):
            start, kind = i, l[2:]
    return out


def legal():
    """Which label may follow which: I- only its own B- or I-."""
    t = torch.zeros(len(NAMES), len(NAMES))
    for j, to in enumerate(NAMES):
        if to.startswith("I-"):
            for i, frm in enumerate(NAMES):
                if frm[2:] != to[2:] or frm == "O":
                    t[i, j] = -1e4
    return t


def viterbi(logits):
    score, back, t = logits[0].clone(), [], legal()
    for j, l in enumerate(NAMES):
        if l.startswith("I-"):
            score[j] = -1e4
    for row in logits[1:]:
        best, frm = (score[:, None] + t).max(0)
        back.append(frm)
        score = best + row
    path = [int(score.argmax())]
    for frm in reversed(back):
        path.append(int(frm[path[-1]]))
    return [NAMES[i] for i in reversed(path)]


@torch.no_grad()
def predictions(model, sentences, vocabulary):
    model.eval()
    for group in chunks(list(sentences), 4000, vocabulary, rng(0)):
        b = Batch(group, vocabulary, model.labels)
        h = model.states(b.ids, b.cases, b.lengths, b.first)
        yield b, h


def names_f1(model, sentences, vocabulary):
    counts = {}
    for b, h in predictions(model, sentences, vocabulary):
        logits = model.names(h)
        for i, s in enumerate(b.sentences):
            gold = spans([NAMES[min(a)] for a in s.names])
            got = spans(viterbi(logits[i, :len(s.words)]))
            for kind in {k for *_, k in gold | got} | {"all"}:
                g = {x for x in gold if kind in ("all", x[2])}
                p = {x for x in got if kind in ("all", x[2])}
                c = counts.setdefault(kind, [0, 0, 0])
                c[0] += len(g & p)
                c[1] += len(g)
                c[2] += len(p)
    return {k: 200 * tp / max(g + p, 1) for k, (tp, g, p) in counts.items()}


def syntax(model, sentences, vocabulary):
    """UPOS, UAS and LAS in percent, heads by argmax; punctuation counts."""
    n = tags = uas = las = 0
    for b, h in predictions(model, sentences, vocabulary):
        ad, ah, ld, lh = model.syntax(h)
        allowed = torch.cat([torch.ones(len(h), 1, dtype=torch.bool), b.mask], 1)
        heads = model.arc.square(ad, ah).masked_fill(~allowed[:, None], -1e4).argmax(-1)
        m = b.mask
        rows = m.nonzero()[:, 0]
        rels = model.label.pairs(ld[m], lh[rows, heads[m]]).argmax(-1)
        right = heads[m] == b.heads[m]
        n += int(m.sum())
        tags += int((model.upos(h).argmax(-1)[m] == b.upos[m]).sum())
        uas += int(right.sum())
        las += int((right & (rels == b.rels[m])).sum())
    return 100 * tags / n, 100 * uas / n, 100 * las / n


def roles(model, sentences, vocabulary):
    """F1 of predicates and of labelled argument heads without auxiliaries, in percent."""
    names = model.labels["roles"]
    p_ok = p_gold = p_got = a_ok = a_gold = a_got = 0
    for b, h in predictions(model, sentences, vocabulary):
        is_predicate = model.predicate(h).argmax(-1) == 1
        y = F.gelu(model.role_argument(h))
        for i, s in enumerate(b.sentences):
            if s.frames is None:
                continue
            n = len(s.words)
            plain = lambda w: s.upos[w] != "AUX"
            gold = {p for p, _ in s.frames if plain(p)}
            got = {w for w in range(n) if is_predicate[i, w] and plain(w)}
            p_ok, p_gold, p_got = p_ok + len(gold & got), p_gold + len(gold), p_got + len(got)
            gold_args = {(p, r, w) for p, args in s.frames if plain(p) for r, w in args}
            got_args = set()
            if got:
                ps = sorted(got)
                x = F.gelu(model.role_predicate(h[i, ps]))
                best = model.role(x, y[i:i + 1, :n].expand(len(ps), -1, -1)).argmax(1)
                got_args = {(p, names[best[k, w]], w) for k, p in enumerate(ps) for w in range(n) if best[k, w]}
            a_ok, a_gold, a_got = a_ok + len(gold_args & got_args), a_gold + len(gold_args), a_got + len(got_args)
    return 200 * p_ok / max(p_gold + p_got, 1), 200 * a_ok / max(a_gold + a_got, 1)


def line(model, data, vocabulary, activations=False):
    """All figures on one line; with activations the inputs of matrices are quantised as the Go side does."""
    with activations_quantised(model, activations):
        out = []
        for name in ("ewt-dev", "gum-dev"):
            out.append(f"{name} UPOS/UAS/LAS " + "/".join(f"{x:.1f}" for x in syntax(model, data[name], vocabulary)))
        f = names_f1(model, data["names-dev"], vocabulary)
        out.append("names " + " ".join(f"{k[:4]} {v:.1f}" for k, v in sorted(f.items())))
        out.append("roles P/A " + "/".join(f"{x:.1f}" for x in roles(model, data["ewt-dev"], vocabulary)))
    return " | ".join(out)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--shared", required=True, help="folder with bench/ and names/")
    p.add_argument("--model", default="../english.model")
    args = p.parse_args()
    model, vocabulary = read(args.model)
    print("int8", line(model, corpus.load(args.shared), vocabulary, activations=True))


if __name__ == "__main__":
    main()

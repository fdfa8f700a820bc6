"""Writes the fixture that holds the Go side to this one: sentences with their pieces, states and labels.

    python parity.py

It needs the model file only. The sentences are those of the sample articles and the odd ones below, all written for
this project.
"""
import argparse
import glob
import gzip
import json
import os

import torch

from batches import Batch
from data import TOKEN, Sentence
from export import read

WITH_STATES = 10

ODD = [
    "Zoë Ångström-Núñez’s “naïve” café — open 24/7 — costs €3.50…",
    "The ﬁrst Straße in Łódź is called ½ Ünterweg .",
    "Voss wrote to mara.voss@halden.example and https://halden.example/a_b?c=1 !",
    "東京 and Москва signed it on 4 March 2031 , said Ｈａｌｄｅｎ .",
    "OMG 🙂 #debate @maravoss said NO!!! to McHalden & Co. ²",
    "antidisestablishmentarianism , pneumonoultramicroscopic and xqzvkjw are words too",
    "i̇stanbul , don't , DON'T , o'clock , l'été and Dvořák's",
]


def sentences(folder):
    """The sentences of the sample articles, cut roughly, and the odd ones."""
    out = []
    for path in sorted(glob.glob(os.path.join(folder, "*.txt"))):
        words = []
        for word in TOKEN.findall(open(path, encoding="utf-8").read()):
            words.append(word)
            if word in (".", "!", "?") or len(words) == 40:
                out.append(words)
                words = []
    return [Sentence(w) for w in out if len(w) >= 4] + [Sentence(s.split()) for s in ODD]


@torch.no_grad()
def row(model, vocabulary, sentence):
    """A sentence with what the model says of its words."""
    b = Batch([sentence], vocabulary, model.labels)
    h = model.states(b.ids, b.cases, b.lengths, b.first)
    ad, ah, ld, lh = model.syntax(h)
    allowed = torch.cat([torch.ones(1, dtype=torch.bool), b.mask[0]])
    heads = model.arc.square(ad, ah)[0].masked_fill(~allowed, -1e4).argmax(-1)
    rels = model.label.pairs(ld[0], lh[0, heads]).argmax(-1)
    n, pieces = len(sentence.words), int(b.lengths[0])  # without the padding
    best = lambda logits: logits[0].argmax(-1)[:n].tolist()
    return {"words": sentence.words, "pieces": b.ids[0, :pieces].tolist(), "casing": b.cases[0, :pieces].tolist(),
            "names": best(model.names(h)), "upos": best(model.upos(h)), "xpos": best(model.xpos(h)),
            "heads": (heads - 1)[:n].tolist(), "deprels": rels[:n].tolist(), "predicates": best(model.predicate(h)),
            "states": [[round(x, 4) for x in r] for r in h[0, :n].tolist()]}


def write(model, vocabulary, path, folder=os.path.join(os.path.dirname(__file__), "../../../examples")):
    """Writes the fixture; states take most room, so a part of the sentences has them."""
    model.eval()
    rows = [row(model, vocabulary, s) for s in sentences(folder)]
    for i, r in enumerate(rows):
        if i % max(1, len(rows) // WITH_STATES):
            del r["states"]
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with gzip.GzipFile(path, "wb", mtime=0) as f:
        f.write(json.dumps(rows).encode())
    print("wrote", path, len(rows), "sentences")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--model", default="../english.model")
    p.add_argument("--out", default="../encoder/testdata/parity.json.gz")
    args = p.parse_args()
    write(*read(args.model), args.out)


if __name__ == "__main__":
    main()

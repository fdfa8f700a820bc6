"""Writes the table of lemmas learned on the treebanks: form in lower case, part of speech, lemma.

    python lemmas.py --shared ../../../../shared --out ../lemmas.tsv.gz

A form that is seen with several lemmas has the most frequent one. The table holds the words of open classes whose
form differs from their lemma or that the suffix rules need to know; the rest is what the rules give.
"""
import argparse
import collections
import gzip
import os

KEEP = {"VERB", "AUX", "NOUN", "ADJ", "ADV", "PRON", "DET", "PART", "PROPN", "NUM"}


def count(path, counts):
    for line in open(path, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if len(cells) < 4 or not cells[0].isdigit() or cells[3] not in KEEP or cells[2] == "_":
            continue
        form = cells[1].lower()
        if not all(c.isalpha() or c in "'’-." for c in form) or "\t" in cells[2]:
            continue
        counts[form, cells[3]][cells[2]] += 1


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--shared", required=True)
    p.add_argument("--out", default="../lemmas.tsv.gz")
    args = p.parse_args()
    counts = collections.defaultdict(collections.Counter)
    for name in ("en_ewt-train-rebuilt.conllu", "en_gum-train-permissive.conllu"):
        count(os.path.join(args.shared, "bench", "dev", "pos_dep", name), counts)
    rows = []
    for (form, upos), lemmas in sorted(counts.items()):
        lemma, n = min(lemmas.items(), key=lambda kv: (-kv[1], kv[0]))
        if upos == "PROPN" and lemma.lower() == form:
            continue
        if upos not in ("VERB", "NOUN", "AUX") and lemma == form:
            continue
        rows.append(f"{form}\t{upos}\t{lemma}")
    with gzip.GzipFile(args.out, "wb", mtime=0) as f:
        f.write(("\n".join(rows) + "\n").encode())
    print(len(rows), "rows,", os.path.getsize(args.out), "bytes")


if __name__ == "__main__":
    main()

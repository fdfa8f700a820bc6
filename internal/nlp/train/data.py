"""The training and development data, as sentences that may carry several kinds of labels.

Everything here is named with its licence in MODEL.md; nothing else may be trained on.
"""
import collections
import json
import os
import re
from dataclasses import dataclass, field

TYPES = ["PERSON", "ORGANIZATION", "PLATFORM", "PLACE", "GROUP", "EVENT", "WORK"]
NAMES = ["O"] + [p + t for t in TYPES for p in ("B-", "I-")]
UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()


@dataclass
class Sentence:
    words: list
    names: list = None      # per word: the set of label indices that it may have
    upos: list = None
    xpos: list = None
    heads: list = None      # 0 = root, else 1-based
    rels: list = None
    frames: list = None     # [(predicate, [(role, head)])], None where unlabelled
    source: str = ""
    id: str = ""


def read_conllu(path):
    out, rows, sid, doc = [], [], "", ""
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc id"):
            doc = line.split("=")[1].strip()
        if line.startswith("# sent_id"):
            sid = line.split("=")[1].strip()
        if line.startswith("#"):
            continue
        if not line:
            if rows:
                out.append(Sentence([r[1] for r in rows], upos=[r[3] for r in rows], xpos=[r[4] for r in rows],
                                    heads=[int(r[6]) for r in rows], rels=[r[7] for r in rows], id=sid, source=doc))
            rows = []
            continue
        cells = line.split("\t")
        if cells[0].isdigit():
            rows.append(cells)
    return out


def read_srl(path):
    return {d["id"]: d for d in map(json.loads, open(path, encoding="utf-8"))}


def add_frames(sentences, srl):
    """Joins the semantic roles to the tree bank's sentences."""
    for s in sentences:
        d = srl.get(s.id)
        if d is None or d["tokens"] != s.words:
            continue
        s.frames = [(f["pred"], [(a["role"], a["head"]) for a in f["args"]]) for f in d["frames"]]
    return sentences


PREFIXES = set("non e pre mid re co anti cross post over multi sub semi pro ex counter mini inter neo psycho intra arch "
               "socio micro macro ultra un bi tri quasi pseudo proto trans extra infra hyper electro bio eco geo uh oh hm".split())


def parts(word):
    """A word as the Go side cuts it: at hyphens, but not behind a prefix nor in a date or telephone number."""
    if "-" not in word or re.fullmatch(r"[\d-]+", word):
        return [word]
    out = [""]
    for piece in re.split(r"(?<=[\w.])(-)(?=\w)", word):
        if piece == "-" and out[-1].lower() not in PREFIXES:
            out += ["-", ""]
        else:
            out[-1] += piece
    return out


def resegment(words, names):
    """Cuts words at hyphens; the labels go on through the parts."""
    cut, labels = [], []
    for word, allowed in zip(words, names):
        pieces = parts(word)
        inside = {NAMES.index("I-" + NAMES[l][2:]) if NAMES[l].startswith("B-") else l for l in allowed}
        cut += pieces
        labels += [allowed] + [inside] * (len(pieces) - 1)
    return cut, labels


def read_bio(path, source):
    out, words, labels = [], [], []
    for line in list(open(path, encoding="utf-8")) + ["\n"]:
        line = line.rstrip("\n")
        if line.startswith("# ") and "\t" not in line:
            continue
        if not line:
            if words:
                words, labels = resegment(words, [{NAMES.index(l)} for l in labels])
                out.append(Sentence(words, names=labels, source=source))
            words, labels = [], []
            continue
        word, label = line.split("\t")
        words.append(word)
        labels.append(label)
    return out


def allow(kind, prefix):
    """The labels that a span label of another set may mean."""
    types = {"PER": ["PERSON"], "LOC": ["PLACE"], "ORG": ["ORGANIZATION", "PLATFORM"],
             "MISC": ["GROUP", "EVENT", "WORK", "PLATFORM"], "X": TYPES}.get(kind, [kind])
    allowed = {NAMES.index(prefix + t) for t in types}
    if kind == "MISC":
        allowed.add(0)
    if kind == "X":
        allowed.add(0)
    return allowed


def outside(word):
    """What a word outside all spans may be in a set that leaves nationalities unlabelled."""
    if word[:1].isupper() and word.isalpha():
        return {0, NAMES.index("B-GROUP")}
    return {0}


def read_crossner(path, source):
    out = []
    for d in map(json.loads, open(path, encoding="utf-8")):
        names = [outside(w) if l == "O" else allow(l[2:], l[:2]) for w, l in zip(d["tokens"], d["labels"])]
        words, names = resegment(d["tokens"], names)
        out.append(Sentence(words, names=names, source=source))
    return out


TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|\w+(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|[@#]?\w+(?:[.,]\d+)*|[^\w\s]", re.UNICODE)


def read_spans(path, source, skip=()):
    """Documents with character spans; a line is a sentence."""
    out = []
    for d in map(json.loads, open(path, encoding="utf-8")):
        if d["id"] in skip:
            continue
        spans = sorted((e["span"][0], e["span"][1], e["type"]) for e in d["entities"])
        at = 0
        for line in d["text"].split("\n"):
            words, names = [], []
            for m in TOKEN.finditer(line):
                start, end = at + m.start(), at + m.end()
                inside = [s for s in spans if s[0] <= start and end <= s[1]]
                words.append(m.group())
                if inside:
                    s = inside[0]
                    names.append(allow(s[2], "B-" if start == s[0] else "I-"))
                else:
                    names.append(outside(m.group()))
            if words and len(words) < 150:
                out.append(Sentence(words, names=names, source=source))
            at += len(line) + 1
    return out


def load(shared):
    """All data by name; the keys that end in -dev are never trained on."""
    bench = os.path.join(shared, "bench", "dev")
    p = lambda *a: os.path.join(bench, *a)
    d = {
        "ewt": add_frames(read_conllu(p("pos_dep", "en_ewt-train-rebuilt.conllu")), read_srl(p("srl", "ewt-train.jsonl"))),
        "gum": read_conllu(p("pos_dep", "en_gum-train-permissive.conllu")),
        "ewt-dev": add_frames(read_conllu(p("pos_dep", "en_ewt-dev.conllu")), read_srl(p("srl", "ewt-dev.jsonl"))),
        "gum-dev": read_conllu(p("pos_dep", "en_gum-dev.conllu")),
        "names": read_bio(os.path.join(shared, "names", "train.conll"), "names"),
        "names-dev": read_bio(os.path.join(shared, "names", "dev.conll"), "names"),
        "wikigold-dev": read_spans(p("ner", "ner_wikigold.jsonl"), "wikigold"),
        "wnut": read_spans(p("ner", "ner_wnut17.jsonl"), "wnut"),
    }
    dev_docs = {"gum/" + s.source for s in d["gum-dev"]}
    d["gum-names"] = read_spans(p("ner", "ner_gum.jsonl"), "gum-names", skip=dev_docs)
    d["crossner"] = [s for n in ("politics", "science", "ai", "music", "literature")
                     for s in read_crossner(p("ner", f"crossner_{n}.jsonl"), "crossner")]
    return d


def labels(data):
    """The label sets: relations and roles that are frequent enough to be learned."""
    rels, roles, xpos = collections.Counter(), collections.Counter(), collections.Counter()
    for s in data["ewt"] + data["gum"]:
        rels.update(s.rels)
        xpos.update(s.xpos)
    for s in data["ewt"]:
        for _, args in s.frames or []:
            roles.update(r for r, _ in args)
    keep = {r for r, n in rels.items() if n >= 50}
    keep |= {r.split(":")[0] for r in rels}
    return {"names": NAMES, "upos": UPOS, "xpos": sorted(x for x, n in xpos.items() if n >= 5),
            "deprels": sorted(keep), "roles": ["_"] + sorted(r for r, n in roles.items() if n >= 20)}

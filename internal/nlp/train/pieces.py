"""Words to pieces: the lower-cased WordPiece vocabulary of BERT, and the casing class of a word.

The Go side (encoder/pieces.go) does the same; the parity fixture holds the two together.
"""
import functools
import unicodedata

PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "`": "'", "ʼ": "'",
                       "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "…": "..."})

SPECIAL, LOWER, TITLE, UPPER, MIXED, DIGITS, OTHER, INITIAL = range(8)


def casing(word):
    """The casing class of a word; only its letters decide."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return DIGITS if any(c.isdecimal() for c in word) else OTHER
    if len(letters) == 1:
        return INITIAL if letters[0].isupper() else LOWER
    if all(not c.isupper() for c in letters):
        return LOWER
    if all(c.isupper() for c in letters):
        return UPPER
    if letters[0].isupper() and not any(c.isupper() for c in letters[1:]):
        return TITLE
    return MIXED


def is_punctuation(c):
    """BERT's notion: all of ASCII that is no letter, digit or space, and Unicode's P classes."""
    o = ord(c)
    if 33 <= o <= 47 or 58 <= o <= 64 or 91 <= o <= 96 or 123 <= o <= 126:
        return True
    return unicodedata.category(c).startswith("P")


def is_cjk(c):
    o = ord(c)
    return 0x4E00 <= o <= 0x9FFF or 0x3400 <= o <= 0x4DBF or 0xF900 <= o <= 0xFAFF or 0x20000 <= o <= 0x2FA1F


class Vocabulary:
    def __init__(self, pieces):
        self.pieces = pieces
        self.index = {p: i for i, p in enumerate(self.pieces)}
        self.unknown, self.cls, self.sep = self.index["[UNK]"], self.index["[CLS]"], self.index["[SEP]"]
        self.word = functools.lru_cache(200_000)(self._word)

    @classmethod
    def of(cls, path):
        """The vocabulary of a file with a piece a line."""
        return cls(open(path, encoding="utf-8").read().rstrip("\n").split("\n"))

    def _word(self, word):
        """The piece ids of a word, at least one."""
        text = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", word.translate(PLAIN)).lower())
        parts, current = [], ""
        for c in text:
            if unicodedata.category(c) in ("Mn", "Cc", "Cf"):
                continue
            if c.isspace() or is_punctuation(c) or is_cjk(c):
                if current:
                    parts.append(current)
                current = ""
                if not c.isspace():
                    parts.append(c)
                continue
            current += c
        if current:
            parts.append(current)
        ids = [i for part in parts for i in self._greedy(part)]
        return tuple(ids) or (self.unknown,)

    def _greedy(self, part):
        if len(part) > 100:
            return [self.unknown]
        ids, start = [], 0
        while start < len(part):
            end = len(part)
            while end > start:
                piece = ("##" if start else "") + part[start:end]
                if piece in self.index:
                    break
                end -= 1
            if end == start:
                return [self.unknown]
            ids.append(self.index[piece])
            start = end
        return ids

    def encode(self, words):
        """Piece ids, casing classes and the place of each word's first piece, with [CLS] and [SEP]."""
        ids, cases, first = [self.cls], [SPECIAL], []
        for word in words:
            first.append(len(ids))
            pieces = self.word(word)
            ids.extend(pieces)
            cases.extend([casing(word)] * len(pieces))
        return ids + [self.sep], cases + [SPECIAL], first

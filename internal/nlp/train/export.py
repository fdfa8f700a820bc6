"""Quantises a trained model and writes it in the format that internal/nlp/encoder reads."""
import contextlib
import gzip
import hashlib
import json
import os
import struct

import numpy
import torch
from torch import nn

LIMIT, WORD_LIMIT = 63, 127  # 7 bits for matrices: AVX2's byte products saturate above


def rows(weight, limit):
    """int8 rows with a scale each."""
    flat = weight.detach().reshape(-1, weight.shape[-1]).float()
    scale = flat.abs().amax(1).clamp_min(1e-8) / limit
    return torch.round(flat / scale[:, None]).clamp(-limit, limit).to(torch.int8), scale


def matrices(model):
    """The quantised matrices by their name in the file."""
    for i, layer in enumerate(model.layers):
        for n in ("qkv", "out", "up", "down"):
            yield f"layer.{i}.{n}", getattr(layer, n)
    for n in ("names", "upos", "xpos", "predicate", "arc_dep", "arc_head", "label_dep", "label_head", "role_predicate", "role_argument"):
        yield n.replace("_", "."), getattr(model, n)


def quantise(model):
    """Replaces the weights by what the file can hold, so that figures are those of the file."""
    for _, m in matrices(model):
        q, s = rows(m.weight, LIMIT)
        m.weight.data = q.float() * s[:, None]
    q, s = rows(model.word.weight, WORD_LIMIT)
    model.word.weight.data = q.float() * s[:, None]
    for b in (model.arc, model.label, model.role):
        q, s = rows(b.u, LIMIT)
        b.u.data = (q.float() * s[:, None]).reshape(b.u.shape)


def quantise_input(x):
    """u8 with one scale and zero point a row, as the Go side computes it."""
    lo, hi = x.amin(-1, keepdim=True).clamp(max=0), x.amax(-1, keepdim=True).clamp(min=0)
    scale = (hi - lo) / 255
    scale = torch.where(scale == 0, torch.ones_like(scale), scale)
    zero = torch.round(-lo / scale)
    return (torch.clamp(torch.round(x / scale) + zero, 0, 255) - zero) * scale


@contextlib.contextmanager
def activations_quantised(model, on):
    """While it lasts, the inputs of the quantised matrices are rounded to 8 bits."""
    hooks = []
    if on:
        for _, m in matrices(model):
            hooks.append(m.register_forward_pre_hook(lambda _, args: (quantise_input(args[0]),)))
    try:
        yield
    finally:
        for h in hooks:
            h.remove()


def tensors(model):
    """Name and array of everything in the file."""
    f32 = lambda t: t.detach().float().contiguous().numpy()
    for name, m in matrices(model):
        q, s = rows(m.weight, LIMIT)
        yield name + ".weight", q.numpy()
        yield name + ".scale", f32(s)
        yield name + ".bias", f32(m.bias)
    for i, layer in enumerate(model.layers):
        for n in ("norm1", "norm2"):
            yield f"layer.{i}.{n}.weight", f32(getattr(layer, n).weight)
            yield f"layer.{i}.{n}.bias", f32(getattr(layer, n).bias)
    q, s = rows(model.word.weight, WORD_LIMIT)
    yield "emb.word.weight", q.numpy()
    yield "emb.word.scale", f32(s)
    yield "emb.position", f32(model.position.weight)
    yield "emb.case", f32(model.case.weight)
    yield "emb.norm.weight", f32(model.norm.weight)
    yield "emb.norm.bias", f32(model.norm.bias)
    yield "root", f32(model.root)
    for name in ("arc", "label", "role"):
        b = getattr(model, name)
        q, s = rows(b.u, LIMIT)
        yield name + ".u.weight", q.numpy()
        yield name + ".u.scale", f32(s)
        for part in ("x", "y", "c"):
            yield f"{name}.{part}", f32(getattr(b, part))


def align(n):
    return -n % 64


def write(model, vocabulary, path):
    """Writes the model file; README.md in this folder and encoder/format.go describe it."""
    data, index = bytearray(), {}
    for name, array in tensors(model):
        data += b"\0" * align(len(data))
        raw = array.tobytes()
        index[name] = {"dtype": "i8" if array.dtype == numpy.int8 else "f32", "shape": list(array.shape), "offset": len(data), "bytes": len(raw)}
        data += raw
    data += b"\0" * align(len(data))
    pieces = "\n".join(vocabulary.pieces).encode()
    vocab = {"offset": len(data), "bytes": len(pieces)}
    data += pieces
    header = json.dumps({"config": model.config, "labels": model.labels, "vocab": vocab, "tensors": index}).encode()
    head = b"HEARSAY\0" + struct.pack("<II", 1, len(header)) + header
    whole = head + b"\0" * align(len(head)) + bytes(data)
    with open(path + ".new", "wb") as f:
        f.write(whole + hashlib.sha256(whole).digest())
    os.replace(path + ".new", path)
    print("wrote", path, len(whole) // 1000, "kB")


@torch.no_grad()
def parity(model, vocabulary, data, path, with_states=12, with_labels=40):
    """Stores sentences with pieces, states and labels, for the parity test of the Go side."""
    from batches import Batch
    model.eval()
    chosen = [s for s in data["gum-dev"] + data["names-dev"] if 4 <= len(s.words) <= 40]
    chosen = chosen[::max(1, len(chosen) // with_labels)][:with_labels]
    out = []
    for i, s in enumerate(chosen):
        b = Batch([s], vocabulary, model.labels)
        h = model.states(b.ids, b.cases, b.lengths, b.first)
        ad, ah, ld, lh = model.syntax(h)
        allowed = torch.cat([torch.ones(1, dtype=torch.bool), b.mask[0]])
        heads = model.arc.square(ad, ah)[0].masked_fill(~allowed, -1e4).argmax(-1)
        rels = model.label.pairs(ld[0], lh[0, heads]).argmax(-1)
        n, pieces = len(s.words), int(b.lengths[0])  # without the padding
        best = lambda logits: logits[0].argmax(-1)[:n].tolist()
        row = {"words": s.words, "pieces": b.ids[0, :pieces].tolist(), "casing": b.cases[0, :pieces].tolist(),
               "names": best(model.names(h)), "upos": best(model.upos(h)), "xpos": best(model.xpos(h)),
               "heads": (heads - 1)[:n].tolist(), "deprels": rels[:n].tolist(), "predicates": best(model.predicate(h))}
        if i < with_states:
            row["states"] = [[round(x, 5) for x in r] for r in h[0, :n].tolist()]
        out.append(row)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with gzip.GzipFile(path, "wb", mtime=0) as f:
        f.write(json.dumps(out).encode())
    print("wrote", path)

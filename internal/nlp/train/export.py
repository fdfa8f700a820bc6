"""Quantises a trained model, and writes and reads it in the format that internal/nlp/encoder reads."""
import contextlib
import hashlib
import json
import os
import struct

import numpy
import torch
from model import Model
from pieces import Vocabulary

DTYPES = {"i8": numpy.int8, "f32": numpy.float32}
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


def read(path):
    """The model of a file, with the weights as the file holds them, and its vocabulary."""
    raw = open(path, "rb").read()
    if hashlib.sha256(raw[:-32]).digest() != raw[-32:]:
        raise SystemExit(f"{path} is damaged")
    size = struct.unpack("<I", raw[12:16])[0]
    header, start = json.loads(raw[16:16 + size]), 16 + size + align(16 + size)
    part = lambda t: raw[start + t["offset"]:start + t["offset"] + t["bytes"]]
    c = header["config"]
    vocabulary = Vocabulary(part(header["vocab"]).decode().split("\n"))
    model = Model(header["labels"], c["layers"], len(vocabulary.pieces), c["arc"], c["label"], c["role"])
    stored = {n: torch.from_numpy(numpy.frombuffer(part(t), DTYPES[t["dtype"]]).reshape(t["shape"]).copy())
              for n, t in header["tensors"].items()}
    with torch.no_grad():
        fill(model, stored)
    return model.eval(), vocabulary


def fill(model, stored):
    """Sets the weights to the stored ones, integers times their scales."""
    scaled = lambda n: stored[n + ".weight"].float() * stored[n + ".scale"][:, None]
    for name, m in matrices(model):
        m.weight.copy_(scaled(name))
        m.bias.copy_(stored[name + ".bias"])
    for i, layer in enumerate(model.layers):
        for n in ("norm1", "norm2"):
            getattr(layer, n).weight.copy_(stored[f"layer.{i}.{n}.weight"])
            getattr(layer, n).bias.copy_(stored[f"layer.{i}.{n}.bias"])
    model.word.weight.copy_(scaled("emb.word"))
    model.position.weight.copy_(stored["emb.position"])
    model.case.weight.copy_(stored["emb.case"])
    model.norm.weight.copy_(stored["emb.norm.weight"])
    model.norm.bias.copy_(stored["emb.norm.bias"])
    model.root.copy_(stored["root"])
    for name in ("arc", "label", "role"):
        b = getattr(model, name)
        b.u.copy_(scaled(name + ".u").reshape(b.u.shape))
        for n in ("x", "y", "c"):
            getattr(b, n).copy_(stored[f"{name}.{n}"])

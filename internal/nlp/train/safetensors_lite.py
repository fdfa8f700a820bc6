"""Reads the safetensors format: a JSON header and raw little-endian data."""
import json
import struct

import numpy

TYPES = {"F32": numpy.float32, "F16": numpy.float16, "I64": numpy.int64}


def read(path):
    raw = open(path, "rb").read()
    size = struct.unpack("<Q", raw[:8])[0]
    header = json.loads(raw[8:8 + size])
    out = {}
    for name, t in header.items():
        if name == "__metadata__":
            continue
        start, end = t["data_offsets"]
        out[name] = numpy.frombuffer(raw[8 + size + start:8 + size + end], TYPES[t["dtype"]]).reshape(t["shape"]).copy()
    return out

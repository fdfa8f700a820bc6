"""The encoder (the first layers of MiniLM) with a casing feature, and its heads."""
import math

import torch
from torch import nn
from torch.nn import functional as F

HIDDEN, HEADS, FFN, EPS = 384, 12, 1536, 1e-12


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=EPS)
        self.up = nn.Linear(HIDDEN, FFN)
        self.down = nn.Linear(FFN, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=EPS)
        self.drop = nn.Dropout(0.1)

    def forward(self, x, mask):
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) / math.sqrt(HIDDEN // HEADS) + mask
        attended = (scores.softmax(-1) @ v).transpose(1, 2).reshape(b, n, HIDDEN)
        x = self.norm1(x + self.drop(self.out(attended)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Bilinear(nn.Module):
    """score[l] = x U_l y + a_l x + b_l y + c_l"""

    def __init__(self, size, out):
        super().__init__()
        self.u = nn.Parameter(torch.zeros(out, size, size))
        self.x = nn.Parameter(torch.zeros(out, size))
        self.y = nn.Parameter(torch.zeros(out, size))
        self.c = nn.Parameter(torch.zeros(out))
        nn.init.normal_(self.u, std=0.02)

    def forward(self, x, y):
        """x: b d, y: b m d -> b l m"""
        xu = (x @ self.u.permute(1, 0, 2).flatten(1)).view(len(x), *self.x.shape)
        s = xu @ y.transpose(-1, -2) + (x @ self.x.T)[..., None] + (y @ self.y.T).transpose(-1, -2)
        return s + self.c[:, None]

    def square(self, x, y):
        """x: b n d, y: b m d -> b n m, of the only label"""
        s = (x @ self.u[0]) @ y.transpose(-1, -2) + (x @ self.x.T) + (y @ self.y.T).transpose(-1, -2)
        return s + self.c

    def pairs(self, x, y):
        """x, y: p d -> p l"""
        xu = (x @ self.u.permute(1, 0, 2).flatten(1)).view(len(x), *self.x.shape)
        s = (xu @ y[..., None])[..., 0]
        return s + x @ self.x.T + y @ self.y.T + self.c


class Model(nn.Module):
    def __init__(self, labels, layers=4, vocabulary=30522, arc=256, label=128, role=128):
        super().__init__()
        self.config = {"layers": layers, "hidden": HIDDEN, "heads": HEADS, "ffn": FFN, "positions": 512, "casings": 8,
                       "eps": EPS, "arc": arc, "label": label, "role": role}
        self.labels = labels
        self.word = nn.Embedding(vocabulary, HIDDEN)
        self.position = nn.Embedding(512, HIDDEN)
        self.case = nn.Embedding(8, HIDDEN)
        nn.init.zeros_(self.case.weight)
        self.norm = nn.LayerNorm(HIDDEN, eps=EPS)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.drop = nn.Dropout(0.1)
        self.head_drop = nn.Dropout(0.3)
        self.root = nn.Parameter(torch.randn(HIDDEN) * 0.02)
        lin = nn.Linear
        self.names, self.upos, self.xpos = lin(HIDDEN, len(labels["names"])), lin(HIDDEN, len(labels["upos"])), lin(HIDDEN, len(labels["xpos"]))
        self.predicate = lin(HIDDEN, 2)
        self.arc_dep, self.arc_head = lin(HIDDEN, arc), lin(HIDDEN, arc)
        self.label_dep, self.label_head = lin(HIDDEN, label), lin(HIDDEN, label)
        self.role_predicate, self.role_argument = lin(HIDDEN, role), lin(HIDDEN, role)
        self.arc, self.label, self.role = Bilinear(arc, 1), Bilinear(label, len(labels["deprels"])), Bilinear(role, len(labels["roles"]))

    def load_base(self, tensors):
        """Takes the pretrained weights over."""
        t = lambda n: torch.as_tensor(tensors[n])
        self.word.weight.data = t("embeddings.word_embeddings.weight").float().clone()
        self.position.weight.data = (t("embeddings.position_embeddings.weight") + t("embeddings.token_type_embeddings.weight")[0]).float().clone()
        take(self.norm, t, "embeddings.LayerNorm")
        for i, layer in enumerate(self.layers):
            p = f"encoder.layer.{i}."
            parts = [p + f"attention.self.{n}" for n in ("query", "key", "value")]
            layer.qkv.weight.data = torch.cat([t(n + ".weight") for n in parts]).float()
            layer.qkv.bias.data = torch.cat([t(n + ".bias") for n in parts]).float()
            take(layer.out, t, p + "attention.output.dense")
            take(layer.norm1, t, p + "attention.output.LayerNorm")
            take(layer.up, t, p + "intermediate.dense")
            take(layer.down, t, p + "output.dense")
            take(layer.norm2, t, p + "output.LayerNorm")

    def encode(self, ids, cases, lengths):
        n = ids.shape[1]
        mask = torch.where(torch.arange(n)[None] < lengths[:, None], 0.0, -1e4)[:, None, None, :]
        x = self.drop(self.norm(self.word(ids) + self.position.weight[:n] + self.case(cases)))
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def states(self, ids, cases, lengths, first):
        """The states of the words' first pieces: b w h."""
        x = self.encode(ids, cases, lengths)
        return x.gather(1, first[..., None].expand(-1, -1, HIDDEN))

    def syntax(self, h):
        """Heads and dependents for the biaffine layers, the root in front of the heads."""
        with_root = torch.cat([self.root.expand(h.shape[0], 1, -1).to(h.dtype), h], 1)
        d = self.head_drop
        return (d(F.gelu(self.arc_dep(h))), d(F.gelu(self.arc_head(with_root))),
                d(F.gelu(self.label_dep(h))), d(F.gelu(self.label_head(with_root))))


def take(module, t, name):
    module.weight.data = t(name + ".weight").float().clone()
    module.bias.data = t(name + ".bias").float().clone()

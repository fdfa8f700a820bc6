"""Quantises and exports kept weights again, without training.

    python reexport.py --checkpoint weights.pt --out ../english.model
"""
import argparse
import os

import torch

import data as corpus
import evaluate
import export
import parity
from model import Model
from pieces import Vocabulary
from train import base_folder


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--checkpoint", required=True)
    p.add_argument("--out", default="../english.model")
    p.add_argument("--parity", default="../encoder/testdata/parity.json.gz")
    p.add_argument("--shared", help="folder with bench/ and names/: prints the figures of the quantised model")
    args = p.parse_args()
    kept = torch.load(args.checkpoint)
    vocabulary = Vocabulary.of(os.path.join(base_folder(), "vocab.txt"))
    c = kept["config"]
    model = Model(kept["labels"], c["layers"], len(vocabulary.pieces), c["arc"], c["label"], c["role"])
    model.load_state_dict(kept["state"])
    model.eval()
    export.quantise(model)
    if args.shared:
        print("int8", evaluate.line(model, corpus.load(args.shared), vocabulary, activations=True))
    export.write(model, vocabulary, args.out)
    parity.write(model, vocabulary, args.parity)


if __name__ == "__main__":
    main()

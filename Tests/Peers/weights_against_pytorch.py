#!/usr/bin/env python3
"""Weights that FourGates exported, in PyTorch; and weights of PyTorch, for FourGates to import.

usage: weights_against_pytorch.py FOLDER

For every NAME.json in FOLDER that FourGates wrote, NAME.safetensors is loaded with load_state_dict(strict=True), and the outputs
for the inputs in it are compared to 1e-6. Then a network of the same size with PyTorch's own weights is written as
theirs-NAME.safetensors, with its outputs for the same inputs as theirs-NAME.json. Needs torch and safetensors.
"""
import json
import pathlib
import sys

import torch
from safetensors.torch import load_file, save_file


class Net(torch.nn.Module):
    """Recurrent layers under the name of their kind, and a readout of every step."""

    def __init__(self, cell, inputs, hidden, layers, outputs):
        super().__init__()
        kind = {"lstm": torch.nn.LSTM, "gru": torch.nn.GRU, "rnn": torch.nn.RNN}[cell]
        setattr(self, cell, kind(inputs, hidden, num_layers=layers))
        self.cell = cell
        self.readout = torch.nn.Linear(hidden, outputs)

    def forward(self, x):
        outputs, _ = getattr(self, self.cell)(x)
        return self.readout(outputs)


def main(folder):
    torch.manual_seed(1)
    names = sorted(p.stem for p in folder.glob("*.json") if not p.stem.startswith("theirs-"))
    if not names:
        sys.exit(f"{folder} holds no NAME.json; FourGates writes them before it runs this script.")
    for name in names:
        case = json.loads((folder / f"{name}.json").read_text())
        size = [case[key] for key in ("cell", "inputs", "hidden", "layers", "outputs")]
        x = torch.tensor(case["x"]).reshape(case["steps"], case["batch"], case["inputs"])

        net = Net(*size)
        net.load_state_dict(load_file(folder / f"{name}.safetensors"), strict=True)
        expected = torch.tensor(case["y"]).reshape(case["steps"], case["batch"], case["outputs"])
        error = (net(x) - expected).abs().max().item()
        print(f"{name}: PyTorch's outputs differ by at most {error:.1e}")
        if not error <= 1e-6:
            sys.exit(f"{name}: PyTorch's outputs differ by {error}.")

        theirs = Net(*size)
        save_file(theirs.state_dict(), folder / f"theirs-{name}.safetensors")
        case["y"] = theirs(x).flatten().tolist()
        (folder / f"theirs-{name}.json").write_text(json.dumps(case))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]))

#!/usr/bin/env python3
"""The rows of the gesture table trained in PyTorch, and by `gates train` beside it, on this machine's processor.

    gestures_beside_pytorch.py --data DIR --gates .build/release/gates     a table: seconds an epoch, and their ratio
    gestures_beside_pytorch.py --data DIR --accuracy                       PyTorch's accuracies instead, after whole runs

DIR is the folder of the SmartWatch Gestures, U01 to U08. A row is a network, a batch size and what is read, all that
decides how long an epoch takes; a learning rate, or a person that is left out, changes nothing of that.

Both sides train on four fifths of the recordings, in shuffled batches that are padded with zeros to the longest of each, with
Adam at 1e-3 and a weight decay of 1e-5, in numbers of 32 bits, and then answer for the other fifth. PyTorch has its
recordings as tensors before the clock starts, and a warm-up of some batches; of its two epochs the shorter one counts. Ours
are two epochs of `gates train`, after a first one, with all that it does beside: it looks at every gradient, and writes
checkpoints. Each side is timed on each number of threads, and the best counts.
"""

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# hidden units, batch size, what is read
ROWS = {
    "16 units": (16, 32, "padded"),
    "32 units": (32, 32, "padded"),
    "64 units": (64, 32, "padded"),
    "128 units": (128, 32, "padded"),
    "256 units": (256, 32, "padded"),
    "128 units, batch 4": (128, 4, "padded"),
    "128 units, batch 16": (128, 16, "padded"),
    "128 units, batch 64": (128, 64, "padded"),
    "32 units, last real step": (32, 32, "last"),
    "64 units, last real step": (64, 32, "last"),
    "128 units, last real step": (128, 32, "last"),
}


def recordings(folder):
    """Each recording as [steps, 3], and its class."""
    import torch

    found = []
    for person in sorted(Path(folder).glob("U*")):
        for gesture in sorted(path for path in person.iterdir() if path.name.isdigit()):
            for file in sorted(gesture.glob("*.txt")):
                rows = [list(map(float, line.split()[3:])) for line in file.read_text().splitlines() if line.strip()]
                found.append((torch.tensor(rows), int(gesture.name) - 1))
    if not found:
        sys.exit(f"{folder} has no recordings; give the folder that holds U01, U02 and so on.")
    return found


class Network:
    """A GRU, a readout and Adam."""

    def __init__(self, hidden, reading, rate=1e-3, packed=False):
        import torch
        from torch import nn

        self.gru, self.readout = nn.GRU(3, hidden, batch_first=True), nn.Linear(hidden, 20)
        parameters = [*self.gru.parameters(), *self.readout.parameters()]
        self.adam = torch.optim.Adam(parameters, lr=rate, weight_decay=1e-5, fused=True)
        self.reading, self.packed = reading, packed

    def scores(self, members):
        """Of recordings with their classes."""
        import torch
        from torch.nn.utils import rnn

        sequences = [sequence for sequence, _ in members]
        inputs = rnn.pad_sequence(sequences, batch_first=True)
        if self.reading == "padded":
            return self.readout(self.gru(inputs)[0][:, -1])
        lengths = torch.tensor([len(sequence) for sequence in sequences])
        if self.packed:
            packed = rnn.pack_padded_sequence(inputs, lengths, batch_first=True, enforce_sorted=False)
            return self.readout(self.gru(packed)[1][-1])
        return self.readout(self.gru(inputs)[0][torch.arange(len(sequences)), lengths - 1])

    def learn(self, members):
        import torch
        from torch.nn import functional

        loss = functional.cross_entropy(self.scores(members), torch.tensor([label for _, label in members]))
        self.adam.zero_grad()
        loss.backward()
        self.adam.step()

    def accuracy(self, members):
        import torch

        with torch.no_grad():
            right = 0
            for start in range(0, len(members), 128):
                some = members[start : start + 128]
                right += (self.scores(some).argmax(1) == torch.tensor([label for _, label in some])).sum().item()
        return right / len(members)


def shuffled(members):
    import torch

    return [members[place] for place in torch.randperm(len(members))]


def batches(members, size):
    order = shuffled(members)
    return [order[start : start + size] for start in range(0, len(order), size)]


def torch_seconds(train, rest, hidden, size, reading, threads):
    """The shorter of two epochs after a warm-up; of the two ways to read the last real step, the faster one."""
    import torch

    torch.set_num_threads(threads)
    best = None
    for packed in [False] if reading == "padded" else [False, True]:
        torch.manual_seed(1)
        network = Network(hidden, reading, packed=packed)
        for members in batches(train, size)[:10]:
            network.learn(members)
        for _ in range(2):
            start = time.perf_counter()
            for members in batches(train, size):
                network.learn(members)
            network.accuracy(rest)
            seconds = time.perf_counter() - start
            best = seconds if best is None else min(best, seconds)
    return best


def our_seconds(gates, data, hidden, size, reading, threads):
    """The shorter of two epochs after a first one."""
    with tempfile.TemporaryDirectory() as folder:
        command = [gates, "train", "gestures", "--data", data, "--cell", "gru", "--hidden", hidden, "--batch", size]
        command += ["--reading", reading, "--optimizer", "adam", "--rate", 0.001, "--weight-decay", 1e-5]
        command += ["--epochs", 3, "--threads", threads, "--out", folder + "/run", "--quiet"]
        run = subprocess.run(list(map(str, command)), stdout=subprocess.DEVNULL)
        if run.returncode != 0:
            sys.exit(f"gates could not be timed on {hidden} units.")
        with open(folder + "/run/metrics.csv") as file:
            return min(float(line["seconds"]) for line in list(csv.DictReader(file))[1:])


def table(options, names):
    """Prints each row as soon as it is known, and writes it as a line of JSON."""
    import torch

    torch.manual_seed(1)
    order = shuffled(recordings(options.data))
    train, rest = order[: round(0.8 * len(order))], order[round(0.8 * len(order)) :]
    counts = sorted({1, os.cpu_count() or 1}) if options.threads is None else [int(count) for count in options.threads.split(",")]
    print(f"{'seconds an epoch':<28}{'PyTorch':>10}{'FourGates':>12}{'ratio':>9}")
    lines = ""
    for name in names:
        torch_times = {threads: torch_seconds(train, rest, *ROWS[name], threads) for threads in counts}
        our_times = {threads: our_seconds(options.gates, options.data, *ROWS[name], threads) for threads in counts}
        theirs, ours = min(torch_times.values()), min(our_times.values())
        print(f"{name:<28}{theirs:>10.3f}{ours:>12.3f}{theirs / ours:>7.2f} ×", flush=True)
        lines += json.dumps({"row": name, "torch": torch_times, "fourgates": our_times}) + "\n"
        if options.json:
            Path(options.json).parent.mkdir(parents=True, exist_ok=True)
            Path(options.json).write_text(lines)


def accuracies(options, names):
    """Prints, for each row, the share of right answers after 3 epochs and after 16, for each seed."""
    import torch

    members = recordings(options.data)
    for name in names:
        hidden, size, reading = ROWS[name]
        for seed in range(1, options.seeds + 1):
            torch.manual_seed(seed)
            order = shuffled(members)
            train, rest = order[: round(0.8 * len(order))], order[round(0.8 * len(order)) :]
            network = Network(hidden, reading)
            shares = []
            for _ in range(16):
                for some in batches(train, size):
                    network.learn(some)
                shares.append(network.accuracy(rest))
            print(f"{name:<28}seed {seed}  3 epochs {shares[2]:.3f}  16 epochs {shares[15]:.3f}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, metavar="DIR")
    parser.add_argument("--gates", metavar="FILE", help="our program, built for release")
    parser.add_argument("--rows", default=";".join(ROWS), metavar="a;b")
    parser.add_argument("--threads", metavar="n,m", help="default: 1, and as many as there are cores")
    parser.add_argument("--json", metavar="FILE", help="also write a line of JSON for each row")
    parser.add_argument("--accuracy", action="store_true", help="whole runs of PyTorch, and how many answers are right")
    parser.add_argument("--seeds", type=int, default=2)
    options = parser.parse_args()
    names = options.rows.split(";")
    unknown = [name for name in names if name not in ROWS]
    if unknown:
        parser.error(f"there is no row {', '.join(unknown)}; choose from {'; '.join(ROWS)}")
    if options.accuracy:
        accuracies(options, names)
    elif options.gates is None:
        parser.error("name our program with --gates, or ask for --accuracy")
    else:
        table(options, names)


if __name__ == "__main__":
    main()

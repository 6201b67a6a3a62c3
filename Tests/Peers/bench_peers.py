#!/usr/bin/env python3
"""The training steps of `make bench` in PyTorch and JAX, on this machine's processor.

    bench_peers.py PEER [--threads N] [--workloads a,b]    a line of JSON a workload
    bench_peers.py --beside out/bench.jsonl                all peers, in a table beside our own times

Peers: torch        nn.RNN, nn.LSTM and nn.GRU
       torch-gates  an LSTM written gate by gate, as one writes it to understand it
       jax          lax.scan and optax, compiled

A step is what it is in Sources/bench: forward, loss, backward, one update by Adam, on one batch of 32-bit numbers.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass

PEERS = ["torch", "torch-gates", "jax"]


@dataclass
class Workload:
    """As in Sources/bench/Workload.swift. `classes` of 0 means one number and the squared error."""

    cell: str
    inputs: int
    hidden: int
    layers: int
    steps: int
    batch: int
    classes: int = 0
    symbols: bool = False  # one-hot inputs, and a loss at every step

    @property
    def outputs(self):
        return self.classes or 1

    def draw(self):
        """Inputs [batch, steps, inputs], and what would have been right."""
        import numpy

        dice = numpy.random.default_rng(1)
        if self.symbols:
            inputs = numpy.eye(self.inputs, dtype="float32")[dice.integers(self.inputs, size=(self.batch, self.steps))]
            return inputs, dice.integers(self.classes, size=(self.batch, self.steps))
        inputs = dice.normal(size=(self.batch, self.steps, self.inputs)).astype("float32")
        if self.classes:
            return inputs, dice.integers(self.classes, size=self.batch)
        return inputs, dice.normal(size=(self.batch, 1)).astype("float32")


WORKLOADS = {
    "tau4": Workload("rnn", inputs=1, hidden=32, layers=1, steps=4, batch=16),
    "numbers": Workload("lstm", inputs=1, hidden=200, layers=1, steps=3, batch=8),
    "sine": Workload("lstm", inputs=1, hidden=50, layers=1, steps=20, batch=32),
    "gestures": Workload("gru", inputs=3, hidden=128, layers=1, steps=40, batch=32, classes=20),
    "gestures3": Workload("gru", inputs=3, hidden=128, layers=3, steps=40, batch=32, classes=20),
    "characters": Workload("lstm", inputs=65, hidden=128, layers=2, steps=50, batch=50, classes=65, symbols=True),
    "characters512": Workload("lstm", inputs=65, hidden=512, layers=2, steps=50, batch=50, classes=65, symbols=True),
}


def median_microseconds(step):
    """The rule of Sources/bench/MedianTime.swift."""

    def seconds(calls):
        start = time.perf_counter()
        for _ in range(calls):
            step()
        return time.perf_counter() - start

    seconds(3)
    calls = 1
    while (once := seconds(calls)) <= 0.3:
        calls *= 2
    timings = sorted(seconds(calls) / calls for _ in range(min(9, max(3, int(4 / once)))))
    return timings[len(timings) // 2] * 1e6


def torch_step(work, by_gates):
    import torch
    from torch import nn
    from torch.nn import functional

    class GateByGate(nn.Module):
        """One layer of LSTM, its four affine maps apart, one step after the other."""

        def __init__(self, inputs, hidden):
            super().__init__()
            self.hidden = hidden
            self.forget, self.input, self.candidate, self.output = (nn.Linear(inputs + hidden, hidden) for _ in range(4))

        def forward(self, xs):
            h = c = torch.zeros(xs.shape[0], self.hidden)
            shown = []
            for x in xs.unbind(1):
                both = torch.cat([x, h], 1)
                kept = torch.sigmoid(self.forget(both)) * c
                learned = torch.sigmoid(self.input(both)) * torch.tanh(self.candidate(both))
                c = kept + learned
                h = torch.sigmoid(self.output(both)) * torch.tanh(c)
                shown.append(h)
            return torch.stack(shown, 1), None

    if by_gates:
        widths = [work.inputs] + [work.hidden] * work.layers
        cells = [GateByGate(below, above) for below, above in zip(widths, widths[1:])]
    else:
        kind = {"rnn": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}[work.cell]
        cells = [kind(work.inputs, work.hidden, work.layers, batch_first=True)]
    readout = nn.Linear(work.hidden, work.outputs)
    adam = torch.optim.Adam([p for part in [*cells, readout] for p in part.parameters()], lr=1e-3, fused=True)
    inputs, targets = (torch.from_numpy(array) for array in work.draw())

    def step():
        shown = inputs
        for cell in cells:
            shown, _ = cell(shown)
        scores = readout(shown if work.symbols else shown[:, -1])
        if work.classes:
            loss = functional.cross_entropy(scores.flatten(0, -2), targets.flatten())
        else:
            loss = functional.mse_loss(scores, targets)
        adam.zero_grad()
        loss.backward()
        adam.step()

    return step


def jax_step(work):
    import jax
    import optax
    from jax import numpy as jnp
    from jax.nn import sigmoid

    def rnn(layer, h, a):
        h = jnp.tanh(a + h @ layer["U"])
        return h, h

    def lstm(layer, memory, a):
        h, c = memory
        f, i, g, o = jnp.split(a + h @ layer["U"], 4, axis=1)
        c = sigmoid(f) * c + sigmoid(i) * jnp.tanh(g)
        h = sigmoid(o) * jnp.tanh(c)
        return (h, c), h

    def gru(layer, h, a):
        reset_x, update_x, candidate_x = jnp.split(a, 3, axis=1)
        reset_h, update_h, candidate_h = jnp.split(h @ layer["U"] + layer["c"], 3, axis=1)
        update = sigmoid(update_x + update_h)
        candidate = jnp.tanh(candidate_x + sigmoid(reset_x + reset_h) * candidate_h)
        h = candidate + update * (h - candidate)
        return h, h

    cell, gates = {"rnn": (rnn, 1), "lstm": (lstm, 4), "gru": (gru, 3)}[work.cell]
    zeros = jnp.zeros((work.batch, work.hidden))
    start = (zeros, zeros) if work.cell == "lstm" else zeros
    keys = iter(jax.random.split(jax.random.key(1), 4 * work.layers + 2))

    def draw(*shape):
        limit = work.hidden**-0.5
        return jax.random.uniform(next(keys), shape, minval=-limit, maxval=limit)

    def draw_layer(inputs):
        width = gates * work.hidden
        return {"W": draw(inputs, width), "U": draw(work.hidden, width), "b": draw(width), "c": draw(width)}

    layers = [draw_layer(work.inputs if index == 0 else work.hidden) for index in range(work.layers)]
    parameters = {"layers": layers, "V": draw(work.hidden, work.outputs), "d": draw(work.outputs)}
    inputs, targets = work.draw()
    inputs = jnp.asarray(inputs.swapaxes(0, 1))
    targets = jnp.asarray(targets.T if work.symbols else targets)

    def loss(parameters):
        shown = inputs
        for layer in parameters["layers"]:
            _, shown = jax.lax.scan(lambda memory, a: cell(layer, memory, a), start, shown @ layer["W"] + layer["b"])
        scores = (shown if work.symbols else shown[-1]) @ parameters["V"] + parameters["d"]
        if work.classes:
            return optax.softmax_cross_entropy_with_integer_labels(scores, targets).mean()
        return ((scores - targets) ** 2).mean()

    adam = optax.adam(1e-3)

    @jax.jit
    def update(parameters, state):
        changes, state = adam.update(jax.grad(loss)(parameters), state)
        return optax.apply_updates(parameters, changes), state

    state = parameters, adam.init(parameters)

    def step():
        nonlocal state
        state = jax.block_until_ready(update(*state))

    return step


def measure(peer, threads, names):
    """Prints the peer's times, a line of JSON a workload."""
    if peer == "jax":
        if threads == 1:
            os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
    else:
        import torch

        torch.set_num_threads(threads)
    for name in names:
        work = WORKLOADS[name]
        if peer == "torch-gates" and work.cell != "lstm":
            continue
        step = jax_step(work) if peer == "jax" else torch_step(work, by_gates=peer == "torch-gates")
        line = {"peer": peer, "threads": threads, "workload": name, "microseconds": round(median_microseconds(step), 1)}
        print(json.dumps(line), flush=True)


def compare(path, threads, names):
    """Prints our times and how many times as long each peer takes; every peer in a process of its own."""
    lines = open(path).read().splitlines()
    for peer in PEERS:
        command = [sys.executable, __file__, peer, "--threads", str(threads), "--workloads", ",".join(names)]
        run = subprocess.run(command, stdout=subprocess.PIPE, text=True)
        if run.returncode != 0:
            print(f"{peer} could not be timed; its column is incomplete.", file=sys.stderr)
        lines += run.stdout.splitlines()
    rows = {name: {} for name in names}
    for line in map(json.loads, lines):
        if line["workload"] in rows:
            rows[line["workload"]][line["peer"]] = line["microseconds"]

    ours = [peer for peer in dict.fromkeys(json.loads(line)["peer"] for line in lines) if peer not in PEERS]
    print(f"{'µs a step':<14}" + "".join(f"{peer:>24}" for peer in ours + PEERS))
    for name, times in rows.items():
        best = min((times[peer] for peer in ours if peer in times), default=None)
        cells = []
        for peer in ours + PEERS:
            text = f"{times[peer]:.1f}" if peer in times else "–"
            if peer in times and peer in PEERS and best:
                text += f" ({times[peer] / best:.2f}×)"
            cells.append(f"{text:>24}")
        print(f"{name:<14}" + "".join(cells))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("peer", nargs="?", choices=PEERS)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--workloads", default=",".join(WORKLOADS))
    parser.add_argument("--beside", metavar="FILE", help="the lines of JSON of our own benchmark")
    options = parser.parse_args()
    names = options.workloads.split(",")
    unknown = [name for name in names if name not in WORKLOADS]
    if unknown:
        parser.error(f"there is no workload {', '.join(unknown)}; choose from {', '.join(WORKLOADS)}")
    if (options.peer is None) == (options.beside is None):
        parser.error("name a peer, or a file of ours with --beside")
    if options.peer:
        measure(options.peer, options.threads, names)
    else:
        compare(options.beside, options.threads, names)


if __name__ == "__main__":
    main()

"""The workloads of `make bench`, and a training step of each in PyTorch and JAX.

A step is what it is in Sources/bench: forward, loss, backward, one update by Adam, on one batch of 32-bit numbers.
"""

from dataclasses import dataclass


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

#!/usr/bin/env python3
"""The training steps of `make bench` in PyTorch and JAX, on this machine's processor.

    bench_peers.py PEER [--threads N] [--workloads a,b]    a line of JSON a workload
    bench_peers.py PEER --workloads a --memory             and the peak of the process's memory
    bench_peers.py --first-step                            from the start of a process to the end of its first step
    bench_peers.py --beside out/bench.jsonl                the peers, and our own times of the file beside them

Peers: torch        nn.RNN, nn.LSTM and nn.GRU
       torch-gates  an LSTM written gate by gate, as one writes it to understand it
       jax          lax.scan and optax, compiled

N is 1 or more threads; JAX knows no such limit, and is held to so many cores where the system can do that (Linux).
What a step is, is in peer_steps.py.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time

from peer_steps import WORKLOADS, jax_step, torch_step

PEERS = ["torch", "torch-gates", "jax"]
OURS = ["fourgates-steps", "fourgates", "fourgates-loss"]


def median_microseconds(step):
    """The rule of Sources/bench/Timing.swift."""

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


def prepare(peer, threads):
    """Holds this process to so many threads."""
    if peer != "jax":
        import torch

        torch.set_num_threads(threads)
    elif hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:threads])


def training_step(peer, work):
    return jax_step(work) if peer == "jax" else torch_step(work, by_gates=peer == "torch-gates")


def measure(peer, threads, names):
    """Prints the peer's times, a line of JSON a workload."""
    prepare(peer, threads)
    for name in names:
        work = WORKLOADS[name]
        if peer == "torch-gates" and work.cell != "lstm":
            continue
        microseconds = round(median_microseconds(training_step(peer, work)), 1)
        print(json.dumps({"peer": peer, "threads": threads, "workload": name, "microseconds": microseconds}), flush=True)


def print_memory():
    """The words of Sources/bench/PeakMemory.swift, beside the lines of JSON."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    mebibytes = peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
    print(f"peak resident memory: {mebibytes:.1f} MiB", file=sys.stderr)


def first_steps():
    """Prints the median of five starts for each peer, timed from outside as in Sources/bench/FirstStep.swift."""
    for peer in PEERS:
        times = []
        for _ in range(5):
            start = time.perf_counter()
            with subprocess.Popen([sys.executable, __file__, peer, "--one-step"], stdout=subprocess.PIPE) as process:
                answer = process.stdout.readline()
                times.append(time.perf_counter() - start)
            if not answer:
                sys.exit(f"{peer} did not get to the end of a step.")
        print(f"{peer:<12}{1000 * sorted(times)[2]:8.0f} ms", flush=True)


def run_peer(peer, threads, names):
    """The lines of a process of its own."""
    print(f"timing {peer} on {threads} {'thread' if threads == 1 else 'threads'} …", file=sys.stderr)
    command = [sys.executable, __file__, peer, "--threads", str(threads), "--workloads", ",".join(names)]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if run.returncode != 0:
        print(f"{peer} could not be timed; some of its times are missing.", file=sys.stderr)
    return run.stdout.splitlines()


def compare(path, wanted):
    """Times the peers on the workloads and the numbers of threads in the file of ours, and prints everything side by side."""
    lines = [json.loads(line) for line in open(path)]
    names = [name for name in dict.fromkeys(line["workload"] for line in lines) if name in wanted]
    counts = sorted({line["threads"] for line in lines})
    for peer in PEERS:
        own = [name for name in names if name == "sine" or peer != "torch-gates"]
        for threads in counts if own else []:
            lines += map(json.loads, run_peer(peer, threads, own))
    times = {(line["workload"], line["peer"], line["threads"]): line["microseconds"] for line in lines}

    def row(title, cells, columns=()):
        """Numbers under the names of their columns."""
        widths = [max(12, len(column) + 2) for column in columns] or [12] * len(cells)
        print(f"{title:<18}" + "".join(f"{cell:>{width}}" for cell, width in zip(cells, widths)))

    def text(microseconds):
        return "–" if microseconds is None else f"{microseconds:.1f}"

    best = {}
    for name in names:
        row(name, ["1 thread" if threads == 1 else f"{threads} threads" for threads in counts])
        for peer in PEERS + OURS:
            shown = [times.get((name, peer, threads)) for threads in counts]
            if any(shown):
                best[name, peer] = min(filter(None, shown))
                row(f"  {peer}", [text(time) for time in shown])

    print("\nThe best of each row above, in µs, and how many times as long the fastest peer takes as the fastest of ours:\n")
    columns = PEERS + OURS + ["ratio"]
    row("", columns, columns)
    for name in names:
        ours = min((best[name, form] for form in OURS if (name, form) in best), default=None)
        peers = [best[name, peer] for peer in PEERS if (name, peer) in best]
        ratio = f"{min(peers) / ours:.2f} ×" if ours and peers else "–"
        row(name, [text(best.get((name, peer))) for peer in PEERS + OURS] + [ratio], columns)
    gates, steps = best.get(("sine", "torch-gates")), best.get(("sine", "fourgates-steps"))
    if gates and steps:
        print(f"\nGate by gate, step by step: on sine, torch-gates takes {gates / steps:.2f} × as long as fourgates-steps.")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("peer", nargs="?", choices=PEERS)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--workloads", default=",".join(WORKLOADS))
    parser.add_argument("--memory", action="store_true")
    parser.add_argument("--one-step", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--first-step", action="store_true")
    parser.add_argument("--beside", metavar="FILE", help="the lines of JSON of our own benchmark")
    options = parser.parse_args()
    names = options.workloads.split(",")
    unknown = [name for name in names if name not in WORKLOADS]
    if unknown:
        parser.error(f"there is no workload {', '.join(unknown)}; choose from {', '.join(WORKLOADS)}")
    if options.threads < 1:
        parser.error(f"{options.threads} is no number of threads; choose 1 or more")
    if [options.peer is None, not options.first_step, options.beside is None].count(False) != 1:
        parser.error("name a peer, or --first-step, or a file of ours with --beside")
    if options.first_step:
        first_steps()
    elif options.beside:
        compare(options.beside, names)
    elif options.one_step:
        training_step(options.peer, WORKLOADS["sine"])()
        print("done", flush=True)
    else:
        measure(options.peer, options.threads, names)
        if options.memory:
            print_memory()


if __name__ == "__main__":
    main()

# What a person types; `make` lists it. For GNU make 3.81 and newer, on Linux; macOS is written for, and untested.

# Options for a lesson, or for the benchmark: make lesson-05 ARGS="--quick --seed 3", make bench ARGS=--scaling
ARGS =
# Where Swift builds.
BUILD = .build

.DEFAULT_GOAL := help
.PHONY: help setup lessons test test-double test-portable check numbers figures check-claims activations bench bench-peers bench-rows fuzz kill-test test-slurm docs format clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z%-]+:.*## / { sub("%", "NN", $$1); printf "make %-13s %s\n", $$1, $$2 }' Makefile

setup: ## checks for Swift, gnuplot, gnuplot-iostream and Boost, and installs what is missing
	@.ci/setup

lesson-%: ## one lesson, for example make lesson-05 ARGS="--quick --seed 3"
	@.ci/lesson $* $(ARGS)

lessons: ## the course: what each lesson asks, and what you have done; ARGS="--reset 5" forgets
	@.ci/lessons $(ARGS)

test: ## every test
	@.ci/setup --quiet
	swift test --disable-xctest --scratch-path $(BUILD)

test-double: ## every test, with numbers of 64 bits instead of 32
	@.ci/setup --quiet
	swift test --disable-xctest --scratch-path $(BUILD)/double --traits DoublePrecision

test-portable: ## the kernels, and what is nearest to them, without AVX2
	@.ci/setup --quiet
	swift test --disable-xctest --scratch-path $(BUILD)/portable --disable-default-traits \
	  --filter '^(TensorsTests|AutogradTests|RecurrentTests)\.'

check: ## everything a change has to pass: about 25 minutes on two cores
	@.ci/check

numbers: ## writes the numbers of fresh runs into the pages that show them; ARGS="--lessons 08"
	@.ci/course numbers $(ARGS)

figures: ## draws the figures of the READMEs again; ARGS="--lessons 08"
	@.ci/course figures $(ARGS)

check-claims: ## runs lessons over seeds nobody tuned on, some minutes; ARGS="--lessons 06,11 --seeds 21-25"
	@.ci/course claims $(ARGS)

activations: ## exp, tanh and the logistic function at every number of 32 bits: a few minutes on two cores
	@.ci/setup --quiet
	@swift build -c release --product activations --scratch-path $(BUILD) >&2
	@$(BUILD)/release/activations

bench: ## the time of a training step, on the screen and in out/bench.jsonl
	@.ci/setup --quiet
	@swift build -c release --product bench --scratch-path $(BUILD)/bench $$(.ci/traits) >&2
	@$(BUILD)/bench/release/bench $(or $(ARGS),--json out/bench.jsonl)

bench-peers: ## the same steps in PyTorch and JAX, beside ours; installs them in out/peers-venv
	@$(MAKE) --no-print-directory bench ARGS=
	@test -x out/peers-venv/bin/pip || python3 -m venv out/peers-venv
	@out/peers-venv/bin/pip install --quiet torch numpy jax optax >&2
	@out/peers-venv/bin/python Tests/Peers/bench_peers.py --beside out/bench.jsonl

bench-rows: ## the gesture table trained in PyTorch and by us: seconds an epoch; ARGS="--data DIR" names the recordings
	@.ci/setup --quiet
	@swift build -c release --product gates --scratch-path $(BUILD)/bench $$(.ci/traits) >&2
	@test -x out/peers-venv/bin/pip || python3 -m venv out/peers-venv
	@out/peers-venv/bin/pip install --quiet torch numpy >&2
	@out/peers-venv/bin/python Tests/Peers/gestures_beside_pytorch.py --gates $(BUILD)/bench/release/gates --json out/rows.jsonl $(ARGS)

fuzz: ## a hundred thousand spoiled files of weights: each must be read, or refused; ARGS="--seed 2"
	@.ci/setup --quiet
	@swift build -c release --product fuzz --scratch-path $(BUILD) >&2
	@$(BUILD)/release/fuzz $(ARGS)

kill-test: ## kills a training at 100 random moments, resumes it, compares the bytes: about a minute
	@.ci/setup --quiet
	@swift build --product gates --scratch-path $(BUILD) >&2
	@Tests/Resume/kill_and_resume $(BUILD)/debug/gates $(ARGS)

test-slurm: ## a sweep through a Slurm of one node, which is disturbed: about half a minute; installs Slurm where it can, else it is skipped
	@.ci/setup --quiet
	@swift build --product gates --scratch-path $(BUILD) >&2
	@.ci/slurm $(BUILD)/debug/gates

docs: ## the documentation, as a site in out/docs
	@Docs/build.sh

format: ## the house's layout, for every Swift file
	swift format format --in-place --parallel --recursive Package.swift Sources Tests Lessons

clean: ## removes what was built and what lessons left behind; what you have done of the course stays noted
	rm -rf .build out

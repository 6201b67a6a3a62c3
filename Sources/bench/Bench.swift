import ArgumentParser
import FourGates
import Foundation

/// How long one step of training takes, on the workloads that `Tests/Peers/bench_peers.py` times in other libraries.
@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Times one step of training: forward, loss, backward, and one update by Adam.",
    usage: "bench [options]",
    discussion: """
      For example: swift run -c release bench --workloads sine,gestures --json out/bench.jsonl

      Workloads: \(Workload.all.map(\.name).joined(separator: ", ")).
      Paths: loss, all at once without a tape; fused, on a tape, a layer at once; steps, on a tape, the cell step by step.
      """)

  /// What is done instead of the table of workloads.
  enum Purpose: String, EnumerableFlag {
    case scaling, firstStep, oneStep

    static func help(for purpose: Purpose) -> ArgumentHelp? {
      switch purpose {
      case .scaling: "Time the LSTM of sine on longer sequences and larger batches instead."
      case .firstStep: "Time from the start of a process to the end of its first step of sine instead."
      case .oneStep: .hidden
      }
    }
  }

  @Option(help: ArgumentHelp("Which workloads. (default: all)", valueName: "a,b"), transform: Choices.workloads)
  var workloads: [Workload]?

  @Option(help: ArgumentHelp("Which paths: loss, fused, steps. (default: all)", valueName: "a,b"), transform: Choices.paths)
  var paths: [Path]?

  @Option(
    help: ArgumentHelp("On how many threads. (default: 1, and as many as there are cores)", valueName: "n,m"),
    transform: { try Choices.threads($0) })
  var threads: [Int]?

  @Option(help: ArgumentHelp("Also write a line of JSON for each row of the table.", valueName: "file"))
  var json: String?

  @Flag(help: "Also print the peak of this process's memory, at the end.")
  var memory = false

  @Flag
  var purpose: Purpose?

  func validate() throws {
    let unused = [("--workloads", workloads != nil), ("--json", json != nil)].filter(\.1).map(\.0)
    if purpose != nil, let option = unused.first {
      throw ValidationError("--scaling and --first-step time sine and write no file; leave out \(option).")
    }
    let alsoUnused = [("--paths", paths != nil), ("--threads", threads != nil), ("--memory", memory)].filter(\.1).map(\.0)
    if purpose == .firstStep, let option = alsoUnused.first {
      throw ValidationError("--first-step times the fused path on all cores; leave out \(option).")
    }
  }

  static func main() {
    Processor.check()
    FreedMemory.keep()
    main(nil)
  }

  func run() throws {
    switch purpose {
    case .scaling: printScaling()
    case .firstStep:
      let time = try FirstStep.medianMilliseconds()
      say("from the start of the process to the end of its first training step: \(decimal(time, 1)) ms, the median of 9 starts")
    case .oneStep:
      FirstStep.doOne()
      say("done")
    case nil: try printWorkloads()
    }
    if memory { say(PeakMemory.sentence) }
  }

  /// Each path on each number of threads.
  private var ways: [(path: Path, threads: Int)] {
    let counts = threads ?? (Threads.available == 1 ? [1] : [1, Threads.available])
    return (paths ?? Path.allCases).flatMap { path in counts.map { (path, $0) } }
  }

  private func printWorkloads() throws {
    say("kernels: \(KernelBuild.registers), numbers of \(8 * MemoryLayout<Scalar>.size) bits")
    let peak = Peak(threads: ways.map(\.threads))
    say(peak.sentence + "\n\n" + Measurement.header)
    var lines = ""
    for workload in workloads ?? Workload.all {
      for (path, threads) in ways {
        let measurement = Measurement(
          workload: workload, path: path, threads: threads,
          microseconds: workload.microsecondsAStep(by: path, threads: threads), peak: peak.gigaflops[threads]!)
        say(measurement.row)
        lines += measurement.json + "\n"
        if let json { try write(lines, to: json) }
      }
    }
  }

  private func printScaling() {
    say(Scaling.header)
    for (path, threads) in ways {
      for (steps, batch) in Scaling.sizes {
        say(Scaling.row(steps: steps, batch: batch, path: path, threads: threads))
      }
    }
  }

  /// Prints a line at once, also into a pipe.
  private func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }

  private func write(_ lines: String, to path: String) throws {
    let file = URL(filePath: path)
    do {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(lines.utf8).write(to: file, options: .atomic)
    } catch {
      throw BenchError.notWritten(path: path, reason: error.localizedDescription)
    }
  }
}

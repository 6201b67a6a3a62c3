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
      """)

  @Option(
    help: ArgumentHelp("Which workloads, parted by commas. (default: all)", valueName: "a,b"),
    transform: { text in
      try text.split(separator: ",", omittingEmptySubsequences: false).map { name in
        guard let workload = Workload.all.first(where: { $0.name == name }) else {
          let names = Workload.all.map(\.name).joined(separator: ", ")
          throw ValidationError("there is no workload “\(name)”; choose from \(names).")
        }
        return workload
      }
    })
  var workloads = Workload.all

  @Option(help: ArgumentHelp("Also write a line of JSON for each workload.", valueName: "file"))
  var json: String?

  func run() throws {
    Processor.check()
    say(Measurement.header)
    var measurements: [Measurement] = []
    for workload in workloads {
      for (way, threads) in [(Unrolling.fusedSequence, 1), (.fusedSequence, 2)] {
        let microseconds = Threads.$limit.withValue(threads) {
          medianMicroseconds(of: workload.trainingStep(by: way))
        }
        measurements.append(Measurement(workload: workload, microseconds: microseconds))
        say(measurements[measurements.count - 1].row)
      }
    }
    if let json { try write(measurements, to: json) }
  }

  /// Prints a line at once, also into a pipe.
  private func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }

  private func write(_ measurements: [Measurement], to path: String) throws {
    let file = URL(filePath: path)
    do {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(measurements.map { $0.json + "\n" }.joined().utf8).write(to: file, options: .atomic)
    } catch {
      throw BenchError.notWritten(path: path, reason: error.localizedDescription)
    }
  }
}

/// What can go wrong around the benchmark.
enum BenchError: Error, CustomStringConvertible {
  case notWritten(path: String, reason: String)

  var description: String {
    switch self {
    case .notWritten(let path, let reason): "the file \(path) cannot be written (\(reason)); choose another with --json FILE."
    }
  }
}

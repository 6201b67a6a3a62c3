import Foundation

/// How long it takes from the start of a process to the end of its first training step of `sine`: what a learner waits for.
///
/// A process cannot see its own start exactly: what it may read has a resolution of 10 milliseconds, and its own clock begins in
/// `main`, when its libraries are loaded already. So this program starts itself again, and stops the time when the other says that
/// its step is done.
enum FirstStep {
  /// The other process: draws the parameters and a batch, and does one step.
  static func doOne() {
    _ = Workload.sine.trainingStep(by: .fused)()
  }

  /// The median of nine starts.
  static func medianMilliseconds() throws -> Double {
    let times = try (0..<9).map { _ in try milliseconds() }
    return times.sorted()[times.count / 2]
  }

  private static func milliseconds() throws -> Double {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = Bundle.main.executableURL
    process.arguments = ["--one-step"]
    process.standardOutput = pipe
    let clock = ContinuousClock()
    let start = clock.now
    try process.run()
    let answer = pipe.fileHandleForReading.availableData
    let time = (clock.now - start) / .milliseconds(1)
    process.waitUntilExit()
    guard !answer.isEmpty, process.terminationStatus == 0 else { throw BenchError.noFirstStep }
    return time
  }
}

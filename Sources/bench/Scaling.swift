/// How the time of a training step grows with the length of the sequence and with the batch, for the LSTM of the workload `sine`.
///
/// Where it grows in proportion, the last column stays the same from row to row. It does not where gradients vanish on their way back
/// to the first steps: below 10⁻³⁸ numbers of 32 bits are subnormal, and processors calculate with those many times as slowly.
enum Scaling {
  private static let columns = Columns(widths: [5, 7, 5, 5, 11, 21])

  static let header = columns.line(
    words: ["path"], numbers: ["threads", "steps", "batch", "µs a step", "µs per (step · row)"])

  /// Growing sequences, then growing batches.
  static let sizes = [50, 100, 200, 400].map { (steps: $0, batch: 32) } + [16, 32, 64, 128].map { (steps: 50, batch: $0) }

  static func row(steps: Int, batch: Int, path: Path, threads: Int) -> String {
    var workload = Workload.sine
    workload.steps = steps
    workload.batch = batch
    let microseconds = workload.microsecondsAStep(by: path, threads: threads)
    return columns.line(
      words: [path.rawValue],
      numbers: [
        "\(threads)", "\(steps)", "\(batch)", decimal(microseconds, 1), decimal(microseconds / Double(steps * batch), 3),
      ])
  }
}

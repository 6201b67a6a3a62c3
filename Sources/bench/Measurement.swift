/// What one workload took on one path: a row of the table, and a line of JSON with the fields of `Tests/Peers/bench_peers.py`.
struct Measurement {
  let workload: Workload
  let path: Path
  let threads: Int
  /// The median of a training step.
  let microseconds: Double
  /// The peak of the matrix product on as many threads, in GFLOP/s.
  let peak: Double

  /// Billions of multiplications and additions a second.
  var gigaflops: Double { Double(workload.floatingPointOperations) / microseconds / 1000 }

  /// How much of the peak of the matrix product that is.
  var fraction: Double { gigaflops / peak }

  private static let columns = Columns(widths: [13, 23, 13, 5, 7, 11, 7, 7])

  static let header = columns.line(
    words: ["workload", "network", "batch × steps", "path"], numbers: ["threads", "µs a step", "GFLOP/s", "of peak"])

  var row: String {
    let layers = workload.layers == 1 ? "" : ", \(workload.layers) layers"
    return Self.columns.line(
      words: [
        workload.name, "\(workload.cell.rawValue) \(workload.input.width) → \(workload.hidden)\(layers)",
        "\(workload.batch) × \(workload.steps)", path.rawValue,
      ],
      numbers: ["\(threads)", decimal(microseconds, 1), decimal(gigaflops, 1), decimal(100 * fraction, 0) + " %"])
  }

  var json: String {
    let fields = [
      #""peer": "\#(path.peer)""#, #""threads": \#(threads)"#, #""workload": "\#(workload.name)""#,
      #""microseconds": \#(decimal(microseconds, 1))"#, #""gflops": \#(decimal(gigaflops, 2))"#,
      #""fraction": \#(decimal(fraction, 3))"#,
    ]
    return "{\(fields.joined(separator: ", "))}"
  }
}

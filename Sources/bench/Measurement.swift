import Foundation

/// What one workload took: a row of the table, and a line of JSON with the fields of `Tests/Peers/bench_peers.py`.
struct Measurement {
  let workload: Workload
  let microseconds: Double

  static let header = row("workload", "network", "batch × steps", "µs a step")

  var row: String {
    let layers = workload.layers == 1 ? "" : ", \(workload.layers) layers"
    return Self.row(
      workload.name, "\(workload.cell.rawValue) \(workload.input.width) → \(workload.hidden)\(layers)",
      "\(workload.batch) × \(workload.steps)", String(format: "%.1f", microseconds))
  }

  var json: String {
    let median = String(format: "%.1f", microseconds)
    return #"{"peer": "fourgates-steps", "threads": 1, "workload": "\#(workload.name)", "microseconds": \#(median)}"#
  }

  private static func row(_ name: String, _ network: String, _ batch: String, _ time: String) -> String {
    name.padded(to: 14) + network.padded(to: 26) + batch.padded(to: 14) + String(repeating: " ", count: max(0, 11 - time.count))
      + time
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}

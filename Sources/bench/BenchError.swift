/// What can go wrong around the benchmark.
enum BenchError: Error, CustomStringConvertible {
  case notWritten(path: String, reason: String)
  case noFirstStep

  var description: String {
    switch self {
    case .notWritten(let path, let reason): "the file \(path) cannot be written (\(reason)); choose another with --json FILE."
    case .noFirstStep: "this program started itself again for one step, and that process ended without it."
    }
  }
}

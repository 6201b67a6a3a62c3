import ArgumentParser
import FourGates

/// The values of options that take several, parted by commas.
enum Choices {
  static func workloads(_ text: String) throws -> [Workload] {
    try each(of: text, "workload", from: Workload.all.map(\.name).joined(separator: ", ")) { name in
      Workload.all.first { $0.name == name }
    }
  }

  static func paths(_ text: String) throws -> [Path] {
    try each(of: text, "path", from: Path.allCases.map(\.rawValue).joined(separator: ", "), Path.init)
  }

  /// - Parameter cores: more threads than that help nobody.
  static func threads(_ text: String, cores: Int = Threads.available) throws -> [Int] {
    try each(of: text, "number of threads", from: cores == 1 ? "1" : "1 to \(cores)") { name in
      Int(name).flatMap { (1...cores).contains($0) ? $0 : nil }
    }
  }

  private static func each<Choice>(
    of text: String, _ kind: String, from choices: String, _ choice: (String) -> Choice?
  ) throws -> [Choice] {
    try text.split(separator: ",", omittingEmptySubsequences: false).map { name in
      guard let choice = choice(String(name)) else {
        throw ValidationError("there is no \(kind) “\(name)”; choose from \(choices).")
      }
      return choice
    }
  }
}

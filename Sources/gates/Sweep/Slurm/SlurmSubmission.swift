import Foundation
import LessonKit

/// What was given to Slurm: `NAME.json`, beside the script.
///
/// It is written before the script is submitted, because a task that nobody knows of would be submitted again.
struct SlurmSubmission: Equatable, Codable, Sendable {
  /// The name of the job and of the script.
  let name: String
  /// The folders of the runs, by the numbers of their tasks.
  let runs: [String]
  /// Slurm's number of the job; nil as long as it has none.
  var job: String?

  init(_ script: SlurmScript, job: String? = nil) {
    (name, runs, self.job) = (script.name, script.runs.map(\.folderName), job)
  }

  func write(to folder: OutputFolder) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try folder.write(try encoder.encode(self) + Data("\n".utf8), as: name + ".json")
  }

  /// All that stand in a folder; none where there is no such folder. A file that is something else is left out.
  static func all(in folder: String) -> [SlurmSubmission] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted().compactMap { name in
      FileManager.default.contents(atPath: "\(folder)/\(name)").flatMap { try? JSONDecoder().decode(Self.self, from: $0) }
    }
  }
}

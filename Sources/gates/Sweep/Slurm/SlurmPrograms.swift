import Foundation
import Plotting

/// The programs that Slurm is spoken to with.
struct SlurmPrograms {
  /// Where they are looked for, as a shell does.
  private let folders: [String]

  init(path: String = ProcessInfo.processInfo.environment["PATH"] ?? "") {
    folders = path.split(separator: ":").map(String.init)
  }

  /// Whether a program is there.
  func has(_ name: String) -> Bool { find(name) != nil }

  private func find(_ name: String) -> String? {
    folders.map { "\($0)/\(name)" }.first { path in
      var information = stat()
      return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
    }
  }

  /// What a program answers.
  ///
  /// - Throws: `SlurmError.missing`, or `.refused` with its words.
  func ask(_ name: String, _ arguments: [String]) throws(SlurmError) -> String {
    guard let path = find(name) else { throw .missing(program: name) }
    // Slurm asks again by itself for a while where its controller is busy.
    let answer = Conversation(with: path, arguments, script: "", timeLimit: .seconds(120))
    let said = Self.words(String(decoding: answer.messages, as: UTF8.self), of: name)
    switch answer.ending {
    case .exited(0): return String(decoding: answer.output, as: UTF8.self)
    case .exited(let status): throw .refused(program: name, words: said.isEmpty ? "exit status \(status)" : said)
    case .killed(let signal): throw .refused(program: name, words: said.isEmpty ? "ended by signal \(signal)" : said)
    case .hung: throw .refused(program: name, words: "no answer within two minutes")
    case .notStarted: throw .refused(program: name, words: "it does not start")
    }
  }

  /// What a program complains of, in one line and without its name before every line.
  static func words(_ messages: String, of name: String) -> String {
    let lines = messages.split(whereSeparator: \.isNewline).map { line in
      line.trimmingPrefix { $0.isWhitespace }.trimmingPrefix("\(name): ").trimmingPrefix("error: ").trimmingPrefix("fatal: ")
    }
    let sentence = lines.filter { !$0.isEmpty }.joined(separator: "; ")
    return sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
  }

  /// How many tasks an array may have; Slurm's own number where it does not say.
  func arraySize() -> Int {
    guard let answer = try? ask("scontrol", ["show", "config"]) else { return 1001 }
    guard let size = answer.firstMatch(of: /MaxArraySize\s*=\s*(\d+)/).flatMap({ Int($0.1) }), size > 0 else { return 1001 }
    return size
  }

  /// Submits a script, and gives the number of the job.
  ///
  /// - Parameter after: The job that is to be over first.
  func submit(_ script: String, in folder: String, after: String?) throws(SlurmError) -> String {
    let dependency = after.map { ["--dependency=afterany:\($0)"] } ?? []
    let answer = try ask("sbatch", ["--parsable", "--chdir=\(folder)"] + dependency + [script])
    // With several clusters, the name of one follows behind a semicolon.
    let job = answer.prefix { $0.isNumber }
    guard !job.isEmpty else {
      throw .refused(program: "sbatch", words: "it names no job, but says “\(Self.words(answer, of: "sbatch").prefix(60))”")
    }
    return String(job)
  }
}

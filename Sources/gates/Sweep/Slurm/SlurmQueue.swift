/// What Slurm has of some jobs in its queue.
struct SlurmQueue: Equatable, Sendable {
  /// A task of an array.
  struct Task: Hashable, Sendable {
    /// The name of the job.
    let name: String
    let number: Int
  }

  /// How a task is.
  struct Standing: Equatable, Sendable {
    /// The number of the array that it belongs to.
    let job: String
    /// In Slurm's word: `PENDING`, `RUNNING`, `COMPLETING`, ….
    let state: String
    /// Why it waits, in Slurm's word.
    let reason: String

    var isRunning: Bool { state == "RUNNING" || state == "COMPLETING" }
  }

  private(set) var tasks: [Task: Standing] = [:]

  init() {}

  /// Reads what `squeue` says with ``format``: a line a task; lines about anything else are left out.
  init(_ answer: String) {
    for line in answer.split(whereSeparator: \.isNewline) {
      let fields = line.split(separator: "|", maxSplits: 4, omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 5, let number = Int(fields[1]) else { continue }
      tasks[Task(name: fields[4], number: number)] = Standing(job: fields[0], state: fields[2], reason: fields[3])
    }
  }

  /// The array's number, the task's number, its state, why it waits, its name.
  static let format = "%F|%K|%T|%r|%j"

  /// Asks Slurm about jobs with these names.
  init(asking programs: SlurmPrograms, names: [String]) throws(SlurmError) {
    let question = ["--array", "--noheader", "--name=" + names.joined(separator: ","), "--format=" + Self.format]
    self.init(names.isEmpty ? "" : try programs.ask("squeue", question))
  }
}

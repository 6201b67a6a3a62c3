import LessonKit

/// What can go wrong between a sweep and Slurm; each gets one sentence.
enum SlurmError: Error, Equatable {
  case setting(text: String, fault: String)
  /// Slurm is not on this machine.
  case missing(program: String)
  /// Slurm did not take a job, or did not answer, and said why.
  case refused(program: String, words: String)
  case partlyRefused(words: String, jobs: [String], tasks: Int)
  /// Slurm would read the name of the folder otherwise than it is meant.
  case folder(path: String)
  /// A script, or what is known of it, cannot be written down.
  case notWritten(LessonError)
}

extension SlurmError: CustomStringConvertible {
  var description: String {
    switch self {
    case .setting(let text, let fault): "“\(text)” is nothing to tell Slurm: \(fault)."
    case .missing(let program):
      "there is no \(program) here, so there is no Slurm to give the runs to; start this where jobs are submitted, train here with "
        + "--engine local, or print the script with --dry-run and take it there."
    case .refused(let program, let words): "\(program) refused: \(words)."
    case .partlyRefused(let words, let jobs, let tasks):
      "sbatch refused: \(words); \(counted(tasks, "run")) before that \(tasks == 1 ? "is" : "are") queued as "
        + "\(listed(jobs.map { "job \($0)" }, "and")), and the same command submits the rest later."
    case .folder(let path):
      "Slurm takes % and \\ in the name of a folder for something else; choose one without them instead of \(shownPath(path)), with --runs."
    case .notWritten(let error): "\(error)".replacing("--out DIR", with: "--runs DIR")
    }
  }
}

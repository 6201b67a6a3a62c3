import Tensors

/// Why a run's folder is not read, not written, or not worked in; its description is one sentence.
public enum RunError: Error, Equatable {
  /// There is no folder of a run, or none with a record in it.
  case missing(path: String)
  /// There is no folder of runs.
  case noFolder(path: String)
  case unreadable(path: String, reason: String)
  case notWritten(path: String, reason: String)
  /// The record is not of the form that it should have.
  case record(path: String, fault: String)
  /// A line of what was measured, counted from 1, is not of the form that it should have.
  case line(path: String, number: Int, fault: String)
  /// Somebody else works on the run.
  case claimed(path: String, by: RunRecord.Worker)
  /// Somebody else took the run over, because nothing was seen of this program.
  case takenOver(path: String)
}

extension RunError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missing(let path):
      "\(path) holds no run: there is no \(RunRecord.fileName) in it; give the folder of a run that gates train has written."
    case .noFolder(let path):
      "there is no folder \(path); gates train --runs and gates sweep make one."
    case .unreadable(let path, let reason):
      "\(path) cannot be read (\(reason)); see to it that you may read it, or leave it out."
    case .notWritten(let path, let reason):
      "\(path) cannot be written (\(reason)); choose another place, or make room there."
    case .record(let path, let fault):
      "\(path) is no record of a run: \(fault); train the run again, or remove its folder."
    case .line(let path, let number, let fault):
      "\(path), line \(number): \(fault); remove this line, or train the run again."
    case .claimed(let path, let worker):
      "process \(worker.process) on \(worker.host) works on \(path); wait for its end, or choose another folder."
    case .takenOver(let path):
      "another program has taken \(path) over, as it saw no sign of life from this one for \(RunClaim.patience) seconds; this one ends "
        + "here, and nothing is lost."
    }
  }
}

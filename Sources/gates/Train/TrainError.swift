import FourGates
import LessonKit

/// What can go wrong when a run begins, goes on, or is written down; each gets one sentence.
enum TrainError: Error, Equatable {
  case folderBusy(path: String)
  /// Another program works on this very run.
  case runBusy(path: String)
  /// The folder of runs, or that of a run in it.
  case runsFailed(path: String, reason: String)
  /// A network whose checkpoints nobody could read again.
  case tooLarge(parameters: Int)
  case folderTaken(path: String, resume: String)
  case folderFailed(path: String, reason: String)
  case notARun(path: String)
  case otherTask(path: String, has: String, asked: String)
  case changed(path: String, option: String, has: String, asked: String)
  case dataMissing(path: String)
  case dataChanged(path: String, data: String)
  case dataUnasked(path: String)
  case testMissing(path: String)
  case testUnasked(path: String)
  case fewerEpochs(path: String, has: Int, asked: Int)
  case damaged(path: String)
  /// In the folder of a run, a checkpoint of another one.
  case otherRun(path: String)
  case otherModel(path: String, has: Architecture, needs: Architecture)
  case otherAlphabet(path: String)
  case stopped(TrainingError, last: String, updates: Int)
}

extension TrainError: CustomStringConvertible {
  var description: String {
    switch self {
    case .folderBusy(let path):
      "another run is writing to \(shownPath(path)); wait for its end, or choose another folder with --out."
    case .runBusy(let path):
      "another program is training the run in \(shownPath(path)); wait for its end."
    case .runsFailed(let path, let reason):
      "\(shownPath(path)) cannot be made or written to (\(reason)); choose another folder with --runs."
    case .tooLarge(let parameters):
      "a network of \(parameters) parameters makes checkpoints of more than a gigabyte, which are not read; "
        + "take fewer units with --hidden, or fewer --layers."
    case .folderTaken(let path, let resume):
      "\(shownPath(path)) holds a run already; go on with it with --resume \(shownPath(resume)), choose another folder with --out, "
        + "or write over it with --force."
    case .folderFailed(let path, let reason):
      "\(shownPath(path)) cannot be changed (\(reason)); choose another folder with --out."
    case .notARun(let path):
      "\(shownPath(path)) was not written by gates train, so there is no run to go on with; --init-from takes its weights."
    case .otherTask(let path, let has, let asked):
      "\(shownPath(path)) is a run of the task \(has), and \(asked) was asked for; --resume goes on with the same task only."
    case .changed(let path, let option, let has, let asked):
      "\(shownPath(path)) is a run with \(option) \(has), and with \(option) \(asked) it would become another; leave the option out, or "
        + "begin a new run, which takes the weights with --init-from."
    case .dataMissing(let path):
      "\(shownPath(path)) is a run on a file, and does not say where that is; name it again with --data."
    case .dataChanged(let path, let data):
      "\(shownPath(data)) does not hold the data that the run in \(shownPath(path)) was trained on; give the same file, and the same "
        + "--column, or begin a new run, which takes the weights with --init-from."
    case .dataUnasked(let path):
      "\(shownPath(path)) is a run on the task's own data; leave out --data, or begin a new run, which takes the weights with --init-from."
    case .testMissing(let path):
      "\(shownPath(path)) is a run with a test part in a file, and does not say where that is; name it again with --test."
    case .testUnasked(let path):
      "\(shownPath(path)) is a run without a test part; leave out --test, or begin a new run."
    case .fewerEpochs(let path, let has, let asked):
      "the run in \(shownPath(path)) has \(counted(has, "epoch")) behind it, more than --epochs \(asked); ask for more of them, or resume "
        + "an earlier checkpoint."
    case .damaged(let path):
      "\(shownPath(path)) is damaged: what it says about its run contradicts itself; resume an earlier checkpoint."
    case .otherRun(let path):
      "\(shownPath(path)) has other settings than the run whose folder it is in; name another folder with --runs, or begin the run anew "
        + "with --force."
    case .otherModel(let path, let has, let needs):
      "\(shownPath(path)) holds \(has.words), and this run needs \(needs.words); choose another file, or other options."
    case .otherAlphabet(let path):
      "\(shownPath(path)) was trained on a text with other symbols, so its weights mean something else; choose another file, or give "
        + "that text with --data."
    case .stopped(let error, let last, let updates):
      "\(error) \(shownPath(last)) holds the run as it was after \(counted(updates, "update"))."
    }
  }
}

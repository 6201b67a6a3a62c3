import ArgumentParser
import FourGates
import Foundation
import LessonKit

/// `gates train`: trains a network on a task, and writes down where it is.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Trains a network on a task, with checkpoints to go on from.",
    discussion: """
      For example: gates train sine, or gates train characters --cell gru --hidden 128 --data my.txt

      Tasks: sine and noisy-sine (the next value of a wave, or of a series of your own), numbers (10, 20, 30, …), recall (which symbol came \
      first?), adding (the sum of two marked numbers), gestures (which of twenty movements?), characters (the next letter of a text).

      After each epoch the folder --out has last.safetensors, best.safetensors (by the loss on data that training does not see) and \
      one file for each of the newest epochs, such as epoch12.00_loss0.0406.safetensors. Ctrl-C finishes the update, writes \
      last.safetensors, and says how to go on; a second one ends at once.

      --resume FILE goes on bit for bit: after 50 epochs and 50 more last.safetensors has the same bytes as after 100. So it refuses an option that would change \
      the run; --epochs, --out, --keep, --checkpoint-every and --threads may change.

      --runs DIR gives the run a folder of its own in DIR, named after the task and a fingerprint of all that decides its numbers. The same \
      command then begins the run, goes on with it, or finds it finished. run.json says what the run is and how far; metrics.csv has a line an epoch.
      """)

  @Argument(help: "What to learn: \(listed(TaskChoice.allCases.map(\.rawValue), "or")).")
  var task: String?

  @OptionGroup var wishes: TrainWishes

  @Option(help: ArgumentHelp("Where the files go. (default: out/train-TASK, or the folder of --resume)", valueName: "dir"))
  var out: String?

  @Option(
    help: ArgumentHelp(
      "Where runs have a folder each: begins this one, or goes on with it, if it is not finished.", valueName: "dir"))
  var runs: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many of the newest epochs keep a file of their own; best and last always stay.", valueName: "n"),
    transform: whole("--keep", in: 0...1_000_000))
  var keep = 10

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("For long epochs: writes last.safetensors after every n updates, too.", valueName: "n"),
    transform: whole("--checkpoint-every", in: 1...1_000_000_000))
  var checkpointEvery: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many threads may work; the numbers do not depend on it. (default: one a core)", valueName: "n"),
    transform: whole("--threads", in: 1...1024))
  var threads: Int?

  @Option(help: ArgumentHelp("Goes on with a run, bit for bit, from one of its files.", valueName: "file"))
  var resume: String?

  @Option(help: ArgumentHelp("Begins with the weights of a file, and takes nothing else from it.", valueName: "file"))
  var initFrom: String?

  @Flag(help: "Writes over a run that is in the folder already.")
  var force = false

  @Flag(help: "Prints nothing but what goes wrong.")
  var quiet = false

  func validate() throws {
    for (option, path) in [("--out", out), ("--runs", runs)] where path == "" {
      throw ValidationError("\(option) needs the name of a folder, and got an empty one.")
    }
    if runs != nil { try requireNoOtherPlace() }
    if resume != nil, initFrom != nil {
      throw ValidationError("--resume goes on with a run, and --init-from begins one; choose one of them.")
    }
    guard let task else {
      if resume == nil {
        throw ValidationError("name a task: \(listed(TaskChoice.allCases.map(\.rawValue), "or")).")
      }
      return
    }
    do {
      let choice = try TaskChoice(named: task)
      if resume == nil {
        try wishes.check(for: choice)
      }
    } catch { throw ValidationError("\(error)") }
  }

  /// `--runs` says by itself where a run is, and what it begins with.
  private func requireNoOtherPlace() throws {
    if out != nil {
      throw ValidationError("--runs gives a run a folder of its own, and --out names one; choose one of them.")
    }
    if resume != nil {
      throw ValidationError(
        "--runs goes on with a run by itself, and --resume goes on with the run in a file; choose one of them.")
    }
    if initFrom != nil {
      throw ValidationError(
        "--runs tells runs apart by their settings, and --init-from is none of them; name a folder with --out.")
    }
  }

  func run() throws {
    let request = StopRequest()
    let sources = request.watch()
    let parent = ParentWatch()
    defer { withExtendedLifetime((sources, parent)) {} }
    do {
      try Threads.$limit.withValue(threads) { try train(request) }
    } catch {
      guard runs != nil, isBusy(error) else { throw error }
      complain("Error: \(error)")
      throw ExitCode(Self.busyStatus)
    }
  }

  /// The exit status where another program has the run: whoever started this one may try again later.
  static let busyStatus: Int32 = 75

  private func isBusy(_ error: any Error) -> Bool {
    switch error {
    case TrainError.runBusy, RunError.claimed, RunError.takenOver: true
    default: false
    }
  }

  /// Says what is wrong, also with `--quiet`.
  func complain(_ sentence: String) {
    StandardError.send("\(sentence)\n")
  }

  private func train(_ request: StopRequest) throws {
    let terminal = quiet ? nil : Terminal.standard()
    let run: TrainingRun
    let folder: RunFolder
    switch try start() {
    case .finished(let path, let epochs):
      terminal?.say("This run is finished: \(shownPath(path)) has all \(counted(epochs, "epoch")) that it was to have.")
      return
    case .run(let found, let place): (run, folder) = (found, place)
    }
    var session = TrainSession(run, in: folder, until: request, checkpointEvery: checkpointEvery)
    session.files = files
    session.home = resume.map(folderPath(of:))
    if run.isOver {
      try session.close()
      terminal?.say(
        """
        This run is at its end: it has all \(counted(run.epochs, "epoch")) that it was to have. With --epochs N it goes on to more.
        """)
      return
    }
    terminal.map { TrainReport(terminal: $0, run: run) }?.begin(isRecorded: runs != nil)
    try session.train()
    let report = terminal.map { TrainReport(terminal: $0, run: session.run) }
    if let signal = session.stoppedBy {
      report?.stopped(in: folder, isRecorded: runs != nil, wishes)
      throw ExitCode(128 + signal)
    }
    report?.end(in: folder, test: session.test)
  }
}

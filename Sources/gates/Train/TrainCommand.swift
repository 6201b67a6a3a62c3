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
      """)

  @Argument(help: "What to learn: \(listed(TaskChoice.allCases.map(\.rawValue), "or")).")
  var task: String?

  @OptionGroup var wishes: TrainWishes

  @Option(help: ArgumentHelp("Where the files go. (default: out/train-TASK, or the folder of --resume)", valueName: "dir"))
  var out: String?

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

  func validate() throws {
    if out == "" { throw ValidationError("--out needs the name of a folder, and got an empty one.") }
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
        try choice.check(
          TaskOptions(window: wishes.window, batch: wishes.batch, data: wishes.data, column: wishes.column))
      }
    } catch { throw ValidationError("\(error)") }
  }

  func run() throws {
    let request = StopRequest()
    let sources = request.watch()
    defer { withExtendedLifetime(sources) {} }
    try Threads.$limit.withValue(threads) { try train(request) }
  }

  private func train(_ request: StopRequest) throws {
    let (run, folder) = try resume.map { try resumed(from: $0) } ?? begun()
    let terminal = Terminal.standard()
    if run.isOver {
      terminal.say(
        """
        This run is at its end: it has all \(counted(run.epochs, "epoch")) that it was to have. With --epochs N it goes on to more.
        """)
      return
    }
    TrainReport(terminal: terminal, run: run).begin()
    var session = TrainSession(run, in: folder, until: request, checkpointEvery: checkpointEvery)
    try session.train()
    let report = TrainReport(terminal: terminal, run: session.run)
    if let signal = session.stoppedBy {
      report.stopped(in: folder, data: wishes.data, column: wishes.column)
      throw ExitCode(128 + signal)
    }
    report.end(in: folder)
  }
}

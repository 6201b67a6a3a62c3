import ArgumentParser
import FourGates
import Foundation
import LessonKit

/// `gates gradcheck`: the gradients that pullbacks write against gradients that are measured.
struct GradCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gradcheck",
    abstract: "Holds the gradients of a cell against measured ones, and shows what finds published mistakes.",
    usage: """
      gates gradcheck rnn|lstm|peephole|gru [options]
      gates gradcheck --break list|all|NAME
      """,
    discussion: """
      For example: gates gradcheck lstm, or gates gradcheck gru --hidden 6 --steps 5, or gates gradcheck --break all

      Every number is moved by a step h to both sides, and the loss is computed again: (loss(w + h) − loss(w − h)) / 2h is the \
      measured gradient. The written one is what the pullbacks on the tape say. Exit status 1 if they differ.
      """)

  @Argument(
    help: ArgumentHelp("The kind of cell: rnn, lstm, peephole or gru.", valueName: "cell"),
    completion: .list(Architecture.Cell.allCases.map(\.rawValue)))
  var cell: String?

  @OptionGroup(title: "The cell") var options: GradCheckOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How far numbers are moved. (default: \(GradientCheck.bestStep))", valueName: "h"))
  var step: Double?

  @Flag(help: "Also measure with steps from 1 down, and draw how far each is off.")
  var sweep = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many of the comparisons that are furthest off are shown. (default: 8)", valueName: "n"),
    transform: { try wholeNumber($0, in: 0...1_000_000) })
  var worst = 8

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Every random number of the run. (default: 1)", valueName: "n"),
    transform: { text in
      guard let seed = UInt64(text) else { throw ValidationError("a seed is a whole number from 0 to \(UInt64.max).") }
      return seed
    })
  var seed: UInt64 = 1

  @Option(
    name: .customLong("break"),
    help: ArgumentHelp(
      "A published mistake instead of a cell: list says which there are, all shows what finds each.", valueName: "name"),
    completion: .list(MistakeReport.words))
  var mistake: String?

  @Option(
    help: ArgumentHelp("Where the figure of --sweep goes. (default: out/gradcheck- and the cell)", valueName: "dir"),
    completion: .directory)
  var out: String?

  @Option(
    help: "How the figure is drawn: \(LessonOptions.Plot.choices).",
    completion: .list(LessonOptions.Plot.allCases.map(\.rawValue)),
    transform: LessonOptions.Plot.init(typed:))
  var plot: LessonOptions.Plot = .auto

  func validate() throws {
    if let step, !(step > 0 && step <= 10) {
      throw ValidationError("--step is a number above 0, at most 10, and got \(shortText(step)).")
    }
    if out == "" { throw ValidationError("--out needs the name of a folder, and got an empty one.") }
    if let cell, mistake != nil {
      throw ValidationError("--break brings a cell of its own: take \(cell) away.")
    }
    if mistake != nil, sweep { throw ValidationError("--break and --sweep exclude each other; choose one.") }
    if let mistake, !MistakeReport.words.contains(mistake) { throw MistakeReport.unknown(mistake) }
    if mistake == nil { try options.requireSense(for: kind()) }
  }

  /// The cell that was typed.
  private func kind() throws -> Architecture.Cell {
    let names = Architecture.Cell.allCases.map(\.rawValue)
    guard let cell else {
      throw ValidationError(
        "gradcheck needs a cell, \(listed(names, "or")), or --break list; for example gates gradcheck lstm.")
    }
    guard let kind = Architecture.Cell(rawValue: cell) else {
      throw ValidationError(notThere("cell", cell, names))
    }
    return kind
  }

  func run() throws {
    let terminal = Terminal.standard()
    if let mistake {
      guard try MistakeReport.show(mistake, seed: seed, on: terminal) else { throw ExitCode.failure }
      return
    }
    let check = GradientCheck(step: step ?? GradientCheck.bestStep, everyEntryUpTo: 256, seed: seed)
    let checkup = CellCheckup(try kind(), options, check: check, seed: seed)
    let holds = checkup.show(worst: worst, on: terminal)
    if sweep {
      let folder = try OutputFolder(making: out ?? "out/gradcheck-\(checkup.name)")
      let interruption = Interruption()
      let sources = interruption.watch()
      defer { withExtendedLifetime(sources) {} }
      checkup.showSweep(on: terminal, Easel(plot: plot, terminal: terminal, folder: folder, interruption: interruption))
    }
    if !holds { throw ExitCode.failure }
  }
}

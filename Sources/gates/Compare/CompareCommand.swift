import ArgumentParser
import FourGates
import LessonKit

/// `gates compare`: optimizers on the same seeds, from the same start, with the same batches.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Compares optimizers on the same seeds: same start, same batches.",
    discussion: """
      For example: gates compare sine, or gates compare noisy-sine --optimizers sgd,adam,rmsprop --rates sweep --seeds 3

      Each optimizer makes a run of each seed. All runs of a seed begin with the same parameters and see the same batches in the same \
      order, which is checked. Runs go on side by side, each on one core. Figures, their gnuplot scripts and results.json go to --out.

      Exit status 1 if runs that should have begun alike did not.
      """)

  @OptionGroup var options: CompareOptions

  func run() throws {
    let interruption = Interruption()
    let sources = interruption.watch()
    defer { withExtendedLifetime(sources) {} }
    let chosen = try options.chosen()
    let experiments: [Experiment]
    do {
      experiments = try options.experiments(chosen)
    } catch let error as TaskError {
      throw ValidationError("\(error)")
    }
    let folder = try OutputFolder(making: options.out ?? "out/compare-\(chosen.task.rawValue)")
    let terminal = Terminal.standard()
    let report = ComparisonReport(
      terminal: terminal, folder: folder,
      easel: Easel(plot: options.plot, terminal: terminal, folder: folder, interruption: interruption),
      interruption: interruption)
    let comparison = Comparison(chosen.optimizers, plan: chosen.plan, experiments: experiments)
    guard try report.tell(comparison, showing: .automatic) else { throw ExitCode.failure }
  }
}

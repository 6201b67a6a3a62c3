import FourGates
import Foundation
import LessonKit

/// Runs a comparison and says what came of it: tables, figures, a verdict, and a file.
struct ComparisonReport {
  let terminal: Terminal
  let folder: OutputFolder
  let easel: Easel
  let interruption: Interruption

  /// - Returns: whether all that should have been alike was.
  func tell(_ comparison: Comparison, showing progress: RunsProgress) throws -> Bool {
    let begin = ContinuousClock.now
    open(comparison)
    var comparison = comparison
    try comparison.run(showing: progress)
    let claims = claim(comparison)
    let target = LossTarget(for: comparison)
    showTables(comparison, target)
    try showFigures(comparison, progress)
    terminal.heading("Verdict")
    for sentence in comparison.verdict.sentences { terminal.say(sentence) }
    let results = ComparisonResults(
      of: comparison, target: target, claims: claims, figures: easel.files,
      seconds: (ContinuousClock.now - begin) / .seconds(1))
    let json = try results.json()
    try interruption.heldOff { () throws(LessonError) in try folder.write(json, as: "results.json") }
    terminal.heading("Kept for later")
    for name in easel.files + ["results.json"] { terminal.item(shownPath(folder.file(name)), sign: " ") }
    return claims.allSatisfy(\.holds)
  }

  private func open(_ comparison: Comparison) {
    let first = comparison.experiments[0]
    let names = listed(comparison.optimizers.map(\.title), "and")
    terminal.heading("\(names) on the task \(first.task.name)")
    terminal.say(first.task.about)
    let (architecture, last) = (first.architecture, comparison.experiments[comparison.experiments.count - 1])
    let clipping =
      if case .norm(let limit) = first.clipping { "gradients are shortened to a norm of \(shortText(limit))" } else {
        "gradients stay as long as they are"
      }
    terminal.say(
      """
      The network: \(counted(architecture.layers, "layer")) of \(counted(architecture.hidden, "unit")), cell \
      \(architecture.cell.rawValue). Each run has \(counted(first.epochs, "epoch")); \(clipping). \
      \(comparison.experiments.count == 1 ? "Seed \(first.seed)" : "Seeds \(first.seed) to \(last.seed)"); the same seed gives the same \
      numbers.
      """)
  }

  /// Whether the runs are comparable, checked.
  private func claim(_ comparison: Comparison) -> [Results.Claim] {
    terminal.heading("Same start, same batches")
    terminal.say("Fingerprints, sixteen digits each, are equal when all numbers are, bit for bit.")
    show(comparison.tableOfStarts)
    let claims = [
      Results.Claim(claim: "all runs of a seed began with the same parameters", holds: comparison.startsAreEqual),
      Results.Claim(claim: "all runs of a seed saw the same batches in the same order", holds: comparison.batchesAreEqual),
    ]
    for claim in claims { terminal.item(claim.claim, sign: claim.holds ? "✓" : "✗") }
    for stop in comparison.stops { terminal.item(stop, sign: "•") }
    return claims
  }

  private func showTables(_ comparison: Comparison, _ target: LossTarget?) {
    let task = comparison.experiments[0].task
    terminal.heading("Losses")
    if comparison.standings.count > comparison.contenders.count {
      terminal.say("The validation loss at the end, the median of the seeds, at every rate:")
      show(comparison.tableOfRates)
      if !comparison.widened.isEmpty {
        terminal.say(
          """
          The rates of \(listed(comparison.widened.map(\.title), "and")) were widened once, because the best stood at the end of the \
          grid. Below, each optimizer stands at its best rate.
          """)
      } else {
        terminal.say("Below, each optimizer stands at its best rate.")
      }
    }
    show(comparison.tableOfLosses)
    let spread =
      comparison.experiments.count > 1 ? " Each is the median of the seeds, with the lowest and the highest behind it." : ""
    let last = max(1, comparison.experiments[0].epochs / 10)
    let end = last > 1 ? " The end is the median of the last \(last) epochs." : ""
    terminal.say("The loss is the \(task.lossName).\(end)\(spread)")
    let levels = comparison.baselines.map { "\($0.name) \(shortText($0.loss, digits: 2))" }
    let floor = task.floor.flatMap { $0 > 0 ? ["the noise floor \(shortText($0, digits: 2))"] : nil } ?? []
    if !levels.isEmpty { terminal.say("To compare with: \((levels + floor).joined(separator: "; ")).") }
    show(comparison.tableOfTimes(target: target))
    let goal = target.map { "\(shortText($0.loss, digits: 2)) is \($0.name). " } ?? ""
    terminal.say("\(goal)Seconds are those of a run on one core, with others beside it.")
  }

  private func showFigures(_ comparison: Comparison, _ progress: RunsProgress) throws {
    terminal.heading("Figures")
    let areas =
      comparison.experiments.count > 1
      ? "Lines are medians of the seeds, areas reach from the lowest to the highest. Runs that stopped are left out."
      : "Runs that stopped are left out."
    easel.show(comparison.curves, named: "curves", says: "The validation loss after each epoch. \(areas)")
    easel.show(
      comparison.updateSizes, named: "updates",
      says: """
        How far an update moves all weights together, as a share of their size: the mean of each epoch.
        """)
    if let rates = comparison.lossesOverRates {
      easel.show(
        rates, named: "rates",
        says:
          "The validation loss at the end, over the rate. Where a line ends, the next rate stopped most of the runs, or was not tried."
      )
    }
    guard easel.draws, let paths = try comparison.paths(showing: progress) else { return }
    easel.show(
      paths.figure, named: "paths",
      says: """
        The plane through the start that comes nearest to all paths; \(shortText(100 * paths.share, digits: 2)) % of their squared \
        distances from the start lie along it. Dark is low, and from one thin line to the next the loss grows \
        \(shortText(paths.factor, digits: 2)) times. The colours are the loss on the plane: a path runs beside it, so it may end lower \
        than the colour under it says.
        """)
  }

  private func show(_ table: (header: [String], rows: [[String]])) {
    terminal.block(TableLayout(table.header, table.rows).lines(width: terminal.width))
  }
}

import FourGates
import LessonKit

/// The gradient check of a cell, in one form or in both, told as one reads it.
struct CellCheckup {
  let cell: Architecture.Cell
  let options: GradCheckOptions
  let check: GradientCheck
  let seed: UInt64
  private let net: Network

  init(_ cell: Architecture.Cell, _ options: GradCheckOptions, check: GradientCheck, seed: UInt64) {
    (self.cell, self.options, self.check, self.seed) = (cell, options, check, seed)
    var dice = Dice(seed: seed)
    net = Network(
      Architecture(
        cell, inputs: options.inputs, hidden: options.hidden, layers: options.layers, outputs: 2, useGate: options.useGate),
      dice: &dice)
  }

  /// For folders: `lstm`, `lstm-lessonNotes`.
  var name: String { cell.rawValue + (options.useGate == .standard ? "" : "-\(options.useGate.rawValue)") }

  func problem(by way: Unrolling) -> GradientProblem {
    let letters = cell == .lstm || cell == .peephole ? ["c", "h"] : ["h"]
    let parts = (0..<options.layers).flatMap { layer in letters.map { "\(layer).\($0)" } }
    return GradientProblem(
      CheckedCell(net, by: way), hidden: options.hidden, parts: parts, steps: options.steps, batch: options.batch, seed: seed)
  }

  /// Checks every way, shows what is furthest off, and says whether all holds.
  func show(worst: Int, on terminal: Terminal) -> Bool {
    introduce(on: terminal)
    let reports = options.ways.map { (way: $0, report: problem(by: $0).report(check)) }
    for (way, report) in reports where worst > 0 {
      terminal.heading("\(way.inWords.capitalizedFirst): furthest off")
      terminal.block(report.table(of: worst).lines(width: terminal.width))
    }
    if worst > 0 {
      terminal.say(
        "Rows, columns and layers are counted from 0. “Off by” is the difference as a multiple of what is allowed: below 1 holds."
      )
    }
    terminal.say(verdict(reports))
    if options.useGate == .lessonNotes { terminal.say("The lesson notes' use gate has no fused form.") }
    if Scalar.ulpOfOne > 1e-10 { terminal.say(widthNote) }
    return reports.allSatisfy(\.report.holds)
  }

  private func introduce(on terminal: Terminal) {
    let sizes =
      "\(counted(options.inputs, "input")), \(counted(options.hidden, "unit")), \(counted(options.layers, "layer")), "
      + "\(counted(options.steps, "step")), a batch of \(options.batch)"
    terminal.say(
      """
      \(cell.inWords(options.useGate)): \(sizes), memories that do not start at zero, seed \(seed), numbers of \
      \(MemoryLayout<Scalar>.size * 8) bits. Moved are all parameters, the inputs x1, x2, … and the starting memories, by \
      h = \(shortText(check.step)). Allowed is a difference of \(shortText(100 * check.relativeTolerance, digits: 2)) % of the gradient, \
      plus \(shortText(check.absoluteTolerance, digits: 2)) (times the loss, where that is above 1).
      """)
  }

  private func verdict(_ reports: [(way: Unrolling, report: GradientCheck.Report)]) -> String {
    let failed = reports.filter { !$0.report.holds }
    let ways = listed((failed.isEmpty ? reports : failed).map(\.way.inWords), "and")
    guard !failed.isEmpty else {
      return "All \(reports[0].report.comparisons.count) gradients hold, \(ways)."
    }
    let counts = failed.map { "\($0.report.comparisons.count { !$0.holds }) of \($0.report.comparisons.count)" }
    let remedy =
      check.step == GradientCheck.bestStep
      ? "" : " With this step measuring itself may be off: without --step, h is \(shortText(GradientCheck.bestStep))."
    return "\(listed(counts, "and")) gradients do not hold, \(ways).\(remedy)"
  }

  private var widthNote: String {
    """
    Numbers of 32 bits leave about three digits of a measured gradient. For more, build with 64: \
    swift run --traits AVX2,DoublePrecision --scratch-path .build/double gates gradcheck \(cell.rawValue)
    """
  }
}

extension Unrolling {
  /// As a sentence says it.
  var inWords: String {
    switch self {
    case .steps: "by steps"
    case .fusedSequence: "by the fused sequence"
    }
  }
}

extension Architecture.Cell {
  /// As a sentence begins with it.
  func inWords(_ useGate: UseGate) -> String {
    switch self {
    case .rnn: "A plain RNN"
    case .lstm: useGate == .standard ? "An LSTM" : "An LSTM with the lesson notes' use gate"
    case .peephole: "A peephole LSTM"
    case .gru: "A GRU"
    }
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

/// Where an equation takes its numbers from.
struct EquationPlace {
  let run: Inspection
  let step: Int
  let layer: Int
  let unit: Int

  private var seen: InspectedLayer { run.steps[run.row(of: step)].layers[layer] }

  func value(_ quantity: Quantity) -> Double { Double(seen[quantity, unit]) }

  /// What was remembered before the step.
  func before(_ quantity: Quantity) -> Double {
    let index = Quantity.memory(of: run.architecture.cell).firstIndex(of: quantity)!
    return Double(run.memory(before: step).layers[layer][index][0, unit])
  }

  private func parts(_ gate: Quantity) -> [Double] {
    let parts = seen.parts(of: gate)
    return GatePart.allCases.compactMap { parts[$0].map { Double($0[unit]) } }
  }

  private func isHeld(_ gate: Quantity) -> Bool {
    LayerHolds(run.holds, layer: layer, firstStep: 0).contains(gate, unit: unit, step: step)
  }

  /// The digits of a sum that let its shown value, squashed, round to the shown gate.
  private func digits(of sum: Double, _ squash: Squash) -> Int {
    let gate = squash(sum)
    return 3
      + ShownNumber.extraDigits([(sum, 3)], giving: (gate, ShownNumber.digits(of: gate))) { squash($0[0]) }
  }

  /// f = x·Wf + h·Uf + bf = … and σ(f) = …
  func lstmGate(_ gate: Quantity, _ letter: String) -> [String] {
    let (squash, parts) = (Squash(of: gate), parts(gate))
    let sum = parts.reduce(0, +)
    let digits = digits(of: sum, squash)
    let cell = gate == .output ? "c′" : "c"
    let peephole = parts.count == 4 ? " + \(cell)·p\(letter)" : ""
    let line = EquationLine(
      symbols: (letter, "x·W\(letter) + h·U\(letter) + b\(letter)\(peephole)"), terms: parts, result: sum, resultDigits: digits,
      termDigits: digits, make: { $0.reduce(0, +) }, write: EquationLine.sum)
    return line.lines + held(gate, "\(squash.name)(\(letter))", byItself: squash(sum))
  }

  /// r = σ(x·Wr + h·Ur + br) = σ(0.314 − 0.021 + 1.000) = σ(1.293) = 0.785
  func squashedSum(of gate: Quantity, _ letter: String, _ symbols: String) -> [String] {
    let (squash, parts) = (Squash(of: gate), parts(gate))
    let sum = parts.reduce(0, +)
    let digits = digits(of: sum, squash)
    let more = ShownNumber.extraDigits(parts.map { ($0, digits) }, giving: (sum, digits)) { $0.reduce(0, +) }
    let terms = EquationLine.sum(parts.map { ShownNumber.text($0, digits + more) })
    let (name, shown) = (squash.name, ShownNumber.text(sum, digits))
    return EquationLine.lines(
      letter, "\(name)(\(symbols))", "\(name)(\(terms)) = \(name)(\(shown)) = \(text(squash(sum)))")
      + (isHeld(gate) ? ["\(letter) is held at \(text(value(gate)))"] : [])
  }

  private func held(_ gate: Quantity, _ name: String, byItself: Double) -> [String] {
    isHeld(gate)
      ? ["\(name) is held at \(text(value(gate))); by itself it would be \(text(byItself))"]
      : ["\(name) = \(text(value(gate)))"]
  }

  private func text(_ number: Double) -> String { ShownNumber.text(number, ShownNumber.digits(of: number)) }
}

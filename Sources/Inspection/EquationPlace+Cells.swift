import Tensors

extension EquationPlace {
  func lstm(_ quantity: Quantity) -> [String] {
    let kept = EquationLine.product("k", "σ(f)·c", value(.forget), before(.longTerm), value(.kept))
    let learned = EquationLine.product("n", "σ(i)·tanh(g)", value(.input), value(.candidate), value(.learned))
    let remembered = EquationLine.sum("c′", "k + n", [value(.kept), value(.learned)], value(.longTerm))
    return switch quantity {
    case .forget, .kept: lstmGate(.forget, "f") + kept + remembered + used
    case .input: lstmGate(.input, "i") + learned + remembered + used
    case .candidate: lstmGate(.candidate, "g") + learned + remembered + used
    case .output: lstmGate(.output, "o") + used
    case .learned: learned + remembered + used
    case .longTerm: kept + learned + remembered
    case .shortTerm: remembered + used
    case .reset, .update: refuse("a cell of this kind has no \(quantity.rawValue).")
    }
  }

  /// h′ = σ(o)·tanh(c′), or of the lesson notes' u.
  private var used: [String] {
    let shown = Double(run.layers[layer].shown![run.row(of: step), unit])
    let (output, squashed) = (value(.output), Squash.tanh(shown))
    guard let notes = run.weights.layers[layer].notes else {
      return EquationLine.product("h′", "σ(o)·tanh(c′)", output, squashed, value(.shortTerm))
    }
    let bias = Double(notes.b.scalars[unit])
    return EquationLine.sum("u", "k·Wu + bu", [shown - bias, bias], shown)
      + EquationLine.product("h′", "σ(o)·tanh(u)", output, squashed, value(.shortTerm))
  }

  func gru(_ quantity: Quantity) -> [String] {
    let update = value(.update)
    let shown = EquationLine(
      symbols: ("h′", "(1 − z)·n + z·h"), terms: [1 - update, value(.candidate), update, before(.shortTerm)],
      result: value(.shortTerm), make: { $0[0] * $0[1] + $0[2] * $0[3] },
      write: { EquationLine.sum(["\($0[0]) · \($0[1])", "\($0[2]) · \($0[3])"]) }
    ).lines
    let candidate = squashedSum(of: .candidate, "n", "x·Wn + r·(h·Un) + (bn + r·cn)")
    return switch quantity {
    case .reset: squashedSum(of: .reset, "r", "x·Wr + h·Ur + br") + candidate + shown
    case .update: squashedSum(of: .update, "z", "x·Wz + h·Uz + bz") + shown
    case .candidate: candidate + shown
    case .shortTerm: shown
    default: refuse("a cell of this kind has no \(quantity.rawValue).")
    }
  }
}

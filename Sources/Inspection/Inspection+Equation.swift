import Recurrent

extension Inspection {
  /// The equations that a quantity of a unit takes part in, with this step's numbers in them.
  ///
  ///     f = x·Wf + h·Uf + bf = 0.314 − 0.021 + 1.000 = 1.293
  ///     σ(f) = 0.785
  ///     k = σ(f)·c = 0.785 · 1.921 = 1.507
  ///     c′ = k + n = 1.507 − 0.120 = 1.387
  ///     h′ = σ(o)·tanh(c′) = 0.612 · 0.883 = 0.540
  ///
  /// Each number is rounded from the recorded one, to as many digits as it takes for a line to come out as it stands there. A line is at
  /// most 60 columns wide, unless its numbers are long.
  ///
  /// - Precondition: the step is one of this run, the layer and the unit are there, and the cell has this quantity.
  public func equation(of quantity: Quantity, at step: Int, layer: Int, unit: Int) -> [String] {
    let place = EquationPlace(run: self, step: step, layer: layer, unit: unit)
    switch architecture.cell {
    case .rnn: return place.squashedSum(of: .shortTerm, "h′", "x·W + h·U + b")
    case .gru: return place.gru(quantity)
    case .lstm, .peephole: return place.lstm(quantity)
    }
  }
}

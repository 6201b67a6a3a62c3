import Autograd
import Recurrent
import Tensors

/// How the loss at one step depends on what was remembered before each of the steps up to it.
///
///     let gradients = run.memoryGradients(at: 40, against: .numbers([0.3]))
///     gradients.size(of: .longTerm, before: 5, layer: 0)                  |∂L/∂c|, with c as step 5 finds it
///     gradients.share(keptFrom: 5, layer: 0)                  σ(f) of steps 5 to 40 multiplied, the mean over units
///
/// If c is all that carries the past, the gradient of c shrinks as that product does.
public struct MemoryGradients: Sendable {
  /// What the prediction is compared with.
  public enum Target: Equatable, Sendable {
    /// O numbers: the loss is the mean squared error.
    case numbers([Scalar])
    /// The number of a symbol: the loss is the cross-entropy in nats.
    case symbol(Int)
    /// Nothing: one output is taken as it is; of several, the cross-entropy of the largest.
    case itself
  }

  /// The step with the loss.
  public let step: Int
  public let loss: Scalar
  let firstStep: Int
  /// [layer][part of the memory]: a row for each step, [T, H].
  let gradients: [[Tensor]]
  /// [layer]: a row for each step, of what keeps the memory, multiplied from there to the step with the loss; none in a plain RNN.
  let kept: [Tensor]
  private let parts: [Quantity]

  /// The length of the gradient of a part of the memory before a step, over all units, or its size for one.
  ///
  /// - Precondition: the cell remembers this quantity; the step is not after the one with the loss.
  public func size(of quantity: Quantity, before step: Int, layer: Int, unit: Int? = nil) -> Double {
    guard let part = parts.firstIndex(of: quantity) else {
      refuse("a cell of this kind does not remember \(quantity.rawValue).")
    }
    let row = gradients[layer][part].row(step - firstStep)
    if let unit { return abs(Double(row[unit])) }
    // In 64 bits, because the square of a small gradient would be 0 in 32.
    return row.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
  }

  /// The forget values (of a GRU: the update values) of the steps from one to that with the loss, multiplied; the mean over units,
  /// or that of one. Nil for a plain RNN, in which nothing is kept by a gate.
  public func share(keptFrom step: Int, layer: Int, unit: Int? = nil) -> Double? {
    guard kept.indices.contains(layer) else { return nil }
    let row = kept[layer].row(step - firstStep)
    return unit.map { Double(row[$0]) } ?? row.reduce(0) { $0 + Double($1) } / Double(row.count)
  }

  init(_ run: Inspection, at step: Int, against target: Target) {
    let (last, cell, tape) = (run.row(of: step), run.architecture.cell, Tape())
    let parts = Quantity.memory(of: cell)
    (self.step, firstStep, self.parts) = (step, run.steps[0].step, parts)
    let taped = run.weights.layers.enumerated().map { index, weights in
      TapedLayer(cell, weights, holding: LayerHolds(run.holds, layer: index, firstStep: run.steps[0].step), on: tape)
    }
    var memories = run.start.layers.map { $0.map { tape.data($0) } }
    // What each step finds, as entries of their own: the loss is asked for what is carried on, not for what is shown upwards.
    var found: [[[Variable]]] = []
    var x = tape.data(.zeros([1, 1]))
    for row in 0...last {
      x = tape.data(run.lowest.rows(row..<row + 1))
      let carried = memories.map { $0.map { row == 0 ? tape.variable($0.value) : $0 * 1 } }
      found.append(carried)
      for (index, layer) in taped.enumerated() {
        memories[index] = layer.step(x, carried[index], row: row)
        x = memories[index].last!
      }
    }
    let readout = run.weights.readout!
    let prediction = matrixProduct(x, tape.data(readout.V)).adding(row: tape.data(readout.d))
    let loss = Self.loss(of: prediction, against: target)
    let all = tape.gradients(of: loss, keepingAll: true)
    self.loss = loss.value.scalar
    gradients = run.layers.indices.map { layer in
      parts.indices.map { part in Tensor.concatenating(rowsOf: found.map { all[$0[layer][part]] }) }
    }
    guard let keeper = cell == .rnn ? nil : cell == .gru ? Quantity.update : .forget else {
      kept = []
      return
    }
    kept = run.layers.map { layer in
      var product = [Scalar](repeating: 1, count: run.architecture.hidden)
      let rows = (0...last).reversed().map { row in
        product = zip(product, layer[keeper, row]).map { $0 * $1 }
        return product
      }
      return Tensor(rows: rows.reversed())
    }
  }

  private static func loss(of prediction: Variable, against target: Target) -> Variable {
    switch target {
    case .numbers(let numbers): return meanSquaredError(prediction, prediction.tape.data(Tensor(rows: [numbers])))
    case .symbol(let symbol): return crossEntropy(prediction, targets: [symbol])
    case .itself:
      let outputs = prediction.value.scalars
      guard outputs.count > 1 else { return sum(prediction) }
      return crossEntropy(prediction, targets: [outputs.indices.max { outputs[$0] < outputs[$1] }!])
    }
  }
}

extension Inspection {
  /// Goes back from the loss at a step, by single steps on a tape, through the gates as they were in this run; none goes through a
  /// gate that is held.
  ///
  /// - Precondition: the network has a readout, and the step is one of this run.
  /// - Complexity: about ten times the recording of these steps.
  public func memoryGradients(at step: Int, against target: MemoryGradients.Target) -> MemoryGradients {
    guard architecture.outputs != nil else { refuse("a network without a readout has no loss to go back from.") }
    return MemoryGradients(self, at: step, against: target)
  }
}

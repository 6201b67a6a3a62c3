import Autograd
import Recurrent
import Tensors

/// A recorded run of a network over one sequence: every gate of every layer at every step.
///
///     let run = Inspection(of: net, over: inputs)
///     run.steps[12].layers[0][.forget][3]                     σ(f) of unit 3 in the lowest layer, at step 12
///     run.steps[12].layers[0].parts(of: .forget)[.memory]?[3]        how much of its sum came from h·U
///
/// The run holds copies of the weights, so that it can be asked later what would have happened if a gate had been held.
public struct Inspection: Sendable {
  public let architecture: Architecture
  public let steps: [InspectedStep]
  /// The gates that were held.
  public let holds: [Hold]

  let weights: NetworkWeights
  /// What the lowest layer read at each step: what came in, or what an embedding or filters made of it.
  let lowest: Tensor
  let layers: [LayerRecord]
  /// Before the first of the steps.
  let start: NetworkMemory

  /// Runs the network over T rows of I numbers, with copies of its weights, and writes everything down.
  ///
  /// - Parameters:
  ///   - start: What is remembered before the first step, for a batch of one; zeros if nil.
  ///   - holds: Where two hold the same gate, the later one counts.
  /// - Precondition: at least one row; each has as many numbers as the network reads; the cell has the gates that are held.
  /// - Complexity: x·W of a layer is one product over all steps; then a product h·U a step.
  public init(
    of network: Network, over inputs: [[Scalar]], from start: NetworkMemory? = nil, holding holds: [Hold] = []
  ) {
    let expected = network.architecture.inputs
    guard !inputs.isEmpty else { refuse("an inspection needs at least one step, and got none.") }
    for row in inputs where row.count != expected {
      refuse("an inspection needs \(expected) numbers at each step, and got \(row.count).")
    }
    let rows = Tensor(rows: inputs)
    self.init(
      of: network.architecture, NetworkWeights(network), over: rows,
      lowest: network.lowest([Tape().data(rows)], batch: 1)[0].value, firstStep: 0, from: start, holding: holds)
  }

  init(
    of architecture: Architecture, _ weights: NetworkWeights, over inputs: Tensor, lowest: Tensor, firstStep: Int,
    from start: NetworkMemory?, holding holds: [Hold]
  ) {
    Self.check(holds, for: architecture)
    let start = start ?? Self.zeroMemory(of: architecture)
    Self.check(start, for: architecture)
    var below = lowest
    var layers: [LayerRecord] = []
    for (layer, weights) in weights.layers.enumerated() {
      let record = LayerRecord(
        architecture.cell, weights, over: below, from: start.layers[layer],
        holding: LayerHolds(holds, layer: layer, firstStep: firstStep))
      layers.append(record)
      below = record.matrix(of: .shortTerm)
    }
    let predictions = weights.readout.map { below.matrixProduct($0.V).adding(row: $0.d) }
    (self.architecture, self.weights, self.lowest, self.layers) = (architecture, weights, lowest, layers)
    (self.start, self.holds) = (start, holds)
    steps = (0..<inputs.rows).map { row in
      InspectedStep(
        step: firstStep + row, input: inputs.row(row), layers: layers.map { InspectedLayer(record: $0, row: row) },
        prediction: predictions.map { $0.row(row) } ?? [])
    }
  }

  /// What would have happened from a step on, if these gates had been held: the steps from there, with their numbers.
  ///
  ///     let future = run.whatIf(holding: [Hold(.forget, at: 1)], from: 20, for: 50)
  ///     future.steps[0].step                       20
  ///
  /// What was remembered before that step is what this run recorded. The holds replace those of this run.
  ///
  /// - Parameter count: How many steps; all that this run has if nil.
  /// - Precondition: the step is one of this run.
  public func whatIf(holding holds: [Hold], from step: Int, for count: Int? = nil) -> Inspection {
    let row = self.row(of: step)
    let rows = steps[row...].prefix(count ?? steps.count).map(\.input)
    return Inspection(
      of: architecture, weights, over: Tensor(rows: rows), lowest: lowest.rows(row..<row + rows.count), firstStep: step,
      from: memory(before: step), holding: holds)
  }

  /// What the network remembered before a step, from which it can be run on.
  ///
  /// Shapes: for each layer, c and h of an LSTM, h of the others, each [1, H].
  ///
  /// - Precondition: the step is one of this run.
  public func memory(before step: Int) -> NetworkMemory {
    let row = self.row(of: step)
    guard row > 0 else { return start }
    return NetworkMemory(
      layers: layers.map { layer in
        Quantity.memory(of: architecture.cell).map { Tensor(shape: [1, architecture.hidden], scalars: layer[$0, row - 1]) }
      })
  }

  /// A quantity of a layer at all steps, one below the other: [T, H].
  ///
  /// - Precondition: the cell has this quantity.
  public func matrix(of quantity: Quantity, layer: Int) -> Tensor {
    layers[layer].matrix(of: quantity)
  }

  /// Where a step stands in `steps`.
  func row(of step: Int) -> Int {
    let row = step - steps[0].step
    guard steps.indices.contains(row) else {
      refuse("this run has the steps \(steps[0].step) to \(steps[steps.count - 1].step), and got \(step).")
    }
    return row
  }
}

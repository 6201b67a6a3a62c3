import Autograd
import Tensors
import Testing

@testable import Recurrent

@Suite struct `A fused loss` {
  private enum Loss: CaseIterable {
    case squaredError, crossEntropy
  }

  /// A network, and batches for it.
  private struct Case {
    let cell: any CellInParts
    let readout: Readout
    let reading: FusedLoss.Reading
    let loss: Loss
    var dice = Dice(seed: 3)

    init(
      _ kind: CellKind, inputs: Int = 2, hidden: Int, layers: Int = 1, outputs: Int = 3,
      _ reading: FusedLoss.Reading = .lastStep,
      _ loss: Loss = .squaredError
    ) {
      cell = kind.cell(inputs: inputs, hidden: hidden, layers: layers, dice: &dice)
      readout = Readout(hidden: cell.hidden, outputs: outputs, dice: &dice)
      (self.reading, self.loss) = (reading, loss)
    }

    init(_ cell: any CellInParts, _ readout: Readout) {
      (self.cell, self.readout, reading, loss) = (cell, readout, .lastStep, .squaredError)
    }

    var fused: FusedLoss { FusedLoss(cell, readout, reading: reading) }

    mutating func batch(of size: Int, steps: Int, areSymbols: Bool = false) -> (
      inputs: [Tensor], targets: Tensor, classes: [Int]
    ) {
      let inputs = (0..<steps).map { _ in
        if !areSymbols { return Tensor.normal([size, cell.inputs], dice: &dice) }
        var rows = Tensor.zeros([size, cell.inputs])
        for row in 0..<size { rows[row, dice.index(below: cell.inputs)] = 1 }
        return rows
      }
      let rows = reading == .lastStep ? size : steps * size
      let outputs = readout.V.value.columns
      return (inputs, .normal([rows, outputs], dice: &dice), (0..<rows).map { _ in dice.index(below: outputs) })
    }

    /// Learns from a batch with and without a tape, and expects the same bits. Then the parameters change a little.
    mutating func expectBits(
      _ fused: FusedLoss, batch size: Int, steps: Int, lengths: [Int]? = nil, areSymbols: Bool = false,
      sourceLocation: SourceLocation = #_sourceLocation
    ) {
      let (inputs, targets, classes) = batch(of: size, steps: steps, areSymbols: areSymbols)
      let tape = Tape()
      let y = readout(outputs(of: cell, inputs.map { tape.data($0) }, lengths))
      let taped = loss == .squaredError ? meanSquaredError(y, tape.data(targets)) : crossEntropy(y, targets: classes)
      let expected = tape.gradients(of: taped)
      let got =
        loss == .squaredError
        ? fused.meanSquaredError(of: inputs, lengths: lengths, targets: targets)
        : fused.crossEntropy(of: inputs, lengths: lengths, targets: classes)
      let what = "B \(size), T \(steps)"
      #expect(got.loss.bitPattern == taped.value.scalar.bitPattern, "\(what)", sourceLocation: sourceLocation)
      #expect(got.loss > 0, "\(what)", sourceLocation: sourceLocation)
      #expect(
        fused.parameters.map(\.name) == (cell.parameters + readout.parameters).map(\.name), sourceLocation: sourceLocation)
      for parameter in fused.parameters {
        #expect(
          got.gradients[parameter] == expected[parameter], "\(what): ∂\(parameter.name)", sourceLocation: sourceLocation)
      }
      for parameter in fused.parameters { parameter.value = parameter.value - expected[parameter] * 0.1 }
    }

    private func outputs<Cell: CellInParts>(of cell: Cell, _ xs: [Variable], _ lengths: [Int]?) -> Variable {
      switch reading {
      case .lastStep: cell.output(cell.memory(after: xs, lengths: lengths, by: .fusedSequence))
      case .everyStep: cell.unroll(over: xs, lengths: lengths, by: .fusedSequence).stacked
      }
    }
  }

  @Test(arguments: CellKind.allCases, [1, 3, 8, 16, 17, 50])
  func `has the bits of a loss on a tape, time after time`(_ kind: CellKind, _ hidden: Int) {
    for layers in [1, 2, 3] {
      for reading in [FusedLoss.Reading.lastStep, .everyStep] {
        for loss in Loss.allCases {
          var network = Case(kind, hidden: hidden, layers: layers, reading, loss)
          let fused = network.fused
          for _ in 0..<3 { network.expectBits(fused, batch: 5, steps: 4) }
          for (batch, steps) in [(2, 4), (5, 4), (5, 1), (1, 1), (33, 3)] {
            network.expectBits(fused, batch: batch, steps: steps)
          }
        }
      }
    }
  }

  @Test(arguments: CellKind.allCases)
  func `has them where sequences end before others`(_ kind: CellKind) {
    for reading in [FusedLoss.Reading.lastStep, .everyStep] {
      var network = Case(kind, hidden: 19, layers: 2, reading, .crossEntropy)
      let fused = network.fused
      for lengths in [[5, 3, 1, 5], [5, 3, 1, 5], [1, 2, 3, 4], nil, [5, 5, 5, 5]] {
        network.expectBits(fused, batch: 4, steps: 5, lengths: lengths)
      }
    }
  }

  @Test(arguments: CellKind.allCases)
  func `has them for symbols, and for numbers between`(_ kind: CellKind) {
    var network = Case(kind, inputs: 20, hidden: 33, .everyStep, .crossEntropy)
    let fused = network.fused
    for areSymbols in [true, true, false, true] { network.expectBits(fused, batch: 3, steps: 4, areSymbols: areSymbols) }
  }

  /// The sums of these sizes are made in shards.
  @Test func `has them on any number of threads, also if that changes between batches`() {
    for reading in [FusedLoss.Reading.lastStep, .everyStep] {
      for areSymbols in [false, true] {
        var network = Case(.lstm, inputs: 20, hidden: 64, layers: 2, reading)
        let fused = network.fused
        for threads in [1, 2, 3, 4, 1] {
          Threads.$limit.withValue(threads) {
            network.expectBits(fused, batch: 33, steps: 20, areSymbols: areSymbols)
          }
        }
        let lengths = (0..<33).map { 1 + $0 % 20 }
        for threads in [2, 1] {
          Threads.$limit.withValue(threads) {
            network.expectBits(fused, batch: 33, steps: 20, lengths: lengths, areSymbols: !areSymbols)
          }
        }
      }
    }
  }

  @Test func `has them without biases, and with a readout that is not learned`() {
    var dice = Dice(seed: 5)
    let cell = LSTMCell(inputs: 2, hidden: 9, initial: .pyTorch.withoutBias, dice: &dice)
    for readout in [
      Readout(hidden: 9, outputs: 2, initial: .pyTorch.withoutBias, dice: &dice),
      Readout(fixed: .normal([9, 2], dice: &dice)),
    ] {
      var network = Case(cell, readout)
      let fused = network.fused
      for _ in 0..<2 { network.expectBits(fused, batch: 4, steps: 3) }
    }
  }

  @Test(arguments: CellKind.allCases, [(17, 4, 3), (32, 4, 3), (64, 33, 20)])
  func `leaves the gradients of the batch before to whoever still has them`(
    _ kind: CellKind, _ sizes: (hidden: Int, batch: Int, steps: Int)
  ) {
    for reading in [FusedLoss.Reading.lastStep, .everyStep] {
      var network = Case(kind, hidden: sizes.hidden, layers: 2, reading)
      let fused = network.fused
      func learn() -> Gradients {
        let (inputs, targets, _) = network.batch(of: sizes.batch, steps: sizes.steps)
        return fused.meanSquaredError(of: inputs, targets: targets).gradients
      }
      let first = learn()
      let kept = fused.parameters.map { Tensor(shape: $0.value.shape, scalars: first[$0].scalars) }
      let second = learn()
      for (parameter, kept) in zip(fused.parameters, kept) {
        #expect(first[parameter] == kept, "\(parameter.name)")
        #expect(second[parameter] != kept, "\(parameter.name)")
      }
    }
  }
}

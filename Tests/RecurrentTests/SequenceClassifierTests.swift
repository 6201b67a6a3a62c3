import Autograd
import Tensors
import Testing

@testable import Recurrent

@Suite struct `A convolution` {
  @Test func `gives the numbers that one works out by hand`() {
    var dice = Dice(seed: 1)
    let convolution = Convolution(inputs: 1, filters: 2, width: 3, dice: &dice)
    convolution.W.value = Tensor(rows: [[1, 0], [10, 1], [100, 0]])
    convolution.b.value = Tensor(shape: [2], scalars: [0, -2.5])
    let tape = Tape()
    // A batch of 2, three steps: 1, 2, 3 and −1, −2, −3.
    let x = tape.data(Tensor(shape: [6, 1], scalars: [1, -1, 2, -2, 3, -3]))
    let y = convolution(x, batch: 2).value
    #expect(y.shape == [6, 2])
    #expect(y.scalars == [210, 0, 0, 0, 321, 0, 0, 0, 32, 0.5, 0, 0])
  }

  @Test(arguments: [1, 3, 7])
  func `has the gradient that is measured`(_ width: Int) {
    var dice = Dice(seed: 2)
    let convolution = Convolution(inputs: 3, filters: 4, width: width, dice: &dice)
    let x = Parameter("x", .normal([10, 3], dice: &dice))
    let report = GradientCheck().run(convolution.parameters + [x]) { tape in
      let y = convolution(tape[x], batch: 2)
      return mean(y * y * y)
    }
    #expect(report.holds, "\(report)")
  }
}

@Suite struct `A sequence classifier` {
  private static let lengths = [5, 2, 3]

  private static func inputs() -> [Tensor] {
    var dice = Dice(seed: 3)
    return (0..<5).map { step in
      var x = Tensor.normal([3, 2], dice: &dice)
      for (row, length) in lengths.enumerated() where step >= length { (x[row, 0], x[row, 1]) = (0, 0) }
      return x
    }
  }

  private static func classifier(
    _ reading: SequenceClassifier.Reading, _ cell: Architecture.Cell = .gru, filters: Int = 0, layers: Int = 1
  ) -> SequenceClassifier {
    var dice = Dice(seed: 4)
    return SequenceClassifier(
      cell, inputs: 2, hidden: 5, layers: layers, classes: 4, reading: reading, filters: filters, dice: &dice)
  }

  private static func expectClose(_ a: Tensor, _ b: Tensor) {
    #expect(a.shape == b.shape)
    for (x, y) in zip(a.scalars, b.scalars) { #expect(abs(x - y) <= 64 * Scalar.ulpOfOne) }
  }

  @Test(arguments: [SequenceClassifier.Reading.lastRealStep, .meanOfRealSteps])
  func `that reads real steps scores a short sequence in a batch as it does alone`(_ reading: SequenceClassifier.Reading) {
    let classifier = Self.classifier(reading)
    let together = classifier(Self.inputs(), lengths: Self.lengths, on: Tape()).value
    for (row, length) in Self.lengths.enumerated() {
      let alone = Self.inputs().prefix(length).map { $0.rows(row..<row + 1) }
      Self.expectClose(classifier(Array(alone), lengths: nil, on: Tape()).value, together.rows(row..<row + 1))
    }
  }

  @Test func `that reads the last padded step is changed by the zeros`() {
    let classifier = Self.classifier(.lastPaddedStep)
    let together = classifier(Self.inputs(), lengths: Self.lengths, on: Tape()).value.rows(1..<2)
    let alone = classifier(Self.inputs().prefix(2).map { $0.rows(1..<2) }, lengths: nil, on: Tape()).value
    #expect(zip(together.scalars, alone.scalars).contains { abs($0 - $1) > 1e-3 })
  }

  @Test func `takes the mean over the real steps`() {
    let classifier = Self.classifier(.meanOfRealSteps, .rnn)
    let tape = Tape()
    let run = classifier.network.run(over: Self.inputs().map { tape.data($0) }, lengths: Self.lengths)
    let outputs = run.outputs.value
    let mean = Tensor(
      shape: [1, 5], scalars: (0..<5).map { unit in (outputs[1, unit] + outputs[4, unit]) / 2 })
    let scores = classifier.network.read(tape.data(mean)).value
    Self.expectClose(scores, classifier(Self.inputs(), lengths: Self.lengths, on: Tape()).value.rows(1..<2))
  }

  @Test(arguments: SequenceClassifier.Reading.allCases, [0, 3])
  func `has the gradient that is measured`(_ reading: SequenceClassifier.Reading, filters: Int) {
    for way in [Unrolling.steps, .fusedSequence] {
      let classifier = Self.classifier(reading, filters: filters, layers: 2)
      // Where relu bends, nothing can be measured: all filters stand clear of it.
      classifier.network.convolution?.b.value = Tensor(repeating: 3, shape: [filters])
      let report = GradientCheck().run(classifier.parameters) { tape in
        crossEntropy(classifier(Self.inputs(), lengths: Self.lengths, on: tape, by: way), targets: [2, 0, 3])
      }
      #expect(report.holds, "\(report)")
    }
  }

  @Test func `with dropout between layers drops nothing if there is one layer, and something if there are two`() {
    for (layers, place, changes) in [
      (1, LayerDropout.Place.betweenLayers, false), (2, .betweenLayers, true), (1, .aboveEveryLayer, true),
    ] {
      let classifier = Self.classifier(.lastRealStep, layers: layers)
      var dropout: LayerDropout? = LayerDropout(probability: 0.5, place: place, dice: Dice(seed: 5))
      let dropped = classifier(Self.inputs(), lengths: Self.lengths, on: Tape(), dropout: &dropout).value
      let plain = classifier(Self.inputs(), lengths: Self.lengths, on: Tape()).value
      #expect((dropped != plain) == changes)
      #expect((dropout!.dice != Dice(seed: 5)) == changes)
    }
  }
}

import Autograd
import Tensors
import Testing

@testable import Recurrent

/// Two units without tanh, which U turns by an angle and stretches.
private func turningCell(stretch: Scalar) -> LinearCell {
  var dice = Dice(seed: 5)
  let cell = LinearCell(inputs: 3, hidden: 2, dice: &dice)
  cell.map.U.value = Tensor(rows: [[0.6, 0.8], [-0.8, 0.6]]) * stretch
  return cell
}

private func inputs(_ steps: Int, _ inputs: Int, batch: Int = 2) -> [Tensor] {
  var dice = Dice(seed: 9)
  return (0..<steps).map { _ in .normal([batch, inputs], dice: &dice) }
}

@Suite struct `The gradient by lag` {
  @Test func `stays as it is where the memory is only turned`() {
    let cell = turningCell(stretch: 1)
    let left = cell.gradientByLag(over: inputs(100, 3)) { run in sum(run.last) }
    #expect(left.count == 100)
    for (lag, left) in left.enumerated() { #expect(abs(left - 1) < 64 * Double(Scalar.ulpOfOne), "lag \(lag): \(left)") }
  }

  @Test func `grows or shrinks with every step where the memory is stretched or shrunk`() {
    for stretch in [1.5, 0.5] {
      let cell = turningCell(stretch: Scalar(stretch))
      let left = cell.gradientByLag(over: inputs(12, 3)) { run in sum(run.last) }
      var expected = 1.0
      for left in left {
        #expect(abs(left / expected - 1) < 32 * Double(Scalar.ulpOfOne))
        expected *= stretch
      }
    }
  }

  @Test func `of a single tanh unit is its weight and its slope, step by step`() {
    var dice = Dice(seed: 1)
    let cell = ElmanCell(inputs: 1, hidden: 1, dice: &dice)
    cell.map.U.value = Tensor(rows: [[0.9]])
    let xs = inputs(5, 1, batch: 1)
    let left = cell.gradientByLag(over: xs) { run in sum(run.last) }
    let tape = Tape()
    let h = cell.unroll(over: xs.map { tape.data($0) }).outputs.map { Double($0.value.scalar) }
    var expected = 1.0
    for lag in 1..<5 {
      expected *= 0.9 * (1 - h[5 - lag] * h[5 - lag])
      #expect(abs(left[lag] / expected - 1) < 32 * Double(Scalar.ulpOfOne), "lag \(lag)")
    }
  }

  @Test func `is still measured where its square has no place in 32 bits`() {
    let cell = turningCell(stretch: 0.5)
    let left = cell.gradientByLag(over: inputs(101, 3)) { run in sum(run.last) }
    #expect(abs(left[100] * 0x1p100 - 1) < 1e-4)
  }

  @Test func `counts what every later step adds to the loss`() {
    let cell = turningCell(stretch: 1)
    cell.map.U.value = Tensor(rows: [[1, 0], [0, 1]])
    let left = cell.gradientByLag(over: inputs(4, 3)) { run in sum(run.stacked) }
    for (lag, left) in left.enumerated() { #expect(abs(left - Double(lag + 1)) < 1e-5) }
  }

  /// Every number of both memories is moved after every step, and the rest of the sequence run again.
  @Test func `of an LSTM is what moving its memories measures`() {
    var dice = Dice(seed: 2)
    let cell = LSTMCell(inputs: 3, hidden: 4, initial: .uniform(1.5), dice: &dice)
    let xs = inputs(5, 3)
    let direction = Tensor.normal([2, 4], dice: &dice)
    let left = cell.gradientByLag(over: xs) { run in sum(run.last * run.last.tape.data(direction)) }

    let (c, h) = (Parameter("c", .zeros([2, 4])), Parameter("h", .zeros([2, 4])))
    let check = GradientCheck()
    let measured = cell.watch(xs).enumerated().map { step, watched in
      (c.value, h.value) = (watched.longTerm, watched.shortTerm)
      let report = check.run([c, h]) { tape in
        let start = LSTMMemory(longTerm: tape[c], shortTerm: tape[h])
        let rest = xs[(step + 1)...].map { tape.data($0) }
        let last = rest.isEmpty ? start.shortTerm : cell.unroll(over: rest, from: start).last
        return sum(last * tape.data(direction))
      }
      return report.comparisons.reduce(0) { $0 + $1.measured * $1.measured }.squareRoot()
    }
    for (lag, length) in measured.reversed().enumerated() {
      #expect(abs(left[lag] / (length / measured[4]) - 1) < 4 * check.step, "lag \(lag)")
    }
  }

  @Test func `is refused where the loss does not look at the last memory`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = turningCell(stretch: 1).gradientByLag(over: inputs(3, 3)) { run in sum(run.outputs[0]) }
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("gradientByLag needs a loss with a gradient for the last memory, and got one of length 0.0."))
  }
}

import Autograd
import Foundation
import Tensors
import Testing

@testable import Recurrent

@Suite struct `A rotation cell` {
  private func cell(pairs: Int, _ dice: inout Dice) -> RotationCell {
    RotationCell(pairs: pairs, angles: 0.01...1, dice: &dice)
  }

  @Test func `turns each pair, after a correction by what it had not foreseen`() {
    var dice = Dice(seed: 2)
    let cell = cell(pairs: 1, &dice)
    let (angle, gains) = (Double(cell.angles.value.scalar), cell.gains.value.scalars.map { Double($0) })
    let tape = Tape()
    let next = cell.step(tape.data(Tensor(rows: [[0.5]])), tape.data(Tensor(rows: [[0.8, -0.3]]))).value.scalars
    let (a, b) = (0.8 + gains[0] * (0.5 - 0.8), -0.3 + gains[1] * (0.5 - 0.8))
    #expect(abs(Double(next[0]) - (a * cos(angle) - b * sin(angle))) < 8 * Double(Scalar.ulpOfOne))
    #expect(abs(Double(next[1]) - (a * sin(angle) + b * cos(angle))) < 8 * Double(Scalar.ulpOfOne))
  }

  @Test func `swings for ever in a free run, as high as it began`() {
    var dice = Dice(seed: 2)
    let cell = cell(pairs: 1, &dice)
    cell.angles.value = Tensor(row: [Scalar(2 * Double.pi / 50)])
    let net = Forecaster(cell, readout: cell.readout)
    #expect(net.parameters.map(\.name) == ["rotation.angles", "rotation.gains"])
    let drawn = net.freeRun(1000, from: Tape().data(Tensor(rows: [[0.6, 0.8]]))).predictions.value.scalars
    for (step, value) in drawn.enumerated() {
      let expected = cos(2 * Double.pi * Double(step) / 50 + atan2(0.8, 0.6))
      #expect(abs(Double(value) - expected) < 1000 * 4 * Double(Scalar.ulpOfOne))
    }
  }

  @Test func `has the gradients that moving its parameters, inputs and start measures`() {
    var dice = Dice(seed: 3)
    let cell = cell(pairs: 2, &dice)
    let net = Forecaster(cell, readout: cell.readout)
    let inputs = (0..<3).map { Parameter("x\($0 + 1)", .normal([2, 1], dice: &dice)) }
    let start = Parameter("start", .normal([2, 4], dice: &dice))
    let weights = Tensor.normal([10, 1], dice: &dice)
    let report = GradientCheck().run(cell.parameters + inputs + [start]) { tape in
      let warm = cell.unroll(over: inputs.map { tape[$0] }, from: tape[start])
      return sum(net.freeRun(5, from: warm.memory).predictions * tape.data(weights))
    }
    #expect(report.holds, "\(report)")
  }

  @Test func `begins with angles all over the range`() {
    var dice = Dice(seed: 4)
    let angles = RotationCell(pairs: 200, angles: 0.001...0.1, dice: &dice).angles.value.scalars
    #expect(angles.allSatisfy { (0.001...0.1).contains($0) })
    #expect((70...130).contains(angles.count { $0 < 0.01 }))
  }

  @Test func `refuses angles that are not above 0`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 1)
      _ = RotationCell(angles: 0...1, dice: &dice)
    }
    #expect(
      String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        == "FourGates: rotation needs at least one pair and angles above 0, and got 1 and 0.0...1.0.\n")
  }
}

@Suite struct `Scheduled sampling` {
  @Test func `reads true values only, its own only, or some of both`() {
    var dice = Dice(seed: 4)
    let net = Forecaster(ElmanCell(inputs: 1, hidden: 4, dice: &dice), dice: &dice)
    let inputs = (0..<6).map { _ in Tensor.normal([3, 1], dice: &dice) }
    func run(_ truth: Double) -> Tensor {
      var dice = Dice(seed: 8)
      return net.scheduledRun(along: inputs, truth: truth, dice: &dice, on: Tape()).value
    }
    let tape = Tape()
    #expect(run(1) == net.readout(net.cell.unroll(over: inputs.map { tape.data($0) }).stacked).value)
    #expect(run(0) == net.freeRun(6, from: net.cell.unroll(over: [tape.data(inputs[0])]).memory).predictions.value)
    let some = run(0.5)
    #expect(some != run(1) && some != run(0))
    #expect(some.rows(0..<3) == run(1).rows(0..<3))
  }

  @Test func `sends gradients through the predictions that were read`() {
    var dice = Dice(seed: 4)
    let net = Forecaster(ElmanCell(inputs: 1, hidden: 4, dice: &dice), dice: &dice)
    let inputs = (0..<5).map { _ in Tensor.normal([3, 1], dice: &dice) }
    let report = GradientCheck().run(net.parameters) { tape in
      var dice = Dice(seed: 8)
      return mean(square(net.scheduledRun(along: inputs, truth: 0.4, dice: &dice, on: tape)))
    }
    #expect(report.holds, "\(report)")
  }
}

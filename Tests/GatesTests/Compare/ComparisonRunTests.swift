import FourGates
import Testing

@testable import gates

@Suite struct ComparisonRunTests {
  @Test func `the end is the median of the last tenth of the epochs`() {
    let losses = Array(repeating: 1.0, count: 17) + [0.3, 0.1, 0.2]
    #expect(ComparisonRun.madeUp(losses: losses).finalLoss == 0.15000000000000002)
    #expect(ComparisonRun.madeUp(losses: [3, 2]).finalLoss == 2)
    #expect(ComparisonRun.madeUp(losses: [3, 2]).finalTrainingLoss == 1)
  }

  @Test func `a run that stopped has no end, and keeps its lowest loss`() {
    let run = ComparisonRun.madeUp(losses: [3, 2], stop: .exploded(update: 20))
    #expect(run.finalLoss == .infinity)
    #expect(run.finalTrainingLoss == .infinity)
    #expect(run.lowestLoss == 2)
    #expect(ComparisonRun.madeUp(losses: [], stop: .notANumber(update: 1)).lowestLoss == .infinity)
  }

  @Test func `the epochs to a target are counted from 1, up to the first that reaches it`() {
    let run = ComparisonRun.madeUp(losses: [0.5, 0.2, 0.08, 0.09, 0.01])
    #expect(run.epochs(to: 0.08) == 3)
    #expect(run.epochs(to: 0.6) == 1)
    #expect(run.epochs(to: 0.001) == .infinity)
  }

  @Test func `still falling is a last quarter that is lower by a tenth`() {
    #expect(ComparisonRun.madeUp(losses: (1...20).map { 1 / Double($0) }).isStillFalling)
    #expect(!ComparisonRun.madeUp(losses: Array(repeating: 0.5, count: 20)).isStillFalling)
    #expect(!ComparisonRun.madeUp(losses: (1...20).map { 1 / Double($0) }, stop: .exploded(update: 1)).isStillFalling)
    #expect(!ComparisonRun.madeUp(losses: [2, 1]).isStillFalling)
  }

  @Test func `the target is twice the floor, or a tenth of the best simple rule`() {
    let rules = [(name: "zero", loss: 0.5), (name: "mean", loss: 0.3)]
    #expect(LossTarget(floor: 0.04, baselines: rules)?.loss == 0.08)
    #expect(LossTarget(floor: 0.04, baselines: rules)?.name == "twice the noise floor")
    #expect(LossTarget(floor: 0, baselines: rules)?.loss == 0.03)
    #expect(LossTarget(floor: nil, baselines: rules)?.name == "a tenth of the loss of the rule “mean”")
    #expect(LossTarget(floor: nil, baselines: []) == nil)
  }

  @Test func `an update is measured against the weights that it changes`() {
    let parameter = Parameter("w", Tensor(row: [3, 4]))
    var meter = UpdateMeter([parameter])
    meter.beginUpdate()
    parameter.value = Tensor(row: [3, 5])
    meter.beginUpdate()
    parameter.value = Tensor(row: [3, 5])
    #expect(abs(meter.mean() - 0.1) < 1e-6)
    meter.beginUpdate()
    parameter.value = Tensor(row: [0, 0])
    #expect(abs(meter.mean() - 1) < 1e-6)
  }
}

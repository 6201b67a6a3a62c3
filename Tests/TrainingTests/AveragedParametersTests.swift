import Autograd
import Tensors
import Testing

@testable import Training

@Suite struct `Averaged parameters` {
  private func means(decay: Double?, of values: [Scalar]) -> Scalar {
    let w = Parameter("w", Tensor(row: [0]))
    var averaged = AveragedParameters([w], decay: decay)
    for value in values {
      w.value = Tensor(row: [value])
      averaged.add()
    }
    averaged.exchange()
    return w.value.scalar
  }

  @Test func `are the mean of all values`() {
    #expect(means(decay: nil, of: [1, 2, 6]) == 3)
  }

  @Test func `with a decay forget early values, and begin as the mean of all`() {
    #expect(means(decay: 0.75, of: [4]) == 4)
    #expect(means(decay: 0.75, of: [4, 8]) == 6)
    #expect(means(decay: 0.75, of: [4, 8, 6, 6, 10]) == 7)
  }

  @Test func `change places with the parameters, and back`() {
    let w = Parameter("w", Tensor(row: [1]))
    var averaged = AveragedParameters([w])
    averaged.add()
    w.value = Tensor(row: [3])
    averaged.add()
    averaged.exchange()
    #expect(w.value == Tensor(row: [2]))
    averaged.exchange()
    #expect(w.value == Tensor(row: [3]))
  }

  @Test func `refuse a decay that is none`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      _ = AveragedParameters([], decay: 1)
    }
    #expect(
      String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        == "FourGates: averaging needs a decay above 0 and below 1, and got 1.0.\n")
  }

  @Test func `refuse to stand in before the first value`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var averaged = AveragedParameters([Parameter("w", Tensor(row: [1]))])
      averaged.exchange()
    }
    #expect(
      String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        == "FourGates: there is no mean of the parameters before the first value was added.\n")
  }
}

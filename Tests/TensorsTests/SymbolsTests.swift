import Testing

@testable import Tensors

@Suite struct `Rows of inputs are symbols` {
  private let width = 20

  private func row(_ numbers: [Int: Scalar]) -> Tensor {
    var row = Tensor.zeros([1, width])
    for (place, number) in numbers { row[0, place] = number }
    return row
  }

  @Test func `if each is a single 1 among zeros`() {
    let steps = [
      Tensor.concatenating(rowsOf: [row([3: 1]), row([0: 1])]), .concatenating(rowsOf: [row([19: 1]), row([3: 1])]),
    ]
    #expect(Symbols(steps, width: width)?.numbers == [3, 0, 19, 3])
    #expect(Symbols([.concatenating(rowsOf: steps)], width: width)?.numbers == [3, 0, 19, 3])
  }

  @Test(arguments: [
    [:], [4: 1, 5: 1], [4: 2], [4: 0.5, 5: 0.5], [4: -1, 5: 1, 6: 1], [4: 1, 5: .leastNonzeroMagnitude], [4: 1, 19: .nan],
    [4: .infinity],
  ])
  func `and not if one is anything else`(_ numbers: [Int: Scalar]) {
    #expect(Symbols([row([4: 1]), row(numbers)], width: width) == nil)
  }

  @Test func `in their order, however many threads read them`() {
    var dice = Dice(seed: 5)
    let symbols = (0..<3_000).map { _ in dice.index(below: width) }
    var steps: [Tensor] = []
    for step in 0..<30 {
      steps.append(.concatenating(rowsOf: symbols[step * 100..<(step + 1) * 100].map { row([$0: 1]) }))
    }
    for threads in [1, 2, 4] {
      Threads.$limit.withValue(threads) {
        #expect(Symbols(steps, width: width)?.numbers.map { Int($0) } == symbols)
        #expect(Symbols(steps.dropLast() + [row([4: 2])], width: width) == nil)
      }
    }
  }

  @Test func `and not if they are so short that a product costs no more`() {
    #expect(Symbols([.concatenating(rowsOf: [Tensor(rows: [[1, 0]]), Tensor(rows: [[0, 1]])])], width: 2) == nil)
  }
}

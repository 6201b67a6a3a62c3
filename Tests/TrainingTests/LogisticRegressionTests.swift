import Tensors
import Testing
import Training

@Suite struct `A logistic regression` {
  /// Three clouds of points in the plane.
  private static func clouds(_ count: Int, seed: UInt64) -> (x: Tensor, labels: [Int]) {
    var dice = Dice(seed: seed)
    let centres: [(Double, Double)] = [(0, 2), (2, -1), (-2, -1)]
    let labels = (0..<count).map { $0 % 3 }
    let scalars = labels.flatMap { [Scalar(centres[$0].0 + 0.5 * dice.normal()), Scalar(centres[$0].1 + 0.5 * dice.normal())] }
    return (Tensor(shape: [count, 2], scalars: scalars), labels)
  }

  @Test func `parts clouds that lines can part`() {
    let (x, labels) = Self.clouds(90, seed: 1)
    let regression = LogisticRegression(x, labels: labels, classes: 3)
    let other = Self.clouds(300, seed: 2)
    #expect(regression.accuracy(on: x, labels: labels) > 0.95)
    #expect(regression.accuracy(on: other.x, labels: other.labels) > 0.95)
  }

  @Test func `knows nothing but how often classes come where the inputs are all the same`() {
    let x = Tensor(repeating: 0, shape: [5, 2])
    let regression = LogisticRegression(x, labels: [1, 1, 1, 0, 2], classes: 3)
    #expect(regression.labels(of: x) == [1, 1, 1, 1, 1])
    #expect(regression.accuracy(on: x, labels: [1, 1, 1, 0, 2]) == 0.6)
  }

  @Test func `stops with a sentence where rows and classes do not fit`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      _ = LogisticRegression(.zeros([3, 2]), labels: [0, 1], classes: 2)
    }
    #expect(
      String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        == "FourGates: a logistic regression needs a class from 0 to 1 for each of its 3 rows, and got 2.\n")
  }
}

import Autograd
import Tensors

/// Scores of classes that are sums of the inputs, each with a weight: the classifier without a hidden unit, a baseline.
///
///     p = softmax(x·W + b)
///
/// Shapes: x [N, F]; W [F, C], b [C] → [N, C].
///
/// It is fitted by `Adam` on all samples at once, from zeros, so that there is nothing random in it.
public struct LogisticRegression {
  public let W: Parameter
  public let b: Parameter

  /// Fits to the rows of x and their classes.
  ///
  /// - Parameters:
  ///   - ridge: How strongly the weights are pulled towards 0: the weight decay of Adam.
  ///   - updates: After so many it stops.
  /// - Precondition: a class below `classes` for each row, and at least one row.
  public init(
    _ x: Tensor, labels: [Int], classes: Int, ridge: Double = 1e-4, learningRate: Double = 0.01, updates: Int = 300
  ) {
    guard x.rows >= 1, labels.count == x.rows, labels.allSatisfy((0..<classes).contains) else {
      refuse(
        "a logistic regression needs a class from 0 to \(classes - 1) for each of its \(x.rows) rows, and got \(labels.count).")
    }
    W = Parameter("regression.W", .zeros([x.columns, classes]))
    b = Parameter("regression.b", .zeros([classes]))
    var adam = Adam(learningRate: learningRate, weightDecay: ridge)
    for _ in 0..<updates {
      let tape = Tape()
      let loss = crossEntropy(scores(x, on: tape), targets: labels)
      adam.update([W, b], with: tape.gradients(of: loss))
    }
  }

  private func scores(_ x: Tensor, on tape: Tape) -> Variable {
    matrixProduct(tape.data(x), tape[W]).adding(row: tape[b])
  }

  /// The class with the highest score, for each row; the first of several.
  public func labels(of x: Tensor) -> [Int] {
    let scores = scores(x, on: Tape()).value
    return (0..<scores.rows).map { row in
      (1..<scores.columns).reduce(0) { scores[row, $1] > scores[row, $0] ? $1 : $0 }
    }
  }

  /// The share of rows whose class it gets right.
  public func accuracy(on x: Tensor, labels: [Int]) -> Double {
    let answers = self.labels(of: x)
    guard !labels.isEmpty, labels.count == answers.count else {
      refuse("an accuracy needs a class for each of \(answers.count) rows, and got \(labels.count).")
    }
    return Double(zip(answers, labels).count { $0 == $1 }) / Double(labels.count)
  }
}

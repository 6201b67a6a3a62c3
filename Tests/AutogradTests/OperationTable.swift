import Tensors
import Testing

@testable import Autograd

/// One operation in three ways: what it gives, how its gradient is checked, what it refuses.
///
/// Inputs are of order one, with different sizes in all directions, so that a transposed or forgotten index shows.
struct OperationCase: Sendable, CustomTestStringConvertible {
  let file: String
  let name: String
  let inputs: [Tensor]
  let expected: Tensor
  let apply: @Sendable ([Variable]) -> Variable

  var testDescription: String { "\(file): \(name)" }

  init(
    _ file: String, _ name: String, _ inputs: [Tensor], gives expected: Tensor,
    _ apply: @escaping @Sendable ([Variable]) -> Variable
  ) {
    (self.file, self.name, self.inputs, self.expected, self.apply) = (file, name, inputs, expected, apply)
  }
}

let a = Tensor(rows: [[1, -2, 0.5], [0.25, 3, -1]])
let b = Tensor(rows: [[2, 0.5, -1], [4, -0.5, 0.125]])
let positive = Tensor(rows: [[1, 2, 0.5], [0.25, 3, 4]])
let w = Tensor(rows: [[1, 2], [0, -1], [0.5, 1.5]])
let row = Tensor(row: [1, 10, 100])
private let e = Scalar(2.718281828459045)

let operationTable: [OperationCase] = [
  .init("Add", "x + y", [a, b], gives: Tensor(rows: [[3, -1.5, -0.5], [4.25, 2.5, -0.875]])) { $0[0] + $0[1] },
  .init("Add", "x + x", [a], gives: Tensor(rows: [[2, -4, 1], [0.5, 6, -2]])) { $0[0] + $0[0] },
  .init("Add", "x + 3", [a], gives: Tensor(rows: [[4, 1, 3.5], [3.25, 6, 2]])) { $0[0] + 3 },
  .init("Subtract", "x − y", [a, b], gives: Tensor(rows: [[-1, -2.5, 1.5], [-3.75, 3.5, -1.125]])) { $0[0] - $0[1] },
  .init("Subtract", "3 − x", [a], gives: Tensor(rows: [[2, 5, 2.5], [2.75, 0, 4]])) { 3 - $0[0] },
  .init("Subtract", "x − 3", [a], gives: Tensor(rows: [[-2, -5, -2.5], [-2.75, 0, -4]])) { $0[0] - 3 },
  .init("Multiply", "x ⊙ y", [a, b], gives: Tensor(rows: [[2, -1, -0.5], [1, -1.5, -0.125]])) { $0[0] * $0[1] },
  .init("Multiply", "x ⊙ x", [a], gives: Tensor(rows: [[1, 4, 0.25], [0.0625, 9, 1]])) { $0[0] * $0[0] },
  .init("Scale", "3x", [a], gives: Tensor(rows: [[3, -6, 1.5], [0.75, 9, -3]])) { 3 * $0[0] },
  .init("Scale", "x / 4", [a], gives: Tensor(rows: [[0.25, -0.5, 0.125], [0.0625, 0.75, -0.25]])) { $0[0] / 4 },
  .init("Scale", "−x", [a], gives: Tensor(rows: [[-1, 2, -0.5], [-0.25, -3, 1]])) { -$0[0] },
  .init("Divide", "x / y", [a, b], gives: Tensor(rows: [[0.5, -4, -0.5], [0.0625, -6, -8]])) { $0[0] / $0[1] },
  .init("AddRow", "x + row", [a, row], gives: Tensor(rows: [[2, 8, 100.5], [1.25, 13, 99]])) { $0[0].adding(row: $0[1]) },
  .init("MultiplyRow", "x ⊙ row", [a, row], gives: Tensor(rows: [[1, -20, 50], [0.25, 30, -100]])) {
    $0[0].multiplied(byRow: $0[1])
  },
  .init("MatrixProduct", "x·W", [a, w], gives: Tensor(rows: [[1.25, 4.75], [-0.25, -4]])) { matrixProduct($0[0], $0[1]) },
  .init(
    "Sigmoid", "σ(x)", [Tensor(rows: [[0, 1], [-1, 2]])],
    gives: Tensor(rows: [[0.5, e / (1 + e)], [1 / (1 + e), e * e / (1 + e * e)]])
  ) {
    sigmoid($0[0])
  },
  .init("Tanh", "tanh x", [Tensor(row: [0, 0.5, -1])], gives: Tensor(row: [0, (e - 1) / (e + 1), -(e * e - 1) / (e * e + 1)])) {
    tanh($0[0])
  },
  .init("Relu", "max(x, 0)", [a], gives: Tensor(rows: [[1, 0, 0.5], [0.25, 3, 0]])) { relu($0[0]) },
  .init("Exponential", "eˣ", [Tensor(row: [0, 1, -1, 2])], gives: Tensor(row: [1, e, 1 / e, e * e])) { exp($0[0]) },
  .init("Logarithm", "log x", [Tensor(row: [1, e, 1 / e])], gives: Tensor(row: [0, 1, -1])) { log($0[0]) },
  .init("Power", "x³", [a], gives: Tensor(rows: [[1, -8, 0.125], [0.015625, 27, -1]])) { power($0[0], 3) },
  .init(
    "Power", "√x", [positive],
    gives: Tensor(rows: [[1, Scalar(2).squareRoot(), Scalar(0.5).squareRoot()], [0.5, Scalar(3).squareRoot(), 2]])
  ) {
    power($0[0], 0.5)
  },
  .init("Power", "x²", [a], gives: Tensor(rows: [[1, 4, 0.25], [0.0625, 9, 1]])) { square($0[0]) },
  .init("Sum", "Σ x", [a], gives: Tensor(1.75)) { sum($0[0]) },
  .init("Mean", "mean x", [a], gives: Tensor(1.75 / 6)) { mean($0[0]) },
  .init(
    "Concatenate", "[x y] beside", [a, b], gives: Tensor(rows: [[1, -2, 0.5, 2, 0.5, -1], [0.25, 3, -1, 4, -0.5, 0.125]])
  ) {
    concatenate(columnsOf: $0)
  },
  .init(
    "Concatenate", "[x; y] below", [a, b],
    gives: Tensor(rows: [[1, -2, 0.5], [0.25, 3, -1], [2, 0.5, -1], [4, -0.5, 0.125]])
  ) {
    concatenate(rowsOf: $0)
  },
  .init("Slice", "columns 1 ..< 3", [a], gives: Tensor(rows: [[-2, 0.5], [3, -1]])) { $0[0].columns(1..<3) },
  .init("Slice", "rows 1 ..< 3", [w], gives: Tensor(rows: [[0, -1], [0.5, 1.5]])) { $0[0].rows(1..<3) },
  .init("Lookup", "rows 2, 0, 2", [w], gives: Tensor(rows: [[0.5, 1.5], [1, 2], [0.5, 1.5]])) { $0[0].rows(at: [2, 0, 2]) },
  .init("ReplaceRows", "row 1 exchanged", [a, b], gives: Tensor(rows: [[1, -2, 0.5], [4, -0.5, 0.125]])) {
    $0[0].replacingRows(where: [false, true], with: $0[1])
  },
  .init("ReplaceRows", "all rows exchanged", [a, b], gives: b) { $0[0].replacingRows(where: [true, true], with: $0[1]) },
  .init("ReplaceRows", "no row exchanged", [a, b], gives: a) { $0[0].replacingRows(where: [false, false], with: $0[1]) },
  .init(
    "Rotate", "two pairs by a right angle and by 60°",
    [Tensor(rows: [[1, 2, 3, 4], [-1, 0.5, 0, 1]]), Tensor(row: [1.5707963267948966, 1.0471975511965976])],
    gives: Tensor(rows: [
      [-3, 1 - 2 * Scalar(3).squareRoot(), 1, 2 + Scalar(3).squareRoot()],
      [0, 0.25 - Scalar(3).squareRoot() / 2, -1, 0.5 + Scalar(3).squareRoot() / 4],
    ])
  ) {
    rotate($0[0], by: $0[1])
  },
  .init("Transpose", "xᵀ", [a], gives: Tensor(rows: [[1, 0.25], [-2, 3], [0.5, -1]])) { $0[0].transposed() },
  .init("Reshape", "[2, 3] as [3, 2]", [a], gives: Tensor(rows: [[1, -2], [0.5, 0.25], [3, -1]])) {
    $0[0].reshaped(to: [3, 2])
  },
  .init(
    "LogSoftmax", "log softmax", [Tensor(rows: [[0, 0], [1, 2]])],
    gives: Tensor(rows: [[-0.6931471805599453, -0.6931471805599453], [-1.3132616875182228, -0.3132616875182228]])
  ) {
    logSoftmax($0[0])
  },
  .init(
    "CrossEntropy", "classes 1 and 2 of three", [Tensor(rows: [[0, 0, 1], [1, 2, 0.5]])], gives: Tensor(1.7579067490199978)
  ) {
    crossEntropy($0[0], targets: [1, 2])
  },
  .init(
    "CrossEntropy", "classes 1 and 0", [Tensor(rows: [[0, 0], [1, 2]])],
    gives: Tensor((0.6931471805599453 + 1.3132616875182228) / 2)
  ) {
    crossEntropy($0[0], targets: [1, 0])
  },
  .init("MeanSquaredError", "of x and y", [a, b], gives: Tensor((1 + 6.25 + 2.25 + 14.0625 + 12.25 + 1.265625) / 6)) {
    meanSquaredError($0[0], $0[1])
  },
  .init("Dropout", "a quarter, seed 3", [Tensor.ones([2, 3])], gives: aQuarterOfOnesDropped(seed: 3)) {
    var dice = Dice(seed: 3)
    return dropout($0[0], probability: 0.25, dice: &dice)
  },
]

/// What dropout with probability ¼ must give for ones [2, 3]: 4/3 where the dice show at least ¼, else 0.
private func aQuarterOfOnesDropped(seed: UInt64) -> Tensor {
  var dice = Dice(seed: seed)
  return Tensor(shape: [2, 3], scalars: (0..<6).map { _ in dice.uniform() < 0.25 ? 0 : 4.0 / 3 })
}

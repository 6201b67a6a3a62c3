import Tensors
import Testing

@testable import Autograd

@Suite struct `An operation with two results` {
  private static let (xValue, yValue) = (Tensor(rows: [[2, -1]]), Tensor(rows: [[0.5, 3]]))

  /// What a pullback was asked with, call by call.
  private final class Calls {
    var gradients: [[Tensor?]] = []
  }

  /// sum [1, 2] = x + y,  product [] = ⟨x, y⟩
  ///
  ///     ∂x = ∂sum + ∂product · y,  ∂y = ∂sum + ∂product · x
  private func sumAndProduct(_ x: Variable, _ y: Variable, _ calls: Calls) -> (sum: Variable, product: Variable) {
    let (xValue, yValue) = (x.value, y.value)
    let values = [xValue + yValue, Tensor(xValue.dot(yValue))]
    let results = x.tape.record("sum and product", values, from: [x, y]) { gradients in
      calls.gradients.append(gradients)
      let (dSum, dProduct) = (gradients[0] ?? .zeros([1, 2]), gradients[1]?.scalar ?? 0)
      return [dSum + yValue * dProduct, dSum + xValue * dProduct]
    }
    return (results[0], results[1])
  }

  /// The gradients of x and y, and what the pullback was asked with.
  private func gradients(
    keepingAll: Bool = false, _ loss: (_ x: Variable, _ sum: Variable, _ product: Variable) -> Variable
  ) -> (x: Tensor, y: Tensor, calls: [[Tensor?]]) {
    let (tape, calls) = (Tape(), Calls())
    let (x, y) = (tape.variable(Self.xValue), tape.variable(Self.yValue))
    let results = sumAndProduct(x, y, calls)
    let gradients = tape.gradients(of: loss(x, results.sum, results.product), keepingAll: keepingAll)
    return (gradients[x], gradients[y], calls.gradients)
  }

  private let weights = Tensor(rows: [[10, 20]])

  @Test(arguments: [false, true])
  func `passes the gradients of both back together, once`(_ keepingAll: Bool) {
    let (x, y, calls) = gradients(keepingAll: keepingAll) { sum($1 * $1.tape.data(weights)) + 3 * $2 }
    #expect(x == Tensor(rows: [[10 + 3 * 0.5, 20 + 3 * 3]]))
    #expect(y == Tensor(rows: [[10 + 3 * 2, 20 - 3]]))
    #expect(calls == [[weights, Tensor(3)]])
  }

  @Test(arguments: [false, true])
  func `passes the gradient of the first alone back`(_ keepingAll: Bool) {
    let (x, y, calls) = gradients(keepingAll: keepingAll) { _, first, _ in sum(first * first.tape.data(weights)) }
    #expect(x == weights && y == weights)
    #expect(calls == [[weights, nil]])
  }

  @Test(arguments: [false, true])
  func `passes the gradient of the second alone back`(_ keepingAll: Bool) {
    let (x, y, calls) = gradients(keepingAll: keepingAll) { 3 * $2 }
    #expect(x == 3 * Self.yValue && y == 3 * Self.xValue)
    #expect(calls == [[nil, Tensor(3)]])
  }

  @Test(arguments: [false, true])
  func `is not asked where no gradient comes to either`(_ keepingAll: Bool) {
    let (x, y, calls) = gradients(keepingAll: keepingAll) { x, _, _ in sum(x) }
    #expect(x == .ones([1, 2]) && y == .zeros([1, 2]))
    #expect(calls.isEmpty)
  }

  @Test func `may be the loss itself with its last result`() {
    let (x, _, calls) = gradients { $2 }
    #expect(x == Self.yValue)
    #expect(calls == [[nil, Tensor(1)]])
  }

  @Test func `may be the loss itself with its first result`() {
    let (tape, calls) = (Tape(), Calls())
    let x = tape.variable(Tensor(3))
    let results = tape.record("both ways", [Tensor(4), Tensor(2)], from: [x]) { gradients in
      calls.gradients.append(gradients)
      return [gradients[0]]
    }
    #expect(tape.gradients(of: results[0])[x] == Tensor(1))
    #expect(calls.gradients == [[Tensor(1), nil]])
  }

  @Test func `sums what comes to one result from several places, and what it gives to an input that it has twice`() {
    let (tape, calls) = (Tape(), Calls())
    let x = tape.variable(Self.xValue)
    let results = sumAndProduct(x, x, calls)
    let loss = sum(results.sum * tape.data(weights)) + sum(results.sum) + results.product * results.product
    let dProduct = Tensor(2 * results.product.value.scalar)
    #expect(tape.gradients(of: loss)[x] == 2 * (weights + 1) + 2 * dProduct.scalar * Self.xValue)
    #expect(calls.gradients == [[weights + 1, dProduct]])
  }

  @Test func `gives the same gradients when asked twice`() {
    let (tape, calls) = (Tape(), Calls())
    let (x, y) = (tape.variable(Self.xValue), tape.variable(Self.yValue))
    let results = sumAndProduct(x, y, calls)
    let loss = sum(results.sum) * results.product
    #expect(tape.gradients(of: loss)[x] == tape.gradients(of: loss)[x])
    #expect(calls.gradients.count == 2 && calls.gradients[0] == calls.gradients[1])
  }

  @Test func `wants no gradient where its inputs are data`() {
    let (tape, calls) = (Tape(), Calls())
    let results = sumAndProduct(tape.data(Self.xValue), tape.data(Self.yValue), calls)
    let p = tape.variable(Tensor(5))
    #expect(!results.sum.wantsGradient && !results.product.wantsGradient)
    #expect(tape.gradients(of: p * results.product)[p] == results.product.value)
    #expect(calls.gradients.isEmpty)
  }

  @Test func `is listed as an entry a result, the further ones computed from the first`() {
    let tape = Tape()
    let (x, y) = (tape.variable(Tensor(2), named: "x"), tape.variable(Tensor(5), named: "y"))
    let results = tape.record("sum and product", [Tensor(7), Tensor(10)], from: [x, y]) { gradients in
      let (dSum, dProduct) = (gradients[0]?.scalar ?? 0, gradients[1]?.scalar ?? 0)
      return [Tensor(dSum + 5 * dProduct), Tensor(dSum + 2 * dProduct)]
    }
    let both = tape.gradients(of: results[0] * results[1], keepingAll: true)
    #expect(both[results[0]] == Tensor(10) && both[results[1]] == Tensor(7))
    #expect(
      tape.listing(both) == """
        entry  operation        from  value  gradient
            0  x                          2        45
            1  y                          5        24
            2  sum and product  0, 1      7        10
            3  sum and product  2        10         7
            4  multiply         2, 3     70         1
        """)
    #expect(
      tape.listing(tape.gradients(of: 3 * results[1], keepingAll: true)).contains(
        "\n    2  sum and product  0, 1      7         –\n"))
  }
}

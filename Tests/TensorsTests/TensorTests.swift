import Testing

@testable import Tensors

@Suite struct `A tensor` {
  private let a = Tensor(rows: [[1, 2, 3], [4, 5, 6]])

  @Test func `knows its shape and its places`() {
    #expect(a.shape == [2, 3] && a.rows == 2 && a.columns == 3 && a.count == 6)
    #expect(a[1, 2] == 6 && a[flat: 3] == 4)
    #expect(Tensor(7).shape == [] && Tensor(7).scalar == 7)
    #expect(Tensor(row: [1, 2]).shape == [2])
    #expect(a.reshaped(to: [3, 2])[2, 0] == 5)
  }

  @Test func `is a value`() {
    var b = a
    b[0, 0] = 100
    b += a
    #expect(a[0, 0] == 1 && b[0, 0] == 101)
  }

  @Test func `adds a row to every row, and multiplies by a row or by a column`() {
    #expect(a.adding(row: Tensor(row: [10, 20, 30])) == Tensor(rows: [[11, 22, 33], [14, 25, 36]]))
    var b = a
    b.add(row: Tensor(row: [10, 20, 30]))
    #expect(b == Tensor(rows: [[11, 22, 33], [14, 25, 36]]) && a == Tensor(rows: [[1, 2, 3], [4, 5, 6]]))
    #expect(a.multiplied(byRow: Tensor(row: [1, 0, -1])) == Tensor(rows: [[1, 0, -3], [4, 0, -6]]))
    #expect(a.multiplied(byColumn: Tensor(row: [1, 10])) == Tensor(rows: [[1, 2, 3], [40, 50, 60]]))
  }

  @Test func `sums, means and measures`() {
    #expect(a.sum() == 21 && a.mean() == 3.5 && a.sumOfSquares() == 91 && a.dot(a) == 91)
    #expect(a.sumOfRows() == Tensor(row: [5, 7, 9]) && a.sumOfColumns() == Tensor(row: [6, 15]))
    var sums = Tensor(row: [1, 1, 1])
    let shared = sums
    a.sumOfRows(into: &sums)
    #expect(sums == a.sumOfRows() && shared == Tensor(row: [1, 1, 1]))
    #expect((-a).largestMagnitude() == 6)
    #expect(Tensor(row: [1, .nan, 3]).largestMagnitude().isNaN)
    #expect(a.isFinite && !Tensor(row: [1, .infinity]).isFinite)
    #expect(Tensor(row: (1...1000).map { Scalar($0) }).sum() == 500_500)
  }

  @Test func `is taken apart and put together`() {
    #expect(a.columns(1..<3) == Tensor(rows: [[2, 3], [5, 6]]))
    #expect(a.rows(1..<2) == Tensor(rows: [[4, 5, 6]]))
    #expect(a.rows(at: [1, 0, 1]) == Tensor(rows: [[4, 5, 6], [1, 2, 3], [4, 5, 6]]))
    #expect(Tensor.concatenating(columnsOf: [a.columns(0..<1), a.columns(1..<3)]) == a)
    #expect(Tensor.concatenating(rowsOf: [a.rows(0..<1), a.rows(1..<2)]) == a)
    #expect(a.transposed() == Tensor(rows: [[1, 4], [2, 5], [3, 6]]))
  }

  @Test func `has log-softmax rows that sum to one as probabilities, however large the numbers`() {
    let rows = Tensor(rows: [[1000, 1001], [-1000, -1000]]).logSoftmaxOfRows().exp()
    for sum in rows.sumOfColumns().scalars { #expect(abs(sum - 1) < 4 * Scalar.ulpOfOne) }
    #expect(abs(rows[0, 1] - 0.731058578630005) < 1e-6)
  }

  /// Around every edge of a register of 4, 8 or 16 numbers.
  @Test(arguments: [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 20, 31, 33, 65])
  func `has a softmax whose logarithm is log-softmax, and a surprise that is minus its sum over the targets`(_ columns: Int) {
    var dice = Dice(seed: 13)
    for shift in [0, 500, -500] as [Scalar] {
      let x = Tensor.normal([3, columns], deviation: 2, dice: &dice) + shift
      let targets = [columns - 1, 0, columns / 2]
      let (softmax, logarithms) = (x.softmax(targets: targets), x.logSoftmaxOfRows())
      #expect((softmax.probabilities - logarithms.exp()).largestMagnitude() <= 64 * Scalar.ulpOfOne)
      let surprise = -targets.enumerated().reduce(0) { $0 + logarithms[$1.offset, $1.element] }
      #expect(abs(softmax.surprise - surprise) <= 16 * Scalar.ulpOfOne * (abs(shift) + 16))
    }
  }

  @Test func `prints four digits a number, a line a row`() {
    #expect(Tensor(rows: [[1, 0.123456], [-2000, 1e-7]]).description == "[[1, 0.1235],\n [-2000, 1e-07]]")
    #expect("\(Tensor(1.5))" == "1.5" && "\(Tensor(row: [1, 2]))" == "[1, 2]")
    #expect(shortText(.nan) == "NaN" && shortText(-.infinity) == "−∞")
  }

  @Test func `refuses numbers that do not fit its shape`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      _ = Tensor(shape: [2, 3], scalars: [1, 2])
    }
    #expect(
      String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        == "FourGates: a tensor of shape [2, 3] needs 6 numbers, and got 2.\n")
  }

  @Test func `refuses negative sizes`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      _ = Tensor.zeros([-1, 3])
    }
    #expect(
      String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        == "FourGates: a shape has no negative sizes, and got [-1, 3].\n")
  }

  @Test func `divides exactly by a number`() {
    for number in 1...64 { #expect((Tensor(Scalar(number)) / Scalar(number)).scalar == 1) }
  }

  @Test func `refuses a place outside`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      _ = Tensor.zeros([2, 3])[2, 0]
    }
    #expect(
      String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        == "FourGates: there is no place [2, 0] in a matrix of shape [2, 3].\n")
  }
}

import Testing

@testable import Tensors

/// Three plain loops, in 64 bits.
private func plainProduct(_ a: Tensor, _ b: Tensor) -> [Double] {
  let (right, columns) = (b.scalars.map { Double($0) }, b.columns)
  var out = [Double](repeating: 0, count: a.rows * columns)
  for i in 0..<a.rows {
    for k in 0..<a.columns {
      let left = Double(a[i, k])
      for j in 0..<columns { out[i * columns + j] += left * right[k * columns + j] }
    }
  }
  return out
}

/// The product in all three orientations.
private func products(_ a: Tensor, _ b: Tensor) -> [Tensor] {
  [a.matrixProduct(b), a.transposed().transposedMatrixProduct(b), a.matrixProductWithTransposed(b.transposed())]
}

@Suite struct `A matrix product` {
  @Test(arguments: [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 24, 31, 33, 50])
  func `equals three plain loops, whichever side is transposed`(_ rows: Int) {
    var dice = Dice(seed: 11)
    for inner in [1, 3, 8, 50, 257] {
      for columns in [1, 5, 17, 33] {
        let a = Tensor.normal([rows, inner], dice: &dice)
        let b = Tensor.normal([inner, columns], dice: &dice)
        let expected = plainProduct(a, b)
        for product in products(a, b) {
          #expect(product.shape == [rows, columns])
          let allowed = Double(Scalar.ulpOfOne) * 8 * Double(inner)
          #expect(
            zip(product.scalars, expected).allSatisfy { abs(Double($0) - $1) <= allowed },
            "\(rows)×\(inner) · \(inner)×\(columns)")
        }
      }
    }
  }

  /// Around every edge of a tile: 3, 6 and 13 rows and several tiles of them; registers of 4, 8 and 16 numbers, and panels of two.
  @Test(arguments: Array(1...20) + [25, 26, 27, 39, 40])
  func `is exact for whole numbers, around every edge of a tile`(_ rows: Int) {
    for inner in [1, 2, 7, 18] {
      for columns in [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 23, 24, 25, 31, 32, 33, 47, 48, 49, 63, 64, 65] {
        expectExact(rows, inner, columns)
      }
    }
  }

  /// The sums of a block are added to those of the blocks before.
  @Test(arguments: [255, 256, 257, 511, 512, 513, 600])
  func `is exact for whole numbers, however many blocks its inner size has`(_ inner: Int) {
    for rows in [1, 3, 4, 6, 7, 13, 14] {
      for columns in [1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 65] { expectExact(rows, inner, columns) }
    }
  }

  /// A right-hand matrix of up to 16,384 numbers is read in place, and a larger one where there are few rows; the last columns are
  /// packed in any case.
  @Test(arguments: [(128, 128), (128, 129), (129, 128), (127, 130), (64, 256), (65, 257), (300, 60)])
  func `is exact for whole numbers, whether the right-hand matrix is packed or read in place`(_ inner: Int, _ columns: Int) {
    for rows in [1, 3, 4, 6, 7, 13, 14, 27] { expectExact(rows, inner, columns) }
  }

  /// A left-hand matrix that lies across, or whose rows are a multiple of 512 numbers apart, is packed if there is enough to do for
  /// it.
  @Test(arguments: [2, 3, 14, 40])
  func `is exact for whole numbers, whether the left-hand matrix is packed or read in place`(_ rows: Int) {
    for inner in [8, 9, 300, 512] {
      for columns in [16, 17, 32, 33, 64, 65] { expectExact(rows, inner, columns) }
    }
  }

  /// Products of whole numbers up to 4 stay exact in 32 bits, in any order.
  private func expectExact(_ rows: Int, _ inner: Int, _ columns: Int, sourceLocation: SourceLocation = #_sourceLocation) {
    var dice = Dice(seed: UInt64(rows * 1_000_000 + inner * 1000 + columns))
    func whole(_ shape: [Int]) -> Tensor {
      Tensor(shape: shape, scalars: (0..<shape[0] * shape[1]).map { _ in Scalar(dice.index(below: 9) - 4) })
    }
    let (a, b) = (whole([rows, inner]), whole([inner, columns]))
    let expected = Tensor(shape: [rows, columns], scalars: plainProduct(a, b).map { Scalar($0) })
    for (number, product) in products(a, b).enumerated() {
      #expect(
        product == expected, "orientation \(number): \(rows)×\(inner) · \(inner)×\(columns)", sourceLocation: sourceLocation)
    }
  }

  @Test func `of nothing is zeros or nothing`() {
    #expect(Tensor.zeros([2, 0]).matrixProduct(.zeros([0, 3])) == .zeros([2, 3]))
    #expect(Tensor.zeros([0, 2]).matrixProduct(.zeros([2, 3])).shape == [0, 3])
  }

  @Test func `can be written into a tensor that is there, and leaves those that shared its numbers as they were`() {
    var dice = Dice(seed: 9)
    let (a, b) = (Tensor.normal([3, 3], dice: &dice), Tensor.normal([3, 3], dice: &dice))
    var result = a
    a.matrixProduct(b, into: &result)
    #expect(result == a.matrixProduct(b) && result != a)
    let shared = result
    a.transposedMatrixProduct(b, into: &result)
    #expect(result == a.transposedMatrixProduct(b) && shared == a.matrixProduct(b))
    let wide = Tensor.normal([2, 3], dice: &dice)
    a.matrixProductWithTransposed(wide, into: &result)
    #expect(result == a.matrixProductWithTransposed(wide) && result.shape == [3, 2])
    Tensor.zeros([3, 0]).matrixProduct(.zeros([0, 2]), into: &result)
    #expect(result == .zeros([3, 2]))
  }

  @Test func `keeps NaN and infinity where they are`() {
    let a = Tensor(rows: [[1, .infinity], [1, 2]])
    let product = a.matrixProduct(Tensor(rows: [[1, 1], [1, .nan]]))
    #expect(product[0, 0] == .infinity)
    #expect(product[0, 1].isNaN && product[1, 1].isNaN)
    #expect(product[1, 0] == 3)
  }
}

import Testing

@testable import Tensors

/// Three plain loops, in 64 bits.
private func plainProduct(_ a: Tensor, _ b: Tensor) -> [Double] {
  var out = [Double](repeating: 0, count: a.rows * b.columns)
  for i in 0..<a.rows {
    for j in 0..<b.columns {
      for k in 0..<a.columns { out[i * b.columns + j] += Double(a[i, k]) * Double(b[k, j]) }
    }
  }
  return out
}

@Suite struct `A matrix product` {
  /// Around every edge of the kernel: tiles of 4 and 8 rows, registers of 4 and 8 numbers, panels of 8 and 16 columns.
  private static let sizes = [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 24, 31, 33, 50]

  @Test(arguments: sizes)
  func `equals three plain loops at every size, whichever side is transposed`(_ rows: Int) {
    var dice = Dice(seed: 11)
    for inner in [1, 2, 3, 8, 17, 50] {
      for columns in Self.sizes {
        let a = Tensor.normal([rows, inner], dice: &dice)
        let b = Tensor.normal([inner, columns], dice: &dice)
        let expected = plainProduct(a, b)
        let products = [
          a.matrixProduct(b), a.transposed().transposedMatrixProduct(b), a.matrixProductWithTransposed(b.transposed()),
        ]
        for product in products {
          #expect(product.shape == [rows, columns])
          let allowed = Double(Scalar.ulpOfOne) * 8 * Double(inner)
          #expect(
            zip(product.scalars, expected).allSatisfy { abs(Double($0) - $1) <= allowed },
            "\(rows)×\(inner) · \(inner)×\(columns)")
        }
      }
    }
  }

  @Test func `equals three plain loops where the right-hand matrix is too big to be read in place`() {
    var dice = Dice(seed: 12)
    let a = Tensor.normal([9, 150], dice: &dice)
    let b = Tensor.normal([150, 130], dice: &dice)
    let allowed = Double(Scalar.ulpOfOne) * 150
    #expect(zip(a.matrixProduct(b).scalars, plainProduct(a, b)).allSatisfy { abs(Double($0) - $1) <= allowed })
  }

  @Test func `of nothing is zeros or nothing`() {
    #expect(Tensor.zeros([2, 0]).matrixProduct(.zeros([0, 3])) == .zeros([2, 3]))
    #expect(Tensor.zeros([0, 2]).matrixProduct(.zeros([2, 3])).shape == [0, 3])
  }

  @Test func `keeps NaN and infinity where they are`() {
    let a = Tensor(rows: [[1, .infinity], [1, 2]])
    let product = a.matrixProduct(Tensor(rows: [[1, 1], [1, .nan]]))
    #expect(product[0, 0] == .infinity)
    #expect(product[0, 1].isNaN && product[1, 1].isNaN)
    #expect(product[1, 0] == 3)
  }
}

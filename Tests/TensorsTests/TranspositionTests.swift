import Testing

@testable import Tensors

@Suite struct `Transposing into a panel` {
  private static let width = PackedMatrix.panelWidth

  /// Up to two registers of columns, and up to three of rows: full squares, parts of one, and both.
  @Test(arguments: 1...width)
  func `puts number [j, k] at [k, j], and writes nowhere else`(_ count: Int) {
    let untouched: Scalar = -1
    for rows in [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 23, 24, 25, 31, 32, 33, 48] {
      for step in [rows, rows + 3] {
        let block = (0..<count * step).map { Scalar($0) }
        var panel = [Scalar](repeating: untouched, count: (rows + 1) * Self.width)
        block.withUnsafeBufferPointer { block in
          panel.withUnsafeMutableBufferPointer { panel in
            PackedMatrix.copyTransposed(block.baseAddress!, step: step, rows: rows, count: count, to: panel.baseAddress!)
          }
        }
        let expected = (0...rows).flatMap { k in
          (0..<Self.width).map { j in k < rows && j < count ? block[j * step + k] : untouched }
        }
        #expect(panel == expected, "\(rows) rows, \(step) apart")
      }
    }
  }

  @Test func `and back again is what was there, for a square of registers`() {
    let side = Lanes.scalarCount
    let square = (0..<side * side).map { Scalar($0) }
    func transposed(_ numbers: [Scalar]) -> [Scalar] {
      [Scalar](unsafeUninitializedCapacity: numbers.count) { out, count in
        numbers.withUnsafeBufferPointer {
          Kernels.transposeSquare($0.baseAddress!, step: side, to: out.baseAddress!, toStep: side)
        }
        count = numbers.count
      }
    }
    #expect(transposed(square) == (0..<side * side).map { Scalar($0 % side * side + $0 / side) })
    #expect(transposed(transposed(square)) == square)
  }
}

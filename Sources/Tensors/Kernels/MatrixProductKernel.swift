/// The product of two matrices of any size and any orientation.
///
///     out[i, j] = Σ_k a[i, k] · b[k, j]
///
/// It must equal the three plain loops, up to the order in which products are added (k rises; where the processor can, each product is
/// fused with its addition).
///
/// What makes it fast: a tile of four rows by two registers of columns (a panel) is kept in eight registers while k runs, so that a
/// number of `a` is loaded once for two multiplications of a whole register, and nothing is written until the tile is done. The
/// right-hand matrix is read in place where its panels are whole rows of registers and it is small; otherwise its panels are packed
/// first, so that they are read in order.
extension Kernels {
  /// A matrix as a kernel sees it: where a number is, counted from the start, is `row · rowStep + column · columnStep`, so that a
  /// matrix and its transpose are the same numbers with other steps.
  struct Strided {
    let scalars: [Scalar]
    let rowStep: Int
    let columnStep: Int

    init(_ scalars: [Scalar], columns: Int) {
      (self.scalars, rowStep, columnStep) = (scalars, columns, 1)
    }

    init(transposeOf scalars: [Scalar], columns: Int) {
      (self.scalars, rowStep, columnStep) = (scalars, 1, columns)
    }
  }

  static var panelWidth: Int { 2 * Lanes.scalarCount }

  /// Up to this many numbers, a right-hand matrix stays in the cache while it is read in place.
  private static var smallMatrix: Int { 16_384 }

  static func matrixProduct(_ a: Strided, _ b: Strided, rows: Int, inner: Int, columns: Int) -> [Scalar] {
    guard rows * inner * columns > 0 else { return Array(repeating: 0, count: rows * columns) }
    let inPlace = b.columnStep == 1 && inner * columns <= smallMatrix ? columns - columns % panelWidth : 0
    let packed = packed(b, inner: inner, columns: inPlace..<columns)
    return [Scalar](unsafeUninitializedCapacity: rows * columns) { out, count in
      count = rows * columns
      a.scalars.withUnsafeBufferPointer { left in
        b.scalars.withUnsafeBufferPointer { right in
          packed.withUnsafeBufferPointer { packed in
            for column in stride(from: 0, to: columns, by: panelWidth) {
              let isPacked = column >= inPlace
              let tile = TileColumn(
                a: left.baseAddress!, rowStep: a.rowStep, columnStep: a.columnStep,
                panel: isPacked ? packed.baseAddress! + (column - inPlace) * inner : right.baseAddress! + column,
                panelStep: isPacked ? panelWidth : b.rowStep, inner: inner, out: out.baseAddress! + column, outStep: columns,
                width: min(panelWidth, columns - column))
              tile.compute(rows: rows)
            }
          }
        }
      }
    }
  }

  /// Some columns of b in panels, one after the other: `inner` rows of one panel width each, filled up with zeros at the right edge.
  private static func packed(_ b: Strided, inner: Int, columns: Range<Int>) -> [Scalar] {
    let panelCount = (columns.count + panelWidth - 1) / panelWidth
    return b.scalars.withUnsafeBufferPointer { source in
      [Scalar](unsafeUninitializedCapacity: panelCount * panelWidth * inner) { out, count in
        count = panelCount * panelWidth * inner
        for panel in 0..<panelCount {
          let width = min(panelWidth, columns.count - panel * panelWidth)
          let from = source.baseAddress! + (columns.lowerBound + panel * panelWidth) * b.columnStep
          var target = out.baseAddress! + panel * panelWidth * inner
          for k in 0..<inner {
            let row = from + k * b.rowStep
            for j in 0..<width { target[j] = row[j * b.columnStep] }
            for j in width..<panelWidth { target[j] = 0 }
            target += panelWidth
          }
        }
      }
    }
  }
}

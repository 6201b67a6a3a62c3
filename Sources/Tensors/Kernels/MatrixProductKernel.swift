/// The product of two matrices of any size and any orientation.
///
///     out[i, j] = Σ_k a[i, k] · b[k, j]
///
/// It must equal the three plain loops, up to the order in which products are added (k rises, each product is fused with its addition).
///
/// What makes it fast: the right-hand matrix is packed into panels as wide as two registers, so that it is read in order; a tile of
/// four rows by one panel is kept in eight registers while k runs, so that a number of `a` is loaded once for two multiplications of
/// a whole register, and nothing is written until the tile is done.
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

  private static var panelWidth: Int { 2 * Lanes.scalarCount }

  static func matrixProduct(_ a: Strided, _ b: Strided, rows: Int, inner: Int, columns: Int) -> [Scalar] {
    guard rows * inner * columns > 0 else { return Array(repeating: 0, count: rows * columns) }
    let panels = packed(b, inner: inner, columns: columns)
    return [Scalar](unsafeUninitializedCapacity: rows * columns) { out, count in
      count = rows * columns
      a.scalars.withUnsafeBufferPointer { left in
        panels.withUnsafeBufferPointer { panels in
          var column = 0
          while column < columns {
            let panel = panels.baseAddress! + column * inner
            let width = min(panelWidth, columns - column)
            var row = 0
            while row < rows {
              let tile = Tile(
                a: left.baseAddress! + row * a.rowStep, rowStep: a.rowStep, columnStep: a.columnStep, panel: panel,
                inner: inner,
                out: out.baseAddress! + row * columns + column, outStep: columns, width: width)
              if rows - row >= 4 { tile.fourRows() } else { for r in 0..<rows - row { tile.oneRow(r) } }
              row += 4
            }
            column += panelWidth
          }
        }
      }
    }
  }

  /// The columns of b in panels, one after the other: `inner` rows of one panel width each, filled up with zeros at the right edge.
  private static func packed(_ b: Strided, inner: Int, columns: Int) -> [Scalar] {
    let panelCount = (columns + panelWidth - 1) / panelWidth
    return b.scalars.withUnsafeBufferPointer { source in
      [Scalar](unsafeUninitializedCapacity: panelCount * panelWidth * inner) { out, count in
        count = panelCount * panelWidth * inner
        for panel in 0..<panelCount {
          let first = panel * panelWidth
          let width = min(panelWidth, columns - first)
          let target = out.baseAddress! + first * inner
          let from = source.baseAddress! + first * b.columnStep
          if b.columnStep == 1 {
            for k in 0..<inner {
              let row = target + k * panelWidth
              for j in 0..<width { row[j] = from[k * b.rowStep + j] }
              for j in width..<panelWidth { row[j] = 0 }
            }
          } else {
            for j in 0..<panelWidth {
              let column = from + j * b.columnStep
              if j < width {
                for k in 0..<inner { target[k * panelWidth + j] = column[k * b.rowStep] }
              } else {
                for k in 0..<inner { target[k * panelWidth + j] = 0 }
              }
            }
          }
        }
      }
    }
  }

  /// Up to four rows of a, times one packed panel.
  private struct Tile {
    let a: UnsafePointer<Scalar>
    let rowStep: Int
    let columnStep: Int
    let panel: UnsafePointer<Scalar>
    let inner: Int
    let out: UnsafeMutablePointer<Scalar>
    let outStep: Int
    let width: Int

    @inline(__always)
    func fourRows() {
      var (l0, r0, l1, r1) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
      var (l2, r2, l3, r3) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
      var (left, right) = (a, panel)
      for _ in 0..<inner {
        let (bl, br) = (right.lanes, (right + Lanes.scalarCount).lanes)
        let a0 = Lanes(repeating: left[0])
        (l0, r0) = (l0.plus(a0, times: bl), r0.plus(a0, times: br))
        let a1 = Lanes(repeating: left[rowStep])
        (l1, r1) = (l1.plus(a1, times: bl), r1.plus(a1, times: br))
        let a2 = Lanes(repeating: left[2 * rowStep])
        (l2, r2) = (l2.plus(a2, times: bl), r2.plus(a2, times: br))
        let a3 = Lanes(repeating: left[3 * rowStep])
        (l3, r3) = (l3.plus(a3, times: bl), r3.plus(a3, times: br))
        left += columnStep
        right += Kernels.panelWidth
      }
      write(l0, r0, row: 0)
      write(l1, r1, row: 1)
      write(l2, r2, row: 2)
      write(l3, r3, row: 3)
    }

    @inline(__always)
    func oneRow(_ row: Int) {
      var (l, r) = (Lanes.zero, Lanes.zero)
      var (left, right) = (a + row * rowStep, panel)
      for _ in 0..<inner {
        let number = Lanes(repeating: left[0])
        (l, r) = (l.plus(number, times: right.lanes), r.plus(number, times: (right + Lanes.scalarCount).lanes))
        left += columnStep
        right += Kernels.panelWidth
      }
      write(l, r, row: row)
    }

    @inline(__always)
    private func write(_ left: Lanes, _ right: Lanes, row: Int) {
      let place = out + row * outStep
      if width == Kernels.panelWidth {
        place.store(left)
        (place + Lanes.scalarCount).store(right)
      } else {
        for j in 0..<width { place[j] = j < Lanes.scalarCount ? left[j] : right[j - Lanes.scalarCount] }
      }
    }
  }
}

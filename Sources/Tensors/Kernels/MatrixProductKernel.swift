/// The product of two matrices of any size and any orientation.
///
///     out[i, j] = Σ_k a[i, k] · b[k, j]
///
/// It must equal the three plain loops, up to rounding: k rises, in blocks whose sums are added one after the other; where the
/// processor can, each product is fused with its addition.
///
/// What makes it fast: sums stay in registers (`Tile`); k runs over blocks short enough that a packed panel of `b` stays in the cache
/// while all rows of `a` pass by; and what lies across (a transposed operand) is packed, block by block, into the order in which it
/// is read.
extension Kernels {
  /// A matrix as a kernel sees it: number [r, c] stands at `base + r · rowStep + c · columnStep`, so that a matrix and its transpose
  /// are the same numbers with other steps.
  struct Operand: @unchecked Sendable {
    let base: Source
    let rowStep: Int
    let columnStep: Int

    func at(_ row: Int, _ column: Int) -> Operand {
      Operand(base: base + (row * rowStep + column * columnStep), rowStep: rowStep, columnStep: columnStep)
    }
  }

  /// How far k runs over one block: a panel of so many rows takes up two thirds of the first cache.
  private static var block: Int { 256 }

  /// Up to this many numbers, a right-hand matrix stays in the cache while it is read in place.
  private static var smallMatrix: Int { 16_384 }

  /// The product of two arrays, over as many threads as it is worth.
  static func matrixProduct(
    _ a: (scalars: [Scalar], rowStep: Int, columnStep: Int), _ b: (scalars: [Scalar], rowStep: Int, columnStep: Int), rows: Int,
    inner: Int, columns: Int
  ) -> [Scalar] {
    guard rows * inner * columns > 0 else { return Array(repeating: 0, count: rows * columns) }
    return [Scalar](unsafeUninitializedCapacity: rows * columns) { out, count in
      count = rows * columns
      a.scalars.withUnsafeBufferPointer { left in
        b.scalars.withUnsafeBufferPointer { right in
          product(
            Operand(base: left.baseAddress!, rowStep: a.rowStep, columnStep: a.columnStep),
            Operand(base: right.baseAddress!, rowStep: b.rowStep, columnStep: b.columnStep), rows: rows, inner: inner,
            columns: columns, into: out.baseAddress!, outStep: columns)
        }
      }
    }
  }

  /// The product, written to `out`; rows or columns, whichever are more, are spread over threads.
  static func product(
    _ a: Operand, _ b: Operand, rows: Int, inner: Int, columns: Int, into out: Target, outStep: Int
  ) {
    let multiplications = rows * inner * columns
    let room = Room(out: out, step: outStep)
    if rows >= columns {
      Threads.split(rows, multiplications: multiplications) { part in
        piece(a.at(part.lowerBound, 0), b, part.count, inner, columns, room.at(part.lowerBound, 0))
      }
    } else {
      let width = PackedMatrix.panelWidth
      Threads.split((columns + width - 1) / width, multiplications: multiplications) { part in
        let (first, end) = (part.lowerBound * width, min(columns, part.upperBound * width))
        piece(a, b.at(0, first), rows, inner, end - first, room.at(0, first))
      }
    }
  }

  private struct Room: @unchecked Sendable {
    let out: Target
    let step: Int

    func at(_ row: Int, _ column: Int) -> Room { Room(out: out + (row * step + column), step: step) }
  }

  /// One thread's part.
  private static func piece(_ a: Operand, _ b: Operand, _ rows: Int, _ inner: Int, _ columns: Int, _ room: Room) {
    let width = PackedMatrix.panelWidth
    let isSmall = inner * columns <= smallMatrix || rows <= Tile.maximalHeight
    let inPlace = b.columnStep == 1 && isSmall ? columns - columns % width : 0
    let packsLeft = a.columnStep != 1 && rows > 2 && inner > 8 && columns > 2 * width
    let panel = Workspace(width * min(block, inner))
    let packedLeft = packsLeft ? Workspace(rows * min(block, inner)) : nil
    for k in stride(from: 0, to: inner, by: block) {
      let depth = min(block, inner - k)
      if let packedLeft { packLeft(a.at(0, k), rows: rows, depth: depth, to: packedLeft.base) }
      for column in stride(from: 0, to: columns, by: width) {
        let count = min(width, columns - column)
        let right = b.at(k, column)
        if column >= inPlace { packPanel(right, rows: depth, count: count, to: panel.base) }
        func tile(_ left: Source, _ rowStep: Int, _ columnStep: Int, row: Int) -> Tile {
          Tile(
            left: left, rowStep: rowStep, columnStep: columnStep, panel: column < inPlace ? right.base : Source(panel.base),
            panelStep: column < inPlace ? b.rowStep : width, inner: depth, out: room.at(row, column).out, outStep: room.step,
            width: count, accumulates: k > 0)
        }
        if let packedLeft {
          var row = 0
          for height in Tile.heights(of: rows) {
            tile(packedLeft.base + row * depth, 1, height, row: row).compute(rows: height)
            row += height
          }
        } else {
          let left = a.at(0, k)
          tile(left.base, left.rowStep, left.columnStep, row: 0).compute(rows: rows)
        }
      }
    }
  }

  private static func packPanel(_ b: Operand, rows: Int, count: Int, to panel: Target) {
    let width = PackedMatrix.panelWidth
    if b.columnStep == 1 {
      PackedMatrix.copy(b.base, step: b.rowStep, rows: rows, count: count, to: panel)
    } else {
      PackedMatrix.copyTransposed(b.base, step: b.columnStep, rows: rows, count: count, to: panel)
    }
    guard count < width else { return }
    for k in 0..<rows { for j in count..<width { panel[k * width + j] = 0 } }
  }

  /// Tile after tile, column after column of it.
  private static func packLeft(_ a: Operand, rows: Int, depth: Int, to packed: Target) {
    var row = 0
    for height in Tile.heights(of: rows) {
      var target = packed + row * depth
      for k in 0..<depth {
        let column = a.at(row, k).base
        for r in 0..<height { target[r] = column[r * a.rowStep] }
        target += height
      }
      row += height
    }
  }
}

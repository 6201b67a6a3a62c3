/// The product of two matrices of any size and any orientation.
///
///     out[i, j] = Σ_k a[i, k] · b[k, j]
///
/// It must equal the three plain loops, up to rounding: k rises, in blocks whose sums are added one after the other; where the
/// processor can, each product is fused with its addition.
///
/// What makes it fast: sums stay in registers (`Tile`); k runs over blocks short enough that a packed panel of `b` stays in the cache
/// while all rows of `a` pass by; and what lies across (a transposed operand, or rows so far apart that they compete for the same
/// places of the cache) is packed, block by block, into the order in which it is read. Docs/Speed.md has what some of it gains.
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

  /// How far k runs over one block: a panel of so many rows takes up 16 KiB of the first cache, 32 KiB with registers of 512 bits.
  static var block: Int { 256 }

  /// Up to this many numbers, a right-hand matrix stays in the cache while it is read in place.
  private static var smallMatrix: Int { 16_384 }

  /// Where a product is written: matrices side by side, each `columns` wide, whose rows are `step` apart.
  struct Room: @unchecked Sendable {
    private let first: Target
    /// Those after the first; mostly there are none, and no list has to be made.
    private let others: [Target]
    private let columns: Int
    let step: Int

    init(_ matrix: Target, columns: Int, step: Int) {
      (first, others, self.columns, self.step) = (matrix, [], columns, step)
    }

    init(_ matrices: [Target], columns: Int, step: Int) {
      (first, others, self.columns, self.step) = (matrices[0], Array(matrices.dropFirst()), columns, step)
    }

    /// Where a number stands, and how many columns follow from there on to the end of its matrix.
    func place(_ row: Int, _ column: Int) -> (out: Target, columns: Int) {
      let (matrix, place) = column.quotientAndRemainder(dividingBy: columns)
      return ((matrix == 0 ? first : others[matrix - 1]) + (row * step + place), columns - place)
    }
  }

  /// Which k a sum is over, in their order: neighbours, or a list.
  struct Places {
    let first: Int
    let count: Int
    let list: [Int32]?

    init(_ neighbours: Range<Int>) { (first, count, list) = (neighbours.lowerBound, neighbours.count, nil) }
    init(_ list: [Int32]) { (first, count, self.list) = (0, list.count, list) }

    subscript(k: Int) -> Int { list.map { Int($0[k]) } ?? first + k }

    /// Where `depth` of them begin, from the k-th on, and the list of these.
    func block(_ k: Int, depth: Int) -> (first: Int, list: [Int32]?) {
      (list == nil ? first + k : 0, list.map { Array($0[k..<k + depth]) })
    }
  }

  /// The product; rows or columns, whichever are more, are spread over threads.
  ///
  /// - Parameters:
  ///   - left: Which columns of `a` meet which rows of `b`: as many as in `right`.
  ///   - accumulates: whether to add to what is there.
  static func product(
    _ a: Operand, _ b: Operand, rows: Int, columns: Int, along left: Places, _ right: Places, accumulates: Bool = false,
    into room: Room
  ) {
    // Packing a number of the right-hand matrix takes as long as some eight multiplications.
    let multiplications = (rows + 8) * left.count * columns
    if rows >= columns {
      Threads.split(rows, multiplications: multiplications) { rows in
        part(a, b, rows: rows, columns: 0..<columns, along: left, right, accumulates: accumulates, into: room)
      }
    } else {
      Threads.split(PackedMatrix.panels(of: columns), multiplications: multiplications) { panels in
        part(
          a, b, rows: 0..<rows, columns: PackedMatrix.columns(of: panels, among: columns), along: left, right,
          accumulates: accumulates, into: room)
      }
    }
  }

  /// Some rows and columns of the product, on this thread.
  static func part(
    _ a: Operand, _ b: Operand, rows: Range<Int>, columns: Range<Int>, along left: Places, _ right: Places, accumulates: Bool,
    into room: Room
  ) {
    let (width, inner) = (PackedMatrix.panelWidth, left.count)
    let isSmall = inner * columns.count <= smallMatrix || rows.count <= Tile.maximalHeight
    let readsInPlace = b.columnStep == 1 && isSmall && right.list == nil
    let liesAcross = a.columnStep != 1 || padded(a.rowStep) != a.rowStep
    let packsLeft = left.list != nil || liesAcross && rows.count > 2 && inner > 8 && columns.count > 2 * width
    let depth = min(block, inner)
    let packed = Workspace(depth * (width + (packsLeft ? rows.count : 0)) + Lanes.scalarCount)
    defer { extendLifetime(packed) }
    let (panel, packedLeft) = (packed.base, packed.base + depth * width)
    for k in stride(from: 0, to: inner, by: depth) {
      let depth = min(depth, inner - k)
      let (fromColumn, columnList) = left.block(k, depth: depth)
      let (fromRow, rowList) = right.block(k, depth: depth)
      let left = a.at(rows.lowerBound, fromColumn)
      if packsLeft { packLeft(left, rows: rows.count, depth: depth, among: columnList, to: packedLeft) }
      var column = columns.lowerBound
      while column < columns.upperBound {
        let (out, columnsLeft) = room.place(rows.lowerBound, column)
        let count = min(width, columnsLeft, columns.upperBound - column)
        let right = b.at(fromRow, column)
        let inPlace = readsInPlace && count == width
        if !inPlace { packPanel(right, rows: depth, count: count, among: rowList, to: panel) }
        func compute(_ left: Source, _ rowStep: Int, _ columnStep: Int, from row: Int, rows: Int) {
          Tile(
            left: left, rowStep: rowStep, columnStep: columnStep, panel: inPlace ? right.base : Source(panel),
            panelStep: inPlace ? b.rowStep : width, inner: depth, out: out + row * room.step, outStep: room.step, width: count,
            accumulates: accumulates || k > 0
          ).compute(rows: rows)
        }
        if packsLeft {
          var row = 0
          for height in Tile.heights(of: rows.count) {
            compute(packedLeft + row * depth, 1, height, from: row, rows: height)
            row += height
          }
        } else {
          compute(left.base, left.rowStep, left.columnStep, from: 0, rows: rows.count)
        }
        column += count
      }
    }
  }

  private static func packPanel(_ b: Operand, rows: Int, count: Int, among places: [Int32]?, to panel: Target) {
    let width = PackedMatrix.panelWidth
    if count < width { panel.update(repeating: 0, count: rows * width) }
    if let places {
      for (row, place) in places.enumerated() {
        PackedMatrix.copy(b.base + Int(place) * b.rowStep, step: 0, rows: 1, count: count, to: panel + row * width)
      }
    } else if b.columnStep == 1 {
      PackedMatrix.copy(b.base, step: b.rowStep, rows: rows, count: count, to: panel)
    } else {
      PackedMatrix.copyTransposed(b.base, step: b.columnStep, rows: rows, count: count, to: panel)
    }
  }

  /// Tile after tile, column after column of it.
  ///
  /// A column that lies in order is copied in whole registers, which reach into the next column and are overwritten by it; only the
  /// last column has none after it.
  private static func packLeft(_ a: Operand, rows: Int, depth: Int, among places: [Int32]?, to packed: Target) {
    func column(_ k: Int) -> Int { (places.map { Int($0[k]) } ?? k) * a.columnStep }
    var row = 0
    for height in Tile.heights(of: rows) {
      let (from, to) = (a.at(row, 0).base, packed + row * depth)
      if a.rowStep == 1 {
        let lanes = Lanes.scalarCount
        let reach = (height + lanes - 1) / lanes * lanes
        let whole = a.columnStep + height >= reach ? depth - 1 : 0
        for k in 0..<whole {
          let from = from + column(k)
          for r in stride(from: 0, to: height, by: lanes) { (to + k * height + r).store((from + r).lanes) }
        }
        for k in whole..<depth { (to + k * height).update(from: from + column(k), count: height) }
      } else {
        for k in 0..<depth { for r in 0..<height { to[k * height + r] = from[column(k) + r * a.rowStep] } }
      }
      row += height
    }
  }
}

/// A right-hand matrix cut into panels, two registers of columns wide, one after the other: within a panel row follows on row, so
/// that a tile reads it from its first number to its last. The last panel is filled up with zeros.
///
/// Packing costs a pass over the matrix, and pays when several tiles read it: the recurrent weights of a sequence are packed once for
/// all of its steps, which is a step in Docs/Speed.md.
///
/// Products with it must equal those with the matrix as it was. It relies on being filled all over, or on beginning with zeros; and on
/// its room, which belongs to whoever made it.
struct PackedMatrix: @unchecked Sendable {
  let inner: Int
  let columns: Int
  private let panels: Target

  static var panelWidth: Int { 2 * Lanes.scalarCount }

  /// How many panels so many columns are cut into.
  static func panels(of columns: Int) -> Int { (columns + panelWidth - 1) / panelWidth }

  /// The columns of some panels.
  static func columns(of panels: Range<Int>, among columns: Int) -> Range<Int> {
    panels.lowerBound * panelWidth..<min(columns, panels.upperBound * panelWidth)
  }

  /// How many numbers there must be room for.
  static func count(inner: Int, columns: Int) -> Int { panels(of: columns) * inner * panelWidth }

  /// - Parameters:
  ///   - room: where `count(inner:columns:)` numbers are to stand.
  ///   - zeroed: whether to begin with zeros, for a matrix that is not filled all over.
  init(inner: Int, columns: Int, in room: Target, zeroed: Bool = false) {
    (self.inner, self.columns, panels) = (inner, columns, room)
    let panelSize = inner * Self.panelWidth
    if zeroed {
      room.update(repeating: 0, count: Self.count(inner: inner, columns: columns))
    } else if columns % Self.panelWidth > 0 {
      (room + (Self.panels(of: columns) - 1) * panelSize).update(repeating: 0, count: panelSize)
    }
  }

  /// Puts a block of numbers at rows `row…` and columns `column…`: number [k, j] of it stands at `block + k · step + j`.
  func fill(row: Int, column: Int, with block: Source, step: Int, rows: Int, columns: Int) {
    let width = Self.panelWidth
    var j = 0
    while j < columns {
      let (panel, place) = (column + j).quotientAndRemainder(dividingBy: width)
      let count = min(width - place, columns - j)
      Self.copy(
        block + j, step: step, rows: rows, count: count, to: panels + (panel * inner + row) * width + place)
      j += count
    }
  }

  /// Puts the transpose of a block at rows `row…` and columns 0 and up: number [k, j] of it stands at `block + j · step + k`.
  func fill(row: Int, withTransposeOf block: Source, step: Int, rows: Int, columns: Int) {
    let width = Self.panelWidth
    for j in stride(from: 0, to: columns, by: width) {
      Self.copyTransposed(
        block + j * step, step: step, rows: rows, count: min(width, columns - j),
        to: panels + (j * inner + row * width))
    }
  }

  /// Some rows times this matrix.
  ///
  /// - Parameters:
  ///   - groups: How many runs of `rows` rows there are, and how far apart they begin: a panel that is in the cache is used for all
  ///     of them.
  func multiply(
    _ left: Source, rowStep: Int, rows: Int, into out: Target, outStep: Int, accumulates: Bool = false,
    groups: (count: Int, leftStep: Int, outStep: Int) = (1, 0, 0)
  ) {
    let (width, panels) = (Self.panelWidth, self.panels)
    for column in stride(from: 0, to: columns, by: width) {
      for group in 0..<groups.count {
        Tile(
          left: left + group * groups.leftStep, rowStep: rowStep, columnStep: 1, panel: panels + column * inner,
          panelStep: width, inner: inner, out: out + group * groups.outStep + column, outStep: outStep,
          width: min(width, columns - column), accumulates: accumulates
        ).compute(rows: rows)
      }
    }
  }
}

extension PackedMatrix {
  /// `count` numbers of each row, to rows that are a panel apart.
  static func copy(_ block: Source, step: Int, rows: Int, count: Int, to panel: Target) {
    var (from, to) = (block, panel)
    if count == panelWidth {
      for _ in 0..<rows {
        to.store(from.lanes)
        (to + Lanes.scalarCount).store((from + Lanes.scalarCount).lanes)
        from += step
        to += panelWidth
      }
    } else if count >= Lanes.scalarCount {
      // The second register is moved back so that it ends with the row.
      let last = count - Lanes.scalarCount
      for _ in 0..<rows {
        to.store(from.lanes)
        (to + last).store((from + last).lanes)
        from += step
        to += panelWidth
      }
    } else {
      for _ in 0..<rows {
        for j in 0..<count { to[j] = from[j] }
        from += step
        to += panelWidth
      }
    }
  }

  /// `count` numbers `step` apart become neighbours in each of `rows` rows that are a panel apart: square blocks of registers are
  /// transposed at once, the rest number by number.
  static func copyTransposed(_ block: Source, step: Int, rows: Int, count: Int, to panel: Target) {
    let side = Lanes.scalarCount
    let (wholeRows, wholeCount) = (rows - rows % side, count - count % side)
    for j in stride(from: 0, to: wholeCount, by: side) {
      for k in stride(from: 0, to: wholeRows, by: side) {
        Kernels.transposeSquare(block + (j * step + k), step: step, to: panel + (k * panelWidth + j), toStep: panelWidth)
      }
    }
    for j in 0..<count {
      for k in (j < wholeCount ? wholeRows : 0)..<rows { panel[k * panelWidth + j] = block[j * step + k] }
    }
  }
}

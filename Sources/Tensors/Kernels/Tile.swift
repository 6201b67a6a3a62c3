/// A tile: some rows of a product, one panel wide, whose sums stay in registers while k runs over the whole inner size.
///
///     out[r, j] (+)= Σ_k left[r, k] · panel[k, j]
///
/// It relies on the right-hand matrix being cut into panels (`PackedMatrix`), so that what it reads lies in order: a number of the
/// left-hand matrix is loaded once for a multiplication of every register of the panel's row, a register of the panel once for all
/// rows of the tile, and nothing is written until the tile is done.
///
/// How many rows a tile has is a type, built from rows like a number from ones: the compiler makes each height a loop of its own,
/// with all sums in registers. A list of sums would be kept in memory. What the height gains is measured in Docs/Speed.md.
struct Tile {
  /// Row r begins at `left + r · rowStep`, its next number is `columnStep` further.
  let left: Source
  let rowStep: Int
  let columnStep: Int
  /// `inner` rows of one panel, `panelStep` apart, readable to the full width.
  let panel: Source
  let panelStep: Int
  let inner: Int
  let out: Target
  let outStep: Int
  /// How many columns of the panel are wanted.
  let width: Int
  /// Whether to add to what is there.
  let accumulates: Bool

  /// As many sums as the registers hold beside a row of the panel: 32 registers, 16, or 16 that hold half as much each.
  #if AVX512
    static var maximalHeight: Int { 13 }
  #elseif AVX2 || arch(arm64)
    static var maximalHeight: Int { 6 }
  #else
    static var maximalHeight: Int { 3 }
  #endif

  /// Computes rows of any number, in tiles that are as equally high as can be.
  func compute(rows: Int) {
    var row = 0
    for height in Self.heights(of: rows) {
      if width > Lanes.scalarCount { run(WidePanelRow.self, row, height) } else { run(NarrowPanelRow.self, row, height) }
      row += height
    }
  }

  /// The heights of the tiles that so many rows are cut into.
  static func heights(of rows: Int) -> some Sequence<Int> {
    let tiles = (rows + maximalHeight - 1) / maximalHeight
    return (0..<tiles).lazy.map { tile in (rows + tile) / tiles }
  }

  private func run<PanelRow: PanelRowLanes>(_: PanelRow.Type, _ row: Int, _ height: Int) {
    switch height {
    case 1: run(Height<PanelRow>.One.self, row)
    case 2: run(Height<PanelRow>.Two.self, row)
    case 3: run(Height<PanelRow>.Three.self, row)
    #if AVX2 || AVX512 || arch(arm64)
      case 4: run(Height<PanelRow>.Four.self, row)
      case 5: run(Height<PanelRow>.Five.self, row)
      case 6: run(Height<PanelRow>.Six.self, row)
    #endif
    #if AVX512
      case 7: run(Height<PanelRow>.Seven.self, row)
      case 8: run(Height<PanelRow>.Eight.self, row)
      case 9: run(Height<PanelRow>.Nine.self, row)
      case 10: run(Height<PanelRow>.Ten.self, row)
      case 11: run(Height<PanelRow>.Eleven.self, row)
      case 12: run(Height<PanelRow>.Twelve.self, row)
      case 13: run(Height<PanelRow>.Thirteen.self, row)
    #endif
    default: fatalError("a tile has 1 to \(Self.maximalHeight) rows")
    }
  }

  @inline(__always)
  private func run<Rows: TileSums>(_: Rows.Type, _ row: Int) {
    let target = out + row * outStep
    var sums = accumulates ? Rows(from: target, step: outStep, width: width) : Rows()
    var (left, right) = (self.left + row * rowStep, panel)
    for _ in 0..<inner {
      sums.add(left, step: rowStep, times: Rows.PanelRow(right))
      left += columnStep
      right += panelStep
    }
    sums.store(to: target, step: outStep, width: width)
  }
}

/// The heights, each built from lower ones.
private enum Height<PanelRow: PanelRowLanes> {
  typealias One = TileRow<PanelRow>
  typealias Two = TileRows<One, One>
  typealias Three = TileRows<Two, One>
  typealias Four = TileRows<Two, Two>
  typealias Five = TileRows<Four, One>
  typealias Six = TileRows<Four, Two>
  typealias Seven = TileRows<Four, Three>
  typealias Eight = TileRows<Four, Four>
  typealias Nine = TileRows<Eight, One>
  typealias Ten = TileRows<Eight, Two>
  typealias Eleven = TileRows<Eight, Three>
  typealias Twelve = TileRows<Eight, Four>
  typealias Thirteen = TileRows<Eight, Five>
}

/// The sums of some rows of a tile.
private protocol TileSums {
  associatedtype PanelRow: PanelRowLanes
  static var count: Int { get }
  /// Zeros.
  init()
  init(from rows: Target, step: Int, width: Int)
  /// Adds one number of each row, `step` apart, times the row of the panel.
  mutating func add(_ left: Source, step: Int, times right: PanelRow)
  func store(to rows: Target, step: Int, width: Int)
}

private struct TileRow<PanelRow: PanelRowLanes>: TileSums {
  var sums: PanelRow

  static var count: Int { 1 }
  @inline(__always) init() { sums = PanelRow() }
  @inline(__always) init(from rows: Target, step: Int, width: Int) { sums = PanelRow(rows, width: width) }
  @inline(__always) mutating func add(_ left: Source, step: Int, times right: PanelRow) {
    sums.add(Lanes(repeating: left.pointee), times: right)
  }
  @inline(__always) func store(to rows: Target, step: Int, width: Int) { sums.store(to: rows, width: width) }
}

private struct TileRows<Upper: TileSums, Lower: TileSums>: TileSums where Upper.PanelRow == Lower.PanelRow {
  var upper: Upper
  var lower: Lower

  static var count: Int { Upper.count + Lower.count }
  @inline(__always) init() { (upper, lower) = (Upper(), Lower()) }
  @inline(__always) init(from rows: Target, step: Int, width: Int) {
    upper = Upper(from: rows, step: step, width: width)
    lower = Lower(from: rows + Upper.count * step, step: step, width: width)
  }
  @inline(__always) mutating func add(_ left: Source, step: Int, times right: Upper.PanelRow) {
    upper.add(left, step: step, times: right)
    lower.add(left + Upper.count * step, step: step, times: right)
  }
  @inline(__always) func store(to rows: Target, step: Int, width: Int) {
    upper.store(to: rows, step: step, width: width)
    lower.store(to: rows + Upper.count * step, step: step, width: width)
  }
}

/// One row of a panel, or of the sums under it.
private protocol PanelRowLanes {
  init()
  init(_ row: Source)
  init(_ row: Target, width: Int)
  mutating func add(_ number: Lanes, times row: Self)
  func store(to row: Target, width: Int)
}

private struct WidePanelRow: PanelRowLanes {
  var left = Lanes.zero
  var right = Lanes.zero

  @inline(__always) init() {}
  @inline(__always) init(_ row: Source) { (left, right) = (row.lanes, (row + Lanes.scalarCount).lanes) }
  @inline(__always) init(_ row: Target, width: Int) {
    left = row.lanes
    right = Kernels.lanes(row + Lanes.scalarCount, count: width - Lanes.scalarCount)
  }
  @inline(__always) mutating func add(_ number: Lanes, times row: WidePanelRow) {
    left = left.plus(number, times: row.left)
    right = right.plus(number, times: row.right)
  }
  @inline(__always) func store(to row: Target, width: Int) {
    row.store(left)
    Kernels.store(right, to: row + Lanes.scalarCount, count: width - Lanes.scalarCount)
  }
}

private struct NarrowPanelRow: PanelRowLanes {
  var lanes = Lanes.zero

  @inline(__always) init() {}
  @inline(__always) init(_ row: Source) { lanes = row.lanes }
  @inline(__always) init(_ row: Target, width: Int) { lanes = Kernels.lanes(row, count: width) }
  @inline(__always) mutating func add(_ number: Lanes, times row: NarrowPanelRow) {
    lanes = lanes.plus(number, times: row.lanes)
  }
  @inline(__always) func store(to row: Target, width: Int) { Kernels.store(lanes, to: row, count: width) }
}

extension Kernels {
  /// The first `count` numbers from here on, followed by zeros.
  @inline(__always)
  static func lanes(_ row: Target, count: Int) -> Lanes {
    if count == Lanes.scalarCount { return row.lanes }
    var lanes = Lanes.zero
    for lane in 0..<count { lanes[lane] = row[lane] }
    return lanes
  }

  @inline(__always)
  static func store(_ lanes: Lanes, to row: Target, count: Int) {
    if count == Lanes.scalarCount { return row.store(lanes) }
    for lane in 0..<count { row[lane] = lanes[lane] }
  }
}

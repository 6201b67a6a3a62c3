/// The arithmetic of a recurrent cell between two matrix products: what a step does with the affine maps of its input and its
/// memory, and how gradients go back through it. Everything else about a sequence is the same for every cell (`SequenceRun`).
///
/// Numbers come in blocks of H, side by side in a row: a row is one member of the batch at one step.
protocol SequenceGates: Sendable {
  /// How many affine maps there are: x·W and h·U are so many blocks wide.
  static var maps: Int { get }
  /// How many blocks the way there keeps for the way back.
  static var kept: Int { get }
  /// How many blocks of gradients a step has.
  static var gradients: Int { get }
  /// Which of them, `maps` in a row, are the gradients of h·U.
  static var memoryGradients: Int { get }
  /// Which of them, `maps` in a row, are the gradients of x·W + b.
  static var inputGradients: Int { get }
  /// Whether there is a long-term memory c beside h.
  static var hasLongTerm: Bool { get }
  /// Whether a gradient reaches the previous h also past h·U.
  static var hasShortcut: Bool { get }
  /// Parameters of one row, each with its gradient: the sum over all rows of a block of gradients, times a memory or not.
  static var rowParameters: [(gradient: Int, times: RowFactor)] { get }

  /// Whether a result depends on nothing but the numbers at its own place of the row, and there is one block of each: then rows that
  /// follow each other are computed as one long row. What it gains is measured in Docs/Speed.md.
  static var isPlaceByPlace: Bool { get }

  /// One row of a step on the way there.
  static func forward(_ row: ForwardRow)

  /// The same row on the way back.
  static func backward(_ row: BackwardRow)
}

extension SequenceGates {
  static var isPlaceByPlace: Bool { false }
}

enum RowFactor: Sendable {
  case one
  case longTermBefore
  case longTermAfter
}

/// Where the numbers of one row stand on the way there. Only the last three are written.
struct ForwardRow {
  let units: Int
  /// x·W + b
  let fromInput: Source
  /// h·U
  let fromMemory: Source
  let h: Source
  let c: Source
  /// The parameters of one row, one after the other.
  let rowParameters: Source
  let nextH: Target
  let nextC: Target
  let kept: Target
}

/// Where the numbers of one row stand on the way back. Only the last three are written.
struct BackwardRow {
  let units: Int
  let kept: Source
  let h: Source
  let c: Source
  let rowParameters: Source
  /// The gradient of h′ from the loss.
  let fromOutput: Source
  /// The gradient of h′ from the step after.
  let fromLater: Source
  /// The gradient of c′ from the step after.
  let fromLaterC: Source
  let gradients: Target
  /// What reaches h past h·U, if the cell has a shortcut.
  let shortcut: Target
  /// The gradient of c.
  let toEarlierC: Target
}

/// The places at which registers begin so that they cover a row: one after the other, the last moved back so that it ends with the
/// row. It computes some units a second time, with the same result; so a kernel must not write where it reads.
struct RegisterPlaces {
  let units: Int
  private(set) var place = 0

  @_transparent init(_ units: Int) { self.units = units }

  /// Goes on to the next register; false after the last.
  @_transparent mutating func advance() -> Bool {
    if place + Lanes.scalarCount >= units { return false }
    place = min(place + Lanes.scalarCount, units - Lanes.scalarCount)
    return true
  }
}

extension Lanes {
  /// 0 for numbers so small, below 2⁻¹⁰², that products with them can be subnormal, on which processors take many times as long: a
  /// gradient that has vanished over many steps. Docs/Speed.md has what it gains.
  @_transparent
  var withoutTiny: Lanes {
    let limit = Lanes(repeating: Scalar.leastNormalMagnitude * 0x1p24)
    return replacing(with: 0, where: (self .< limit) .& (self .> -limit))
  }
}

/// One side of a panel: what it measures, in which unit, and how.
public struct Axis: Equatable, Sendable {
  public enum Scale: Equatable, Sendable {
    case linear
    /// Numbers that are not positive have no place on it: they leave a gap, and a panel of nothing else says so.
    case logarithmic
  }

  /// A place on the axis with a name of its own.
  public struct Tick: Equatable, Sendable {
    public var place: Double
    public var label: String

    public init(_ place: Double, _ label: String) {
      self.place = place
      self.label = label
    }
  }

  /// With the unit: "time step", "loss (nats per character)".
  public var label: String
  public var scale: Scale

  /// What is shown; nil shows everything that is drawn.
  ///
  /// Where all numbers are equal, they stand in the middle of a range that reaches half as far again on both sides (from −1 to 1 for
  /// zero; a decade each way when logarithmic). Where there are none, the panel says so in words.
  public var range: ClosedRange<Double>?

  /// Named places; empty leaves the choice to gnuplot.
  public var ticks: [Tick]

  public init(_ label: String, _ scale: Scale = .linear, range: ClosedRange<Double>? = nil, ticks: [Tick] = []) {
    self.label = label
    self.scale = scale
    self.range = range
    self.ticks = ticks
  }
}

extension Axis {
  /// The side of a heat map whose columns, or rows, stand for equally spaced numbers: round ones among these are named.
  ///
  /// - Precondition: at least two different numbers.
  public init(_ label: String, cells: [Double]) {
    guard let first = cells.first, cells.count > 1, cells[1] != first else {
      refuse("the axis “\(label)” needs at least two different numbers for its cells, and got \(cells.prefix(2)).")
    }
    let extent = Extent(low: cells.min() ?? first, high: cells.max() ?? first)
    let ticks = Ticks(in: extent, about: 7).named
    self.init(label, ticks: ticks.map { Tick(($0.place - first) / (cells[1] - first), $0.label) })
  }
}

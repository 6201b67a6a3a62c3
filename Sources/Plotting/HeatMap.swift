/// The numbers of a heat map and how they become colours.
public struct HeatMap: Equatable, Sendable {
  public enum Scale: Equatable, Sendable {
    /// From dark blue over green to yellow: how much.
    case sequential
    /// From blue over white at zero to orange: which sign, and how much.
    case diverging
  }

  public let rows: [[Double]]
  public let scale: Scale
  /// The numbers at both ends of the colour bar; nil takes them from the cells.
  public let range: ClosedRange<Double>?
  public let rowLabels: [String]
  public let columnLabels: [String]
  /// Whether each cell shows its number.
  public let showsValues: Bool
  /// The numbers through which lines of equal height are drawn.
  public let contours: [Double]
}

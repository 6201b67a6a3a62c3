import FourGates
import Foundation
import Plotting

/// A slice through the loss, seen from above: colours for the loss on a plane of parameters, and the paths of training over it.
///
///     let slice = LossSlice(plane, paths: [LossSlice.Path("adam", ink: .adam, rows: rows)], cells: 32)
///     let losses = try lesson.inParallel("rows of the slice", slice.ys) { y in
///       slice.xs.map { x in
///         slice.plane.move(net.parameters, toX: x, y: y)         a network of its own for every row
///         return loss(of: net)
///       }
///     }
///     lesson.show(slice.figure("…", x: "…", y: "…", losses: losses), named: "paths", says: "…")
public struct LossSlice: Sendable {
  /// Where the parameters were, from the start to the end.
  public struct Path: Sendable {
    public let name: String
    public let ink: Ink
    public let rows: [[Scalar]]

    public init(_ name: String, ink: Ink, rows: [[Scalar]]) {
      (self.name, self.ink, self.rows) = (name, ink, rows)
    }
  }

  public let plane: ParameterPlane
  /// Where the cells are, from the left.
  public let xs: [Double]
  /// And from the top.
  public let ys: [Double]
  private let paths: [(name: String, ink: Ink, places: [(x: Double, y: Double)])]

  /// So many cells each way, around the start and all paths, with a margin.
  ///
  /// - Precondition: at least two cells.
  public init(_ plane: ParameterPlane, paths: [Path], cells: Int) {
    guard cells >= 2 else { refuse("a slice of the loss has at least 2 cells each way, and got \(cells).") }
    self.plane = plane
    self.paths = paths.map { path in (path.name, path.ink, path.rows.map { plane.place(of: $0) }) }
    let places = self.paths.flatMap(\.places) + [(x: 0, y: 0)]
    func axis(_ values: [Double]) -> [Double] {
      let (low, high) = (values.min()!, values.max()!)
      let margin = high > low ? 0.12 * (high - low) : 1
      return (0..<cells).map { low - margin + (high - low + 2 * margin) * Double($0) / Double(cells - 1) }
    }
    xs = axis(places.map(\.x))
    ys = axis(places.map(\.y)).reversed()
  }

  /// The slice as colours with lines of equal loss, and the paths over it, each with a point at its end.
  ///
  /// - Parameter losses: the loss of each cell, rows as `ys`, each as `xs`.
  public func figure(_ title: String, x: String, y: String, losses: [[Double]]) -> Figure {
    func column(_ x: Double) -> Double { (x - xs[0]) / (xs[1] - xs[0]) }
    func line(_ y: Double) -> Double { (y - ys[0]) / (ys[1] - ys[0]) }
    let lines = paths.map { path in
      Mark.line(path.name, x: path.places.map { column($0.x) }, y: path.places.map { line($0.y) }, ink: path.ink)
    }
    let ends = paths.map { path in
      let end = path.places.suffix(1)
      return Mark.points("", x: end.map { column($0.x) }, y: end.map { line($0.y) }, ink: path.ink)
    }
    let colours = losses.map { $0.map { log10($0) } }
    return Figure(
      title, x: Axis(x, cells: xs), y: Axis(y, cells: ys),
      [.heatMap("log₁₀ of the loss", rows: colours, contours: LossSlice.heights(of: colours).lines)] + lines + ends
        + [.note("start", x: column(0), y: line(0) + 1)])
  }

  /// By how much the loss grows from one line of equal loss to the next.
  public static func factorBetweenLines(_ losses: [[Double]]) -> Double {
    pow(10, heights(of: losses.map { $0.map { log10($0) } }).step)
  }

  /// Round heights for at most ten lines.
  private static func heights(of rows: [[Double]]) -> (step: Double, lines: [Double]) {
    let numbers = rows.joined().filter(\.isFinite)
    let (low, high) = (numbers.min() ?? 0, numbers.max() ?? 0)
    let step = [0.1, 0.2, 0.5, 1, 2, 5].first { (high - low) / $0 < 10 } ?? (high - low) / 10
    let (first, last) = (Int((low / step).rounded(.up)), Int((high / step).rounded(.down)))
    return (step, first <= last ? (first...last).map { Double($0) * step } : [])
  }
}

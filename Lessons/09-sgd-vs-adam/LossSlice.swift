import FourGates
import Foundation
import LessonKit

/// The loss on the plane through the common start, the end of Adam, and the end of SGD at a fitting rate; and the paths, seen from above.
struct LossSlice {
  private let results: [Race.Outcome]
  private let start: [Scalar]
  private let across: [Scalar]
  private let up: [Scalar]
  private let xs: [Double]
  private let ys: [Double]
  private let losses: [[Double]]

  init(_ lesson: Lesson, _ results: [Race.Outcome]) throws {
    let shown = [Race(.adam, 0.01), Race(.momentum, 0.01), Race(.sgd, 0.1), Race(.sgd, 0.01)]
    let results = shown.map { race in results.first { $0.race == race }! }
    let start = results[0].path[0]
    let across = LossSlice.direction(results[0].path.last!, from: start, squareTo: nil)
    let up = LossSlice.direction(results[2].path.last!, from: start, squareTo: across)
    let places = results.flatMap(\.path).map { LossSlice.place($0, start, across, up) }
    func axis(_ values: [Double], _ count: Int) -> [Double] {
      let (low, high) = (values.min()!, values.max()!)
      let margin = 0.12 * (high - low)
      return (0..<count).map { low - margin + (high - low + 2 * margin) * Double($0) / Double(count - 1) }
    }
    let count = lesson.isQuick ? 16 : 32
    let (xs, ys) = (axis(places.map(\.x), count), axis(places.map(\.y), count))
    let seed = lesson.seed
    let rows = try lesson.inParallel("rows of the slice", Array(ys.reversed())) { y in
      let net = Race.network(seed: seed)
      let windows = try Race.windows()
      let batch = windows.batch(Array(stride(from: 0, to: windows.count, by: 4)))
      return xs.map { x -> Double in
        LossSlice.put(zip(start, zip(across, up)).map { $0 + Scalar(x) * $1.0 + Scalar(y) * $1.1 }, into: net.parameters)
        return log10(Double(Race.loss(net, batch, Tape()).value.scalar))
      }
    }
    (self.results, self.start, self.across, self.up) = (results, start, across, up)
    (self.xs, self.ys, losses) = (xs, ys, rows)
  }

  /// The direction from one row to another as a unit row, at right angles to `other` if there is one.
  private static func direction(_ end: [Scalar], from start: [Scalar], squareTo other: [Scalar]?) -> [Scalar] {
    var row = Tensor(row: end) + Tensor(row: start) * -1
    if let other { row += Tensor(row: other) * -row.dot(Tensor(row: other)) }
    return (row / row.sumOfSquares().squareRoot()).scalars
  }

  private static func place(_ row: [Scalar], _ start: [Scalar], _ across: [Scalar], _ up: [Scalar]) -> (x: Double, y: Double) {
    let moved = Tensor(row: row) - Tensor(row: start)
    return (Double(moved.dot(Tensor(row: across))), Double(moved.dot(Tensor(row: up))))
  }

  private static func put(_ row: [Scalar], into parameters: [Parameter]) {
    var first = 0
    for parameter in parameters {
      let count = parameter.value.count
      parameter.value = Tensor(shape: parameter.value.shape, scalars: Array(row[first..<first + count]))
      first += count
    }
  }

  /// The slice as colours, with the paths over it.
  var figure: Figure {
    func column(_ x: Double) -> Double { (x - xs[0]) / (xs[1] - xs[0]) }
    func line(_ y: Double) -> Double { Double(ys.count - 1) - (y - ys[0]) / (ys[1] - ys[0]) }
    let inks: [Ink] = [.adam, .momentum, .truth, .sgd]
    let paths = zip(results, inks).map { result, ink in
      let places = result.path.map { LossSlice.place($0, start, across, up) }
      return Mark.line(
        "\(result.race.rule.rawValue) \(shortText(result.race.rate))", x: places.map { column($0.x) },
        y: places.map { line($0.y) },
        ink: ink)
    }
    let ends = zip(results, inks).map { result, ink in
      let end = LossSlice.place(result.path.last!, start, across, up)
      return Mark.points("", x: [column(end.x)], y: [line(end.y)], ink: ink)
    }
    func ticks(_ values: [Double], _ place: (Double) -> Double) -> [Axis.Tick] {
      let (low, high) = (Int(values[0].rounded(.up)), Int(values.last!.rounded(.down)))
      return low <= high ? (low...high).map { Axis.Tick(place(Double($0)), "\($0)") } : []
    }
    return Figure(
      "Paths on a slice of the loss",
      x: Axis("distance from the start, towards Adam's end", ticks: ticks(xs, column)),
      y: Axis("distance, towards SGD's end", ticks: ticks(ys, line)),
      [.heatMap("log₁₀ of the loss", rows: losses)] + paths + ends + [.note("start", x: column(0), y: line(0) + 1)])
  }
}

import FourGates
import LessonKit

extension Race {
  /// The loss on the plane through the common start, the end of Adam, and the end of SGD at a fitting rate; and the paths, seen from
  /// above.
  static func paths(_ results: [Outcome], in lesson: Lesson) throws -> Figure {
    let shown: [(Race, Ink)] = [
      (Race(.adam, 0.01), .adam), (Race(.momentum, 0.01), .momentum), (Race(.sgd, 0.1), .truth), (Race(.sgd, 0.01), .sgd),
    ]
    let paths = shown.map { race, ink in
      LossSlice.Path(
        "\(race.rule.rawValue) \(shortText(race.rate))", ink: ink, rows: results.first { $0.race == race }!.path)
    }
    let plane = ParameterPlane(from: paths[0].rows[0], towards: paths[0].rows.last!, and: paths[2].rows.last!)!
    let slice = LossSlice(plane, paths: paths, cells: lesson.isQuick ? 16 : 32)
    let seed = lesson.seed
    let losses = try lesson.inParallel("rows of the slice", slice.ys) { y in
      let net = Race.network(seed: seed)
      let windows = try Race.windows()
      let batch = windows.batch(Array(stride(from: 0, to: windows.count, by: 4)))
      return slice.xs.map { x -> Double in
        plane.move(net.parameters, toX: x, y: y)
        return Double(Race.loss(net, batch, Tape()).value.scalar)
      }
    }
    return slice.figure(
      "Paths on a slice of the loss", x: "distance from the start, towards Adam's end", y: "distance, towards SGD's end",
      losses: losses)
  }
}

import FourGates
import LessonKit
import Plotting

extension Comparison {
  /// The paths of the first seed on the plane that comes nearest to all of them, with the validation loss on it.
  ///
  /// The runs are made once more, because the places of all runs would be more than memory holds.
  ///
  /// - Returns: the figure, and the share of the squared distances from the start that lies along the plane; nil where no contender
  ///   comes to the end, or where there is no plane.
  func paths(cells: Int = 32, showing progress: RunsProgress) throws -> PathFigure? {
    let experiment = experiments[0]
    let drawn = contenders.enumerated().filter { $0.element.runs[0].stop == nil }.map { (ink($0.offset), $0.element.candidate) }
    guard !drawn.isEmpty else { return nil }
    let places = placesOfAPath(drawn.count)
    progress.begin(drawn.count, epochs: experiment.epochs)
    let rows = try sideBySide(drawn) { _, candidate in
      let run = experiment.run(candidate, keepingPath: places, onEpoch: progress.epochIsOver)
      progress.runIsOver(epochs: run.epochs.count)
      return run.path
    }
    progress.finish()
    let start = rows[0][0]
    guard let (plane, share) = ParameterPlane.nearest(to: rows.flatMap { $0.dropFirst() }, from: start) else { return nil }
    let paths = zip(drawn, rows).map { LossSlice.Path($0.1.name, ink: $0.0, rows: $1) }
    let slice = LossSlice(plane, paths: paths, cells: cells)
    let losses = try sideBySide(slice.ys) { y in
      var dice = Dice(seed: experiment.seed)
      let net = experiment.network(dice: &dice)
      return slice.xs.map { x in
        plane.move(net.parameters, toX: x, y: y)
        return experiment.sampleLoss(of: net)
      }
    }
    let figure = slice.figure(
      "Paths of seed \(experiment.seed) on a slice of the loss", x: "distance from the start, along the first main direction",
      y: "along the second", losses: losses)
    return PathFigure(figure: figure, share: share, factor: LossSlice.factorBetweenLines(losses))
  }

  /// At most 60 an optimizer, and fewer for a network so large that they would take more than about 100 MB.
  private func placesOfAPath(_ paths: Int) -> Int {
    var dice = Dice(seed: 0)
    let size = parameterCount(experiments[0].network(dice: &dice).parameters)
    return max(8, min(60, 25_000_000 / max(1, size * paths)))
  }
}

/// The paths, with what its sentence says of them.
struct PathFigure {
  let figure: Figure
  /// How much of the squared distances from the start lies along the plane.
  let share: Double
  /// By how much the loss grows from line to line.
  let factor: Double
}

extension Experiment {
  /// The loss on the first batch of the validation data: what a slice is drawn with.
  func sampleLoss(of net: Network) -> Double {
    var memory: NetworkMemory?
    var dropout: LayerDropout?
    let loss = net.loss(of: task.validation[0], on: Tape(), memory: &memory, dropout: &dropout, by: .fusedSequence)
    return Double(loss.value.scalar)
  }
}

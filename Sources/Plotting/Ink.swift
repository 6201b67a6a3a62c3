/// What a mark means; the same meaning has the same colour, dashes and point shape in every lesson.
public enum Ink: Equatable, Hashable, Sendable {
  case truth, data
  case model, secondModel, thirdModel, fourthModel
  case baseline, floor
  case training, validation
  case forget, learn, remember, use
  case sgd, momentum, adam
  case elman, lstm, peephole, gru
  /// One of many that have no name in the course: 0, 1, 2, …; after eight the colours begin again.
  case series(Int)
}

extension Ink {
  /// How a meaning looks.
  struct Look: Equatable {
    /// "#rrggbb"
    let colour: String
    /// Lengths of dashes and gaps; empty is a solid line.
    let dashes: [Int]
    /// gnuplot's number of the point shape.
    let point: Int
  }

  /// Colours by Okabe and Ito, safe for colour-blind readers, the yellow left out as too light; dashes and points tell lines
  /// apart without colour.
  ///
  /// - Source: [OI08], in Docs/Sources.md.
  var look: Look {
    switch self {
    case .truth: Look(colour: "#222222", dashes: [], point: 4)
    case .data: Look(colour: "#7a7a7a", dashes: [], point: 7)
    case .baseline: Look(colour: "#6b6b6b", dashes: [10, 5], point: 4)
    case .floor: Look(colour: "#222222", dashes: [2, 4], point: 6)
    case .model, .training, .remember, .adam, .lstm: Ink.looks[0]
    case .secondModel, .validation, .forget, .sgd, .elman: Ink.looks[1]
    case .thirdModel, .learn, .gru: Ink.looks[2]
    case .fourthModel, .use, .momentum, .peephole: Ink.looks[3]
    case .series(let index): Ink.looks[((index % Ink.looks.count) + Ink.looks.count) % Ink.looks.count]
    }
  }

  private static let looks = [
    Look(colour: "#0072b2", dashes: [], point: 5),
    Look(colour: "#d55e00", dashes: [8, 4], point: 9),
    Look(colour: "#009e73", dashes: [12, 4, 2, 4], point: 13),
    Look(colour: "#b5558d", dashes: [3, 3], point: 11),
    Look(colour: "#e69f00", dashes: [], point: 11),
    Look(colour: "#56b4e9", dashes: [8, 4], point: 6),
    Look(colour: "#222222", dashes: [12, 4, 2, 4], point: 4),
    Look(colour: "#8c6d31", dashes: [3, 3], point: 8),
  ]
}

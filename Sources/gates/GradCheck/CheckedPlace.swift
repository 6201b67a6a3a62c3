import FourGates
import LessonKit

/// Where a number stands: which layer, gate and matrix, which row and column, read from the name of its parameter.
struct CheckedPlace: Equatable {
  let layer: String
  let gate: String
  let matrix: String
  let row: String
  let column: String

  /// `lstm.0.forget.U[1, 2]` is row 1, column 2 of the matrix U of the forget gate in layer 0; a bias has columns only.
  init(_ comparison: GradientCheck.Comparison) {
    let words = comparison.parameter.split(separator: ".").map(String.init)
    let isInLayer = words.count > 2 && Int(words[1]) != nil
    layer = isInLayer ? words[1] : "–"
    gate = words.count > 3 ? words[2] : words.count == 2 ? words[0] : "–"
    let name = (words[0] == "start" ? "start " : "") + words[words.count - 1]
    switch comparison.move {
    case .entry(let indices):
      matrix = name
      row = indices.count > 1 ? "\(indices[0])" : "–"
      column = indices.last.map { "\($0)" } ?? "–"
    case .direction(let number):
      matrix = "\(name) along direction \(number)"
      (row, column) = ("–", "–")
    }
  }
}

extension GradientCheck.Report {
  /// The comparisons that are furthest off, as a table: the worst first, NaN before all.
  func table(of count: Int) -> TableLayout {
    func size(_ comparison: GradientCheck.Comparison) -> Double { comparison.excess.isNaN ? .infinity : comparison.excess }
    let worst = comparisons.enumerated().sorted { (size($0.element), $1.offset) > (size($1.element), $0.offset) }
    let digits = Scalar.ulpOfOne > 1e-10 ? 7 : 11
    let rows = worst.prefix(count).map { _, comparison in
      let place = CheckedPlace(comparison)
      return [
        place.layer, place.gate, place.matrix, place.row, place.column, shortText(comparison.measured, digits: digits),
        shortText(comparison.written, digits: digits), shortText(comparison.excess, digits: 2),
      ]
    }
    return TableLayout(["layer", "gate", "matrix", "row", "column", "measured", "written", "off by"], rows)
  }
}

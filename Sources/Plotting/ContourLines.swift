/// Lines of equal height through the cells of a heat map, in its coordinates: columns and rows, counted from 0.
///
/// Between the middles of four neighbouring cells a line is straight; where one of the four is not finite there is none.
struct ContourLines {
  struct Piece: Equatable {
    let from: Place
    let to: Place
  }

  struct Place: Equatable {
    let x: Double
    let y: Double
  }

  let rows: [[Double]]

  func pieces(at height: Double) -> [Piece] {
    (0..<max(0, rows.count - 1)).flatMap { row in
      (0..<max(0, rows[row].count - 1)).flatMap { column in pieces(at: height, row, column) }
    }
  }

  /// Through the square between four cells, of which this one is the upper left.
  private func pieces(at height: Double, _ row: Int, _ column: Int) -> [Piece] {
    let corners = [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1)]
    let heights = corners.map { rows[$0.1][$0.0] }
    guard heights.allSatisfy(isDrawable) else { return [] }
    let crossings = (0..<4).compactMap { side -> Place? in
      let (one, other) = (heights[side], heights[(side + 1) % 4])
      guard (one < height) != (other < height) else { return nil }
      let share = (height - one) / (other - one)
      let (begin, end) = (corners[side], corners[(side + 1) % 4])
      return Place(
        x: Double(begin.0) + share * Double(end.0 - begin.0), y: Double(begin.1) + share * Double(end.1 - begin.1))
    }
    guard crossings.count == 4 else {
      return crossings.count == 2 ? [Piece(from: crossings[0], to: crossings[1])] : []
    }
    // Two corners that face each other lie above and two below: the middle decides which of them are joined.
    let isJoined = (heights.reduce(0, +) / 4 < height) == (heights[0] < height)
    let order = isJoined ? [0, 1, 2, 3] : [3, 0, 1, 2]
    return [
      Piece(from: crossings[order[0]], to: crossings[order[1]]), Piece(from: crossings[order[2]], to: crossings[order[3]]),
    ]
  }
}

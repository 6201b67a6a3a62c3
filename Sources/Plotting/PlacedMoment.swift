/// A moment's name above the axes, where no other name is.
struct PlacedMoment: Equatable {
  let name: String
  /// Pixels from the left of the picture to the middle of the name.
  let middle: Double
  /// Rows above the axes, counted from 0.
  let row: Int
}

extension PanelLayout {
  /// Names stand over their lines, within the axes' width, in the lowest row that is free.
  func placeMoments() -> [PlacedMoment] {
    var ends: [[ClosedRange<Double>]] = []
    return frame.panel.marks.compactMap { mark in
      guard case .moment(let place) = mark.content, frame.x.contains(place), !mark.name.isEmpty else { return nil }
      let name = shortened(cleaned(mark.name, limit: 200), to: characters(in: box.width, size: size))
      let half = textWidth(name, size: size) / 2
      let wanted = box.left + frame.x.fraction(of: place) * box.width
      let middle = max(box.left + half, min(box.right - half, wanted))
      let taken = middle - half - size / 2...middle + half + size / 2
      let row = ends.firstIndex { !$0.contains { $0.overlaps(taken) } } ?? ends.count
      if row == ends.count { ends.append([]) }
      ends[row].append(taken)
      return PlacedMoment(name: name, middle: middle, row: row)
    }
  }
}

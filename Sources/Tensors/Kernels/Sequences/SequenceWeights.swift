/// The parameters of a cell, map by map in the order that its gates expect: where their numbers stand.
///
/// Places and not tensors, because every copy of a tensor counts one more owner; a training step of a small network is short enough to
/// feel it.
package struct SequenceWeights: @unchecked Sendable {
  /// W of every map [I, H], U of every map [H, H], b of every map [H], then the parameters of one row [H] each.
  private(set) var places: [Source]
  let maps: Int
  /// Who keeps the numbers alive, unless somebody else does.
  private let owners: [Tensor]

  package init(_ tensors: [Tensor], maps: Int) {
    (places, self.maps, owners) = (tensors.map { $0.numbers.place }, maps, tensors)
  }

  /// Places for so many parameters, each to be pointed at a tensor before a run.
  package init(count: Int, maps: Int) {
    (places, self.maps, owners) = (Array(repeating: Numbers.none.place, count: count), maps, [])
  }

  /// Says where the numbers of a parameter are; they must neither change nor end while they are needed.
  package mutating func point(_ parameter: Int, at place: NumbersPlace) { places[parameter] = place.base }

  func W(_ map: Int) -> Source { places[map] }
  func U(_ map: Int) -> Source { places[maps + map] }
  func b(_ map: Int) -> Source { places[2 * maps + map] }

  /// How many parameters of one row there are.
  private var rowCount: Int { places.count - 3 * maps }

  /// Writes the parameters of one row, one after the other.
  func writeRows(to target: Target, _ size: SequenceSize) {
    for row in 0..<rowCount {
      (target + row * size.units).fill(from: places[3 * maps + row], rows: 1, columns: size.hidden, width: size.units)
    }
  }
}

extension UnsafeMutablePointer<Scalar> {
  /// Writes the rows of a matrix, `width` apart, with zeros after their ends; all zeros if there is no matrix.
  func fill(with matrix: Tensor?, rows: Int, columns: Int, width: Int) {
    guard let matrix else { return update(repeating: 0, count: rows * width) }
    matrix.numbers.withUnsafeBufferPointer { fill(from: $0.baseAddress!, rows: rows, columns: columns, width: width) }
  }

  /// Writes rows that follow each other, `width` apart, with zeros after their ends.
  func fill(from source: Source, rows: Int, columns: Int, width: Int) {
    if columns == width { return update(from: source, count: rows * width) }
    for row in 0..<rows {
      (self + row * width).update(from: source + row * columns, count: columns)
      (self + row * width + columns).update(repeating: 0, count: width - columns)
    }
  }

  /// Some rows of a matrix whose rows are `width` apart, without what follows their ends.
  func tensor(from first: Int, rows: Int, columns: Int, width: Int) -> Tensor {
    Tensor(
      trusted: .matrix(rows, columns),
      Numbers(rows * columns) { out in
        guard let target = out.baseAddress else { return }
        (self + first * width).copyRows(rows, columns: columns, width: width, to: target)
      })
  }

  /// Copies some rows, `width` apart, without what follows their ends.
  func copyRows(_ rows: Int, columns: Int, width: Int, to target: Target) {
    if width == columns { return target.update(from: self, count: rows * columns) }
    for row in 0..<rows { (target + row * columns).update(from: self + row * width, count: columns) }
  }
}

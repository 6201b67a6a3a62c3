/// The parameters of a cell, map by map in the order that its gates expect; also their gradients.
package struct SequenceWeights: Sendable {
  /// W of every map [I, H], U of every map [H, H], b of every map [H], then the parameters of one row [H] each.
  package let tensors: [Tensor]
  let maps: Int

  package init(_ tensors: [Tensor], maps: Int) {
    self.tensors = tensors
    self.maps = maps
  }

  /// Where the W, the U, the b and the rows stand.
  private var input: Range<Int> { 0..<maps }
  private var memory: Range<Int> { maps..<2 * maps }
  private var rows: Range<Int> { 3 * maps..<tensors.count }

  /// [I + 1, maps · H]: the maps' W side by side, and under them their biases.
  func packedInput(_ size: SequenceSize) -> PackedMatrix {
    let packed = PackedMatrix(inner: size.inputs + 1, columns: maps * size.units, zeroed: size.units > size.hidden)
    for map in 0..<maps {
      packed.fill(row: 0, column: map * size.units, with: tensors[map], rows: size.inputs, columns: size.hidden)
      packed.fill(row: size.inputs, column: map * size.units, with: tensors[2 * maps + map], rows: 1, columns: size.hidden)
    }
    return packed
  }

  /// [H, maps · H]
  func packedMemory(_ size: SequenceSize) -> PackedMatrix {
    let packed = PackedMatrix(inner: size.units, columns: maps * size.units, zeroed: size.units > size.hidden)
    Threads.split(maps, multiplications: 20 * maps * size.hidden * size.hidden) { some in
      for map in some {
        packed.fill(row: 0, column: map * size.units, with: tensors[maps + map], rows: size.hidden, columns: size.hidden)
      }
    }
    return packed
  }

  /// [maps · H, I]: the transposes of W, one below the other.
  func packedInputTransposes(_ size: SequenceSize) -> PackedMatrix {
    packedTransposes(of: input, columns: size.inputs, width: size.inputs, size)
  }

  /// [maps · H, H]: the transposes of U, one below the other.
  func packedMemoryTransposes(_ size: SequenceSize) -> PackedMatrix {
    packedTransposes(of: memory, columns: size.hidden, width: size.units, size)
  }

  private func packedTransposes(of places: Range<Int>, columns: Int, width: Int, _ size: SequenceSize) -> PackedMatrix {
    let packed = PackedMatrix(inner: maps * size.units, columns: width, zeroed: size.units > size.hidden)
    Threads.split(maps, multiplications: 20 * maps * size.hidden * columns) { some in
      for map in some {
        let matrix = tensors[places.lowerBound + map]
        packed.fill(row: map * size.units, withTransposeOf: matrix, rows: size.hidden, columns: columns)
      }
    }
    return packed
  }

  /// How many numbers the parameters of one row take up.
  func rowsWidth(units: Int) -> Int { rows.count * units }

  /// Writes the parameters of one row, one after the other.
  func writeRows(to target: Target, units: Int) {
    for (index, row) in rows.enumerated() {
      (target + index * units).fill(with: tensors[row], rows: 1, columns: tensors[row].count, width: units)
    }
  }
}

extension PackedMatrix {
  fileprivate func fill(row: Int, column: Int, with block: Tensor, rows: Int, columns: Int) {
    block.scalars.withUnsafeBufferPointer {
      fill(row: row, column: column, with: $0.baseAddress!, step: columns, rows: rows, columns: columns)
    }
  }

  fileprivate func fill(row: Int, withTransposeOf block: Tensor, rows: Int, columns: Int) {
    block.scalars.withUnsafeBufferPointer {
      fill(row: row, withTransposeOf: $0.baseAddress!, step: rows, rows: rows, columns: columns)
    }
  }
}

extension UnsafeMutablePointer<Scalar> {
  /// Writes the rows of a matrix, `width` apart, with zeros after their ends; all zeros if there is no matrix.
  func fill(with matrix: Tensor?, rows: Int, columns: Int, width: Int) {
    guard let matrix else { return update(repeating: 0, count: rows * width) }
    matrix.scalars.withUnsafeBufferPointer { numbers in
      if columns == width { return update(from: numbers.baseAddress!, count: rows * width) }
      for row in 0..<rows {
        let from = numbers.baseAddress! + row * columns
        (self + row * width).update(from: from, count: columns)
        (self + row * width + columns).update(repeating: 0, count: width - columns)
      }
    }
  }

  /// Some rows of a matrix whose rows are `width` apart, without what follows their ends.
  func tensor(from first: Int, rows: Int, columns: Int, width: Int) -> Tensor {
    Tensor(trusted: .matrix(rows, columns), (self + first * width).scalars(rows: rows, columns: columns, width: width))
  }

  /// Some rows, `width` apart, without what follows their ends.
  func scalars(rows: Int, columns: Int, width: Int) -> [Scalar] {
    [Scalar](unsafeUninitializedCapacity: rows * columns) { out, count in
      count = rows * columns
      guard let target = out.baseAddress else { return }
      if width == columns { return target.initialize(from: self, count: count) }
      for row in 0..<rows { (target + row * columns).initialize(from: self + row * width, count: columns) }
    }
  }
}

/// The parameters of a cell, map by map in the order that its gates expect; also their gradients.
package struct SequenceWeights: Sendable {
  /// W: `maps` × [I, H]
  package var input: [Tensor]
  /// U: `maps` × [H, H]
  package var memory: [Tensor]
  /// b: `maps` × [H]
  package var bias: [Tensor]
  /// Parameters of one row: [H] each
  package var rows: [Tensor]

  package init(input: [Tensor], memory: [Tensor], bias: [Tensor], rows: [Tensor] = []) {
    self.input = input
    self.memory = memory
    self.bias = bias
    self.rows = rows
  }

  /// [I + 1, maps · H]: the maps' W side by side, and under them their biases.
  func packedInput(_ size: SequenceSize) -> PackedMatrix {
    let packed = PackedMatrix(inner: size.inputs + 1, columns: input.count * size.units, zeroed: size.units > size.hidden)
    for map in input.indices {
      packed.fill(row: 0, column: map * size.units, with: input[map], rows: size.inputs, columns: size.hidden)
      packed.fill(row: size.inputs, column: map * size.units, with: bias[map], rows: 1, columns: size.hidden)
    }
    return packed
  }

  /// [H, maps · H]
  func packedMemory(_ size: SequenceSize) -> PackedMatrix {
    let packed = PackedMatrix(inner: size.units, columns: memory.count * size.units, zeroed: size.units > size.hidden)
    for map in memory.indices {
      packed.fill(row: 0, column: map * size.units, with: memory[map], rows: size.hidden, columns: size.hidden)
    }
    return packed
  }

  /// [maps · H, columns]: the transposes of W or U, one below the other.
  func packedTransposes(_ maps: [Tensor], columns: Int, width: Int, _ size: SequenceSize) -> PackedMatrix {
    let packed = PackedMatrix(inner: maps.count * size.units, columns: width, zeroed: size.units > size.hidden)
    for map in maps.indices {
      packed.fill(row: map * size.units, withTransposeOf: maps[map], rows: size.hidden, columns: columns)
    }
    return packed
  }

  func packedRows(units: Int) -> Workspace {
    let packed = Workspace(rows.count * units)
    for (index, row) in rows.enumerated() {
      packed.fill(row, at: index * units, rows: 1, columns: row.count, width: units)
    }
    return packed
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

extension Workspace {
  /// Writes the rows of a matrix, `width` apart, with zeros after their ends; all zeros if there is no matrix.
  func fill(_ matrix: Tensor?, at place: Int = 0, rows: Int, columns: Int, width: Int) {
    let target = base + place
    guard let matrix else { return target.update(repeating: 0, count: rows * width) }
    matrix.scalars.withUnsafeBufferPointer { numbers in
      for row in 0..<rows {
        let from = numbers.baseAddress! + row * columns
        (target + row * width).update(from: from, count: columns)
        (target + row * width + columns).update(repeating: 0, count: width - columns)
      }
    }
  }

  /// Some rows of a matrix whose rows are `width` apart, without what follows their ends.
  func tensor(from first: Int, rows: Int, columns: Int, width: Int, column: Int = 0) -> Tensor {
    let numbers = [Scalar](unsafeUninitializedCapacity: rows * columns) { out, count in
      count = rows * columns
      guard let target = out.baseAddress else { return }
      let source = base + first * width + column
      if width == columns { return target.initialize(from: source, count: count) }
      for row in 0..<rows { (target + row * columns).initialize(from: source + row * width, count: columns) }
    }
    return Tensor(trusted: [rows, columns], numbers)
  }
}

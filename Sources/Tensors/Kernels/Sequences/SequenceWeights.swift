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

  /// What x·W + b is made with: a product, or for symbols a look into a table.
  func inputMap(of symbols: Symbols?, _ size: SequenceSize) -> InputMap {
    symbols.map { .lookup(SymbolTable($0, W: tensors[input], b: tensors[2 * maps..<3 * maps], size)) }
      ?? .product(packedInput(size))
  }

  /// [I + 1, maps · H]: the maps' W side by side, and under them their biases.
  private func packedInput(_ size: SequenceSize) -> PackedMatrix {
    let packed = PackedMatrix(inner: size.inputs + 1, columns: maps * size.units, zeroed: size.units > size.hidden)
    for map in 0..<maps {
      packed.fill(rows: 0..<size.inputs, column: map * size.units, with: tensors[map], columns: size.hidden)
      packed.fill(row: size.inputs, column: map * size.units, with: tensors[2 * maps + map])
    }
    return packed
  }

  /// What h·U is made with, in so many products.
  func memoryMap(_ size: SequenceSize, products: Int) -> MemoryMap {
    let isReadOnceOrTwice = products * size.batch <= 2 * Tile.maximalHeight
    return isReadOnceOrTwice && size.units == size.hidden ? .inPlace(tensors[memory]) : .packed(packedMemory(size))
  }

  /// [H, maps · H]
  private func packedMemory(_ size: SequenceSize) -> PackedMatrix {
    let packed = PackedMatrix(inner: size.units, columns: maps * size.units, zeroed: size.units > size.hidden)
    Threads.split(size.hidden, multiplications: Kernels.readOnce * maps * size.hidden * size.hidden) { rows in
      for map in 0..<maps {
        packed.fill(rows: rows, column: map * size.units, with: tensors[maps + map], columns: size.hidden)
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
    let side = Lanes.scalarCount
    Threads.split((size.hidden + side - 1) / side, multiplications: Kernels.readOnce * maps * size.hidden * columns) { some in
      let rows = some.lowerBound * side..<min(size.hidden, some.upperBound * side)
      for map in 0..<maps {
        packed.fill(
          row: map * size.units, rows, withTransposeOf: tensors[places.lowerBound + map], step: size.hidden, columns: columns)
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

/// How a run gets h·U. To pack U costs about as much as to read it twice.
enum MemoryMap: @unchecked Sendable {
  case packed(PackedMatrix)
  /// U of every map.
  case inPlace(ArraySlice<Tensor>)

  /// The maps side by side of some rows of h.
  func multiply(_ h: Target, units: Int, rows: Int, into out: Target, outStep: Int) {
    switch self {
    case .packed(let matrix): matrix.multiply(h, rowStep: units, rows: rows, into: out, outStep: outStep)
    case .inPlace(let matrices):
      for (map, matrix) in matrices.enumerated() {
        matrix.numbers.withUnsafeBufferPointer { U in
          Kernels.part(
            Kernels.Operand(base: h, rowStep: units, columnStep: 1),
            Kernels.Operand(base: U.baseAddress!, rowStep: units, columnStep: 1), rows: 0..<rows, columns: 0..<units,
            along: Kernels.Places(0..<units), Kernels.Places(0..<units), accumulates: false,
            into: Kernels.Room(matrices: [out + map * units], columns: units, step: outStep))
        }
      }
    }
  }
}

extension PackedMatrix {
  /// Some rows of a matrix, each in the row with the same number.
  fileprivate func fill(rows: Range<Int>, column: Int, with matrix: Tensor, columns: Int) {
    matrix.numbers.withUnsafeBufferPointer {
      fill(
        row: rows.lowerBound, column: column, with: $0.baseAddress! + rows.lowerBound * columns, step: columns,
        rows: rows.count,
        columns: columns)
    }
  }

  fileprivate func fill(row: Int, column: Int, with numbers: Tensor) {
    numbers.numbers.withUnsafeBufferPointer {
      fill(row: row, column: column, with: $0.baseAddress!, step: 0, rows: 1, columns: $0.count)
    }
  }

  /// Some rows of the transpose of a matrix whose rows are `step` apart; the first of all would come at `row`.
  fileprivate func fill(row: Int, _ rows: Range<Int>, withTransposeOf matrix: Tensor, step: Int, columns: Int) {
    matrix.numbers.withUnsafeBufferPointer {
      fill(
        row: row + rows.lowerBound, withTransposeOf: $0.baseAddress! + rows.lowerBound, step: step, rows: rows.count,
        columns: columns)
    }
  }
}

extension UnsafeMutablePointer<Scalar> {
  /// Writes the rows of a matrix, `width` apart, with zeros after their ends; all zeros if there is no matrix.
  func fill(with matrix: Tensor?, rows: Int, columns: Int, width: Int) {
    guard let matrix else { return update(repeating: 0, count: rows * width) }
    matrix.numbers.withUnsafeBufferPointer { numbers in
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
    Tensor(trusted: .matrix(rows, columns), (self + first * width).numbers(rows: rows, columns: columns, width: width))
  }

  /// Some rows, `width` apart, without what follows their ends.
  func numbers(rows: Int, columns: Int, width: Int) -> Numbers {
    Numbers(rows * columns) { out in
      guard let target = out.baseAddress else { return }
      copyRows(rows, columns: columns, width: width, to: target)
    }
  }

  /// Copies some rows, `width` apart, without what follows their ends.
  func copyRows(_ rows: Int, columns: Int, width: Int, to target: Target) {
    if width == columns { return target.update(from: self, count: rows * columns) }
    for row in 0..<rows { (target + row * columns).update(from: self + row * width, count: columns) }
  }
}

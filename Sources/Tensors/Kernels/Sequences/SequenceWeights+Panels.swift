/// The weights as a run multiplies by them: in panels (`PackedMatrix`), or in place where they are hardly ever read.
///
/// Products must equal those with the weights themselves, up to rounding. Whoever asks for panels owns the room that they stand in, and makes
/// it as large as the counts here say. What packing once for all steps gains, and reading in place, is measured in Docs/Speed.md.
extension SequenceWeights {
  /// How much room the input map takes up.
  static func inputMapCount(_ symbols: Symbols?, maps: Int, _ size: SequenceSize) -> Int {
    symbols == nil ? PackedMatrix.count(inner: size.inputs + 1, columns: maps * size.units) : size.inputs * maps * size.units
  }

  /// What x·W + b is made with: a product, or for symbols a look into a table.
  func inputMap(_ symbols: Symbols?, _ size: SequenceSize, in room: Target) -> InputMap {
    if let symbols { return .lookup(SymbolTable(symbols, self, size, in: room)) }
    let packed = PackedMatrix(
      inner: size.inputs + 1, columns: maps * size.units, in: room, zeroed: size.units > size.hidden)
    for map in 0..<maps {
      packed.fill(
        row: 0, column: map * size.units, with: W(map), step: size.hidden, rows: size.inputs, columns: size.hidden)
      packed.fill(row: size.inputs, column: map * size.units, with: b(map), step: 0, rows: 1, columns: size.hidden)
    }
    return .product(packed)
  }

  /// How much room U takes up, for so many products; none if it is read in place.
  static func memoryMapCount(maps: Int, _ size: SequenceSize, products: Int) -> Int {
    // To pack U costs about as much as to read it twice.
    let isReadOnceOrTwice = products * size.batch <= 2 * Tile.maximalHeight
    if isReadOnceOrTwice, size.units == size.hidden { return 0 }
    return PackedMatrix.count(inner: size.units, columns: maps * size.units)
  }

  /// U of every map side by side: [H, maps · H].
  func packedMemory(_ size: SequenceSize, in room: Target) -> PackedMatrix {
    let packed = PackedMatrix(inner: size.units, columns: maps * size.units, in: room, zeroed: size.units > size.hidden)
    Threads.split(size.hidden, multiplications: Kernels.readOnce * maps * size.hidden * size.hidden) { rows in
      for map in 0..<maps {
        packed.fill(
          row: rows.lowerBound, column: map * size.units, with: U(map) + rows.lowerBound * size.hidden, step: size.hidden,
          rows: rows.count, columns: size.hidden)
      }
    }
    return packed
  }

  /// h·U for some rows of h, all maps side by side, with every U where it is.
  func multiplyInPlace(_ h: Target, rows: Int, units: Int, into out: Target, outStep: Int) {
    for map in 0..<maps {
      Kernels.part(
        Kernels.Operand(base: h, rowStep: units, columnStep: 1),
        Kernels.Operand(base: U(map), rowStep: units, columnStep: 1), rows: 0..<rows, columns: 0..<units,
        along: Kernels.Places(0..<units), Kernels.Places(0..<units), accumulates: false,
        into: Kernels.Room(out + map * units, columns: units, step: outStep))
    }
  }

  /// The transposes of W, one below the other: [maps · H, I].
  func inputTransposes(_ size: SequenceSize, in room: Target) -> PackedMatrix {
    transposes(from: 0, columns: size.inputs, width: size.inputs, size, in: room)
  }

  /// The transposes of U, one below the other: [maps · H, H].
  func memoryTransposes(_ size: SequenceSize, in room: Target) -> PackedMatrix {
    transposes(from: maps, columns: size.hidden, width: size.units, size, in: room)
  }

  /// - Parameter first: which of the places the first matrix has.
  private func transposes(
    from first: Int, columns: Int, width: Int, _ size: SequenceSize, in room: Target
  ) -> PackedMatrix {
    let packed = PackedMatrix(inner: maps * size.units, columns: width, in: room, zeroed: size.units > size.hidden)
    let side = Lanes.scalarCount
    let work = Kernels.readOnce * maps * size.hidden * columns
    Threads.split((size.hidden + side - 1) / side, multiplications: work) { some in
      let (begin, end) = (some.lowerBound * side, min(size.hidden, some.upperBound * side))
      for map in 0..<maps {
        packed.fill(
          row: map * size.units + begin, withTransposeOf: places[first + map] + begin, step: size.hidden, rows: end - begin,
          columns: columns)
      }
    }
    return packed
  }
}

/// A cell run over a whole sequence at once, and what it keeps so that gradients can go back.
///
///     mapsₜ = xₜ·W + b,  hₜ₋₁·U          (hₜ, cₜ) = gates(mapsₜ, hₜ₋₁, cₜ₋₁)          t = 1 … T
///
/// Shapes: x [T·B, I] (step after step), W `maps` × [I, H], U `maps` × [H, H], b `maps` × [H]; h₀, c₀ [B, H] → h [T·B, H].
///
/// It must equal the same steps on a tape, up to the order of additions within a product; gradients below 2⁻¹⁰² become 0, and a gate
/// is never below 4·10⁻³¹. Rows of the batch do not know of each other, so threads take some of them each.
///
/// What each idea gains is measured in Docs/Speed.md:
/// - x·W of many steps is one product, so that a panel of W is read once for all of them;
/// - U is packed once for all steps, or read in place if there are hardly any;
/// - a step's gates are computed while their maps are still in the cache;
/// - without starting memories, the first step has no h·U;
/// - sequences that have ended are multiplied no more, if they stand behind those that go on;
/// - inputs that are symbols have no x·W: it is a row of W (`Symbols`);
/// - the gradients of W, U and b are products over many steps at once (`WeightSums`).
///
/// Narrower than a register, a cell is widened with units whose weights are all 0.
final class SequenceRun<Gates: SequenceGates>: @unchecked Sendable {
  let size: SequenceSize
  /// Whether there are memories to start from.
  let hasStart: Bool
  /// Where all that follows stands.
  private let room: Workspace
  /// Where `x` stands, once there are inputs that are no symbols.
  private var inputRoom: Workspace?
  /// The inputs, if they are symbols.
  @exclusivity(unchecked) private(set) var symbols: Symbols?
  /// [T·B, I + 1]: the inputs, and a 1 that meets the bias; undefined if they are symbols.
  @exclusivity(unchecked) private(set) var x: Target
  /// [(T + 1)·B, H]: h₀, h₁, …
  let h: Target
  /// The same of c; of one row if there is none.
  let c: Target
  /// [T·B, kept · H]
  let kept: Target
  /// [rowParameters · H]
  let rowParameters: Target
  /// As many zeros as the longest row, or as all rows of a step that are computed as one.
  let zeros: Target
  /// Whether it will be run again, so that what it goes back with is worth keeping.
  let isRepeated: Bool
  /// The sums that became gradients when it went back last, if they are worth keeping.
  @exclusivity(unchecked) var sums: WeightSums<Gates>?

  /// Units, widened to a register.
  var units: Int { size.units }
  var mapsWidth: Int { Gates.maps * units }
  var keptWidth: Int { Gates.kept * units }

  /// Lays a run out; without starting memories they are zeros.
  init(_ size: SequenceSize, hasStart: Bool, rowParameters rowCount: Int, isRepeated: Bool) {
    (self.size, self.hasStart, self.isRepeated) = (size, hasStart, isRepeated)
    let (units, rows) = (size.units, size.steps * size.batch)
    let memories = (rows + size.batch) * units
    var parts = Workspace.Parts()
    let (hPart, cPart) = (parts.add(memories), parts.add(Gates.hasLongTerm ? memories : units))
    let keptPart = parts.add(rows * Gates.kept * units)
    let zeroCount = max(Gates.maps, Gates.isPlaceByPlace ? size.batch : 1) * units
    let (rowPart, zeroPart) = (parts.add(rowCount * units), parts.add(zeroCount))
    room = Workspace(parts.count)
    (x, h, c, kept) = (room.base, room.base + hPart, room.base + cPart, room.base + keptPart)
    (rowParameters, zeros) = (room.base + rowPart, room.base + zeroPart)
    zeros.update(repeating: 0, count: zeroCount)
    h.fill(with: nil, rows: size.batch, columns: size.hidden, width: units)
    c.fill(with: nil, rows: Gates.hasLongTerm ? size.batch : 1, columns: size.hidden, width: units)
  }

  /// Runs the cell; h at every step, [T·B, H], is returned if it was asked for. With `hasStart`, a missing memory is zeros.
  func run(
    _ inputs: [Tensor], _ weights: SequenceWeights, h start: Tensor?, c startC: Tensor?, everyOutput: Bool
  ) -> Tensor? {
    symbols = size.units == size.hidden ? Symbols(inputs, width: size.inputs) : nil
    if symbols == nil, inputRoom == nil {
      let room = Workspace(size.steps * size.batch * (size.inputs + 1))
      x = room.base
      inputRoom = consume room
    }
    weights.writeRows(to: rowParameters, size)
    if hasStart {
      h.fill(with: start, rows: size.batch, columns: size.hidden, width: units)
      if Gates.hasLongTerm { c.fill(with: startC, rows: size.batch, columns: size.hidden, width: units) }
    }
    if !everyOutput {
      forward(inputs, weights, to: nil)
      return nil
    }
    let rows = size.steps * size.batch
    let numbers = Numbers(rows * size.hidden) { forward(inputs, weights, to: $0.baseAddress) }
    return Tensor(trusted: .matrix(rows, size.hidden), numbers)
  }

  /// Whether the members of the batch are computed as one long row at each step, if their rows follow each other.
  var joinsRows: Bool { Gates.isPlaceByPlace && size.lengths == nil }

  /// Multiplications of a pass over the sequence.
  var multiplications: Int { size.steps * size.batch * mapsWidth * (units + size.inputs + 1) }

  /// All steps of the whole batch.
  private func forward(_ inputs: [Tensor], _ weights: SequenceWeights, to outputs: Target?) {
    let products = hasStart ? size.steps : size.steps - 1
    let inputCount = SequenceWeights.inputMapCount(symbols, maps: Gates.maps, size)
    let memoryCount = products > 0 ? SequenceWeights.memoryMapCount(maps: Gates.maps, size, products: products) : 0
    let room = Workspace(inputCount + memoryCount)
    defer { extendLifetime(room) }
    let inputMap = weights.inputMap(symbols, size, in: room.base + memoryCount)
    let memoryMap = memoryCount > 0 ? weights.packedMemory(size, in: room.base) : nil
    let outputs = outputs.map { SharedTarget(base: $0) }
    Threads.split(size.batch, weights: size.lengths, atLeast: 4, multiplications: multiplications) { members in
      if self.symbols == nil { self.write(inputs, of: members) }
      self.forward(members, weights, inputMap, memoryMap, to: outputs?.base)
    }
  }

  /// Writes the inputs of some members of the batch, each followed by a 1.
  private func write(_ inputs: [Tensor], of members: Range<Int>) {
    let (inputCount, batch) = (size.inputs, size.batch)
    for step in 0..<size.steps {
      let (place, above) = inputs.count == 1 ? (inputs[0].numbers.place, step * batch) : (inputs[step].numbers.place, 0)
      var source = place + (above + members.lowerBound) * inputCount
      var target = x + (step * batch + members.lowerBound) * (inputCount + 1)
      for _ in members {
        if inputCount == 1 { target[0] = source[0] } else { for i in 0..<inputCount { target[i] = source[i] } }
        target[inputCount] = 1
        source += inputCount
        target += inputCount + 1
      }
    }
    extendLifetime(inputs)
  }

  /// All steps of some members of the batch. The maps of the inputs are computed for so many steps at a time that they stay in the
  /// cache until they are used.
  ///
  /// - Parameter memoryMap: U, packed; nil if it is read in place.
  private func forward(
    _ members: Range<Int>, _ weights: SequenceWeights, _ inputMap: InputMap, _ memoryMap: PackedMatrix?, to outputs: Target?
  ) {
    let (units, batch, inputs, steps) = (units, size.batch, size.inputs, size.steps)
    let (count, width, keptWidth) = (members.count, padded(mapsWidth), keptWidth)
    let stepsAtOnce = min(steps, max(4, 65_536 / (count * width)))
    let room = Workspace((stepsAtOnce + 1) * count * width)
    defer { extendLifetime(room) }
    let (fromMemory, fromInput) = (room.base, room.base + count * width)
    let (x, h, c, kept, rowParameters, zeros) = (x, h, c, kept, rowParameters, zeros)
    let joined = joinsRows && symbols == nil && width == units ? count : 1
    for begin in stride(from: 0, to: steps, by: stepsAtOnce) {
      let end = min(begin + stepsAtOnce, steps)
      if case .product(let matrix) = inputMap {
        matrix.multiply(
          x + (begin * batch + members.lowerBound) * (inputs + 1), rowStep: inputs + 1, rows: count, into: fromInput,
          outStep: width, groups: (end - begin, leftStep: batch * (inputs + 1), outStep: count * width))
      }
      for step in begin..<end {
        let first = step * batch + members.lowerBound
        let hasMemory = step > 0 || hasStart
        if hasMemory {
          let running = size.running(members, at: step)
          if let memoryMap {
            memoryMap.multiply(h + first * units, rowStep: units, rows: running, into: fromMemory, outStep: width)
          } else {
            weights.multiplyInPlace(h + first * units, rows: running, units: units, into: fromMemory, outStep: width)
          }
        }
        for row in stride(from: 0, to: count, by: joined) {
          let place = first + row
          let (now, next) = (place * units, (place + batch) * units)
          if size.isOver(members.lowerBound + row, at: step) {
            (h + next).update(from: h + now, count: units)
            if Gates.hasLongTerm { (c + next).update(from: c + now, count: units) }
            continue
          }
          let ofInput =
            switch inputMap {
            case .product: Source(fromInput + ((step - begin) * count + row) * width)
            case .lookup(let table): table.row(place)
            }
          Gates.forward(
            ForwardRow(
              units: joined * units, fromInput: ofInput, fromMemory: hasMemory ? fromMemory + row * width : zeros, h: h + now,
              c: Gates.hasLongTerm ? c + now : c, rowParameters: rowParameters, nextH: h + next,
              nextC: Gates.hasLongTerm ? c + next : c, kept: kept + place * keptWidth))
        }
        if let outputs {
          (h + (first + batch) * units).copyRows(count, columns: size.hidden, width: units, to: outputs + first * size.hidden)
        }
      }
    }
  }

  /// h after the last step: [B, H].
  var lastH: Tensor { memories(in: h, from: size.steps * size.batch, rows: size.batch) }

  /// c after the last step: [B, H].
  var lastC: Tensor { memories(in: c, from: size.steps * size.batch, rows: size.batch) }

  private func memories(in place: Target, from first: Int, rows: Int) -> Tensor {
    defer { extendLifetime(self) }
    return place.tensor(from: first, rows: rows, columns: size.hidden, width: units)
  }
}

/// How far apart rows stand: rows a multiple of 4 KiB apart would all compete for the same few places of the cache.
func padded(_ width: Int) -> Int { width % 512 == 0 ? width + Lanes.scalarCount : width }

/// A cell run over a whole sequence at once, and what it keeps so that gradients can go back.
///
///     mapsₜ = xₜ·W + b,  hₜ₋₁·U          (hₜ, cₜ) = gates(mapsₜ, hₜ₋₁, cₜ₋₁)          t = 1 … T
///
/// Shapes: x [T·B, I] (step after step), W `maps` × [I, H], U `maps` × [H, H], b `maps` × [H]; h₀, c₀ [B, H] → h [T·B, H].
///
/// It must equal the same steps on a tape, up to the order of additions within a product; gradients below 2⁻¹⁰² become 0. Rows of the
/// batch do not know of each other, so threads take some of them each.
///
/// What each idea gains is measured in Docs/Speed.md:
/// - x·W of many steps is one product, so that a panel of W is read once for all of them;
/// - U is packed once for all steps;
/// - a step's gates are computed while their maps are still in the cache;
/// - without starting memories, the first step has no h·U;
/// - the gradients of W, U and b are one product each over all steps.
///
/// Narrower than a register, a cell is widened with units whose weights are all 0.
final class SequenceRun<Gates: SequenceGates>: @unchecked Sendable, AnySequenceRun {
  let size: SequenceSize
  let weights: SequenceWeights
  let hasStart: Bool
  /// Where all that follows stands.
  private let room: Workspace
  /// [T·B, I + 1]: the inputs, and a 1 that meets the bias.
  let x: Target
  /// [(T + 1)·B, H]: h₀, h₁, …
  let h: Target
  /// The same of c; of one row if there is none.
  let c: Target
  /// [T·B, kept · H]
  let kept: Target
  /// [rowParameters · H]
  let rowParameters: Target
  /// As many zeros as the longest row.
  let zeros: Target

  /// Units, widened to a register.
  var units: Int { size.units }
  var mapsWidth: Int { Gates.maps * units }
  var keptWidth: Int { Gates.kept * units }

  /// Runs the cell; missing starting memories are zeros.
  init(_ size: SequenceSize, _ inputs: [Tensor], _ weights: SequenceWeights, h start: Tensor?, c startC: Tensor?) {
    self.size = size
    self.weights = weights
    hasStart = start != nil || startC != nil
    let (units, rows) = (size.units, size.steps * size.batch)
    let memories = (rows + size.batch) * units
    var parts = Workspace.Parts()
    let (xPart, hPart) = (parts.add(rows * (size.inputs + 1)), parts.add(memories))
    let (cPart, keptPart) = (parts.add(Gates.hasLongTerm ? memories : units), parts.add(rows * Gates.kept * units))
    let (rowPart, zeroPart) = (parts.add(weights.rowsWidth(units: units)), parts.add(Gates.maps * units))
    room = Workspace(parts.count)
    (x, h, c, kept) = (room.base + xPart, room.base + hPart, room.base + cPart, room.base + keptPart)
    (rowParameters, zeros) = (room.base + rowPart, room.base + zeroPart)
    Self.write(inputs, size, to: x)
    weights.writeRows(to: rowParameters, units: units)
    zeros.update(repeating: 0, count: Gates.maps * units)
    h.fill(with: start, rows: size.batch, columns: size.hidden, width: units)
    c.fill(
      with: Gates.hasLongTerm ? startC : nil, rows: Gates.hasLongTerm ? size.batch : 1, columns: size.hidden, width: units)
    let inputMap = weights.packedInput(size)
    let memoryMap = size.steps > 1 || hasStart ? weights.packedMemory(size) : nil
    Threads.split(size.batch, atLeast: 8, multiplications: multiplications) { members in
      self.forward(members, inputMap, memoryMap)
    }
  }

  /// Multiplications of a pass over the sequence.
  var multiplications: Int { size.steps * size.batch * mapsWidth * (units + size.inputs + 1) }

  private static func write(_ inputs: [Tensor], _ size: SequenceSize, to rows: Target) {
    let width = size.inputs + 1
    var target = rows
    for input in inputs {
      input.scalars.withUnsafeBufferPointer { numbers in
        guard var source = numbers.baseAddress else { return }
        for _ in 0..<numbers.count / size.inputs {
          for i in 0..<size.inputs { target[i] = source[i] }
          target[size.inputs] = 1
          source += size.inputs
          target += width
        }
      }
    }
  }

  /// All steps of some members of the batch. The maps of the inputs are computed for so many steps at a time that they stay in the
  /// cache until they are used.
  private func forward(_ members: Range<Int>, _ inputMap: PackedMatrix, _ memoryMap: PackedMatrix?) {
    let (units, batch, inputs, steps) = (units, size.batch, size.inputs, size.steps)
    let (count, width, keptWidth) = (members.count, padded(mapsWidth), keptWidth)
    let stepsAtOnce = min(steps, max(4, 65_536 / (count * width)))
    let room = Workspace((stepsAtOnce + 1) * count * width)
    defer { extendLifetime(room) }
    let (fromMemory, fromInput) = (room.base, room.base + count * width)
    let (x, h, c, kept, rowParameters, zeros) = (x, h, c, kept, rowParameters, zeros)
    for begin in stride(from: 0, to: steps, by: stepsAtOnce) {
      let end = min(begin + stepsAtOnce, steps)
      inputMap.multiply(
        x + (begin * batch + members.lowerBound) * (inputs + 1), rowStep: inputs + 1, rows: count, into: fromInput,
        outStep: width, groups: (end - begin, leftStep: batch * (inputs + 1), outStep: count * width))
      for step in begin..<end {
        let first = step * batch + members.lowerBound
        let hasMemory = step > 0 || hasStart
        if hasMemory, let memoryMap {
          memoryMap.multiply(h + first * units, rowStep: units, rows: count, into: fromMemory, outStep: width)
        }
        for row in 0..<count {
          let place = first + row
          let (now, next) = (place * units, (place + batch) * units)
          if size.isOver(members.lowerBound + row, at: step) {
            (h + next).update(from: h + now, count: units)
            if Gates.hasLongTerm { (c + next).update(from: c + now, count: units) }
            continue
          }
          Gates.forward(
            ForwardRow(
              units: units, fromInput: fromInput + ((step - begin) * count + row) * width,
              fromMemory: hasMemory ? fromMemory + row * width : zeros, h: h + now, c: Gates.hasLongTerm ? c + now : c,
              rowParameters: rowParameters, nextH: h + next, nextC: Gates.hasLongTerm ? c + next : c,
              kept: kept + place * keptWidth))
        }
      }
    }
  }

  /// h at every step: [T·B, H].
  var outputs: Tensor { memories(in: h, from: size.batch, rows: size.steps * size.batch) }

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

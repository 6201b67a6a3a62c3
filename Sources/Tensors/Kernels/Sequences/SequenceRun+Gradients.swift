/// What goes back from a sequence.
package struct SequenceGradients: Sendable {
  /// Of the weights, in their order.
  package let weights: [Tensor]
  /// [T·B, I], if it was asked for.
  package let x: Tensor?
  /// [B, H], if they were asked for.
  package let h: Tensor?
  package let c: Tensor?
}

extension SequenceRun {
  var gradientsWidth: Int { padded(Gates.gradients * units) }

  /// The gradients of everything that went in, given those of what came out.
  func gradients(_ shown: ShownGradients, wantsInputs: Bool, wantsStart: Bool) -> SequenceGradients {
    let rows = size.steps * size.batch
    guard units > size.hidden, let outputs = shown.outputs else {
      return (shown.outputs?.scalars ?? []).withUnsafeBufferPointer { numbers in
        gradients(
          fromOutputs: shown.outputs == nil ? nil : SharedSource(base: numbers.baseAddress!), shown.lastH, shown.lastC,
          wantsInputs: wantsInputs, wantsStart: wantsStart)
      }
    }
    let widened = Workspace(rows * units)
    defer { extendLifetime(widened) }
    widened.base.fill(with: outputs, rows: rows, columns: size.hidden, width: units)
    return gradients(
      fromOutputs: SharedSource(base: widened.base), shown.lastH, shown.lastC, wantsInputs: wantsInputs, wantsStart: wantsStart)
  }

  /// Numbers that several threads read.
  struct SharedSource: @unchecked Sendable {
    let base: Source
  }

  private func gradients(
    fromOutputs: SharedSource?, _ lastH: Tensor?, _ lastC: Tensor?, wantsInputs: Bool, wantsStart: Bool
  ) -> SequenceGradients {
    let rows = size.steps * size.batch
    let memory = size.batch * units
    let room = Workspace(rows * gradientsWidth + 4 * memory)
    defer { extendLifetime(room) }
    let gradients = SharedTarget(base: room.base)
    let start = Memories(h: room.base + rows * gradientsWidth, c: room.base + rows * gradientsWidth + memory)
    let end = Memories(h: start.h + 2 * memory, c: start.c + 2 * memory)
    start.h.fill(with: lastH, rows: size.batch, columns: size.hidden, width: units)
    start.c.fill(with: lastC, rows: size.batch, columns: size.hidden, width: units)
    let goesBeyond = hasStart && wantsStart
    let memoryMap = size.steps > 1 || goesBeyond ? weights.packedMemoryTransposes(size) : nil
    let inputMap = wantsInputs ? weights.packedInputTransposes(size) : nil
    let x = [Scalar](unsafeUninitializedCapacity: wantsInputs ? rows * size.inputs : 0) { x, count in
      count = x.count
      let inputs = inputMap.map { InputGradients(map: $0, target: x.baseAddress!) }
      Threads.split(size.batch, weights: size.lengths, atLeast: 4, multiplications: multiplications) { members in
        self.backward(members, fromOutputs, start, memoryMap, goesBeyond: goesBeyond, inputs, gradients.base, end)
      }
    }
    return SequenceGradients(
      weights: weightGradients(gradients), x: wantsInputs ? Tensor(trusted: .matrix(rows, size.inputs), x) : nil,
      h: goesBeyond ? end.h.tensor(from: 0, rows: size.batch, columns: size.hidden, width: units) : nil,
      c: goesBeyond && Gates.hasLongTerm
        ? end.c.tensor(from: 0, rows: size.batch, columns: size.hidden, width: units) : nil)
  }

  /// Gradients of both memories of the whole batch.
  struct Memories: @unchecked Sendable {
    let h: Target
    let c: Target
  }

  /// Where the gradients of the inputs go, and the transposes of W that they are made with.
  struct InputGradients: @unchecked Sendable {
    let map: PackedMatrix
    let target: Target
  }

  /// Numbers that several threads write, each its own.
  struct SharedTarget: @unchecked Sendable {
    let base: Target
  }

  /// Back through all steps of some members of the batch, from the memories after the last step (`later`) to those before the first
  /// (`end`).
  private func backward(
    _ members: Range<Int>, _ fromOutputs: SharedSource?, _ start: Memories, _ memoryMap: PackedMatrix?, goesBeyond: Bool,
    _ inputs: InputGradients?, _ gradients: Target, _ end: Memories
  ) {
    let (units, batch, count, offset) = (units, size.batch, members.count, members.lowerBound * units)
    let (keptWidth, gradientsWidth) = (keptWidth, gradientsWidth)
    let room = Workspace(4 * count * units)
    defer { extendLifetime(room) }
    var later = (h: room.base, c: room.base + count * units)
    var earlier = (h: room.base + 2 * count * units, c: room.base + 3 * count * units)
    later.h.update(from: start.h + offset, count: count * units)
    later.c.update(from: start.c + offset, count: count * units)
    let (h, c, kept, rowParameters, zeros, fromOutputs) = (h, c, kept, rowParameters, zeros, fromOutputs?.base)
    let hasShortcut = Gates.hasShortcut || size.lengths != nil
    // A small batch fills no tile, but the rows of several of its steps lie one below the other.
    let stepsAtOnce = count == batch ? max(1, 2 * Tile.maximalHeight / count) : 1
    for step in (0..<size.steps).reversed() {
      let first = step * batch + members.lowerBound
      for row in 0..<count {
        let (place, here) = (first + row, row * units)
        let gradientRow = gradients + place * gradientsWidth
        let fromOutput = fromOutputs.map { $0 + place * units } ?? Source(zeros)
        if size.isOver(members.lowerBound + row, at: step) {
          gradientRow.update(repeating: 0, count: Gates.gradients * units)
          for u in 0..<units { earlier.h[here + u] = fromOutput[u] + later.h[here + u] }
          (earlier.c + here).update(from: later.c + here, count: units)
          continue
        }
        if hasShortcut, !Gates.hasShortcut { (earlier.h + here).update(repeating: 0, count: units) }
        let now = place * units
        Gates.backward(
          BackwardRow(
            units: units, kept: kept + place * keptWidth, h: h + now, c: Gates.hasLongTerm ? c + now : c,
            rowParameters: rowParameters, fromOutput: fromOutput, fromLater: later.h + here,
            fromLaterC: later.c + here, gradients: gradientRow, shortcut: earlier.h + here, toEarlierC: earlier.c + here))
      }
      if step > 0 || goesBeyond, let memoryMap {
        memoryMap.multiply(
          gradients + (first * gradientsWidth + Gates.memoryGradients * units), rowStep: gradientsWidth,
          rows: size.running(members, at: step), into: earlier.h, outStep: units, accumulates: hasShortcut)
      }
      if let inputs, step % stepsAtOnce == 0 {
        inputs.map.multiply(
          gradients + (first * gradientsWidth + Gates.inputGradients * units), rowStep: gradientsWidth,
          rows: min(stepsAtOnce, size.steps - step) * count, into: inputs.target + first * size.inputs, outStep: size.inputs)
      }
      swap(&later, &earlier)
    }
    (end.h + offset).update(from: later.h, count: count * units)
    (end.c + offset).update(from: later.c, count: count * units)
  }

  /// Sums over all steps and the whole batch, each a product made in one order.
  private func weightGradients(_ gradients: SharedTarget) -> [Tensor] {
    defer { extendLifetime(self) }
    let (rows, hidden) = (size.steps * size.batch, size.hidden)
    func gradient(_ block: Int) -> Kernels.Operand {
      Kernels.Operand(base: gradients.base + block * units, rowStep: gradientsWidth, columnStep: 1)
    }
    // Without starting memories the first h is zeros, and adds nothing; nor do sequences that have ended.
    let memory = sideBySide(
      Kernels.Operand(base: h, rowStep: 1, columnStep: units), gradient(Gates.memoryGradients), rows: hidden,
      places: size.places(from: hasStart ? 0 : size.batch), inner: hasStart ? 0..<rows : size.batch..<rows)
    var input =
      symbols.map { $0.gradients(gradient(Gates.inputGradients), maps: Gates.maps, size) }
      ?? sideBySide(
        Kernels.Operand(base: x, rowStep: 1, columnStep: size.inputs + 1), gradient(Gates.inputGradients),
        rows: size.inputs + 1, places: size.places(from: 0), inner: 0..<rows)
    let bias = input.indices.map { map in
      // Taken out of its list meanwhile, so that the last row is cut off without a copy.
      var numbers: [Scalar] = []
      swap(&numbers, &input[map])
      let last = Array(numbers[(size.inputs * hidden)...])
      numbers.removeLast(hidden)
      swap(&numbers, &input[map])
      return last
    }
    var all: [Tensor] = []
    all.reserveCapacity(3 * Gates.maps + Gates.rowParameters.count)
    for numbers in input { all.append(Tensor(trusted: .matrix(size.inputs, hidden), numbers)) }
    for numbers in memory { all.append(Tensor(trusted: .matrix(hidden, hidden), numbers)) }
    for numbers in bias { all.append(Tensor(trusted: .row(hidden), numbers)) }
    for (block, times) in Gates.rowParameters { all.append(rowGradient(gradients, block, times)) }
    return all
  }

  /// A product with the gradients of all maps, cut into a matrix a map: `maps` × [rows, H].
  ///
  /// Wide maps are written where they belong at once; narrow ones side by side first, so that a panel may reach from one into the
  /// next.
  ///
  /// - Parameters:
  ///   - places: the rows of both sides that are multiplied; nil for those of `inner`.
  private func sideBySide(
    _ left: Kernels.Operand, _ right: Kernels.Operand, rows: Int, places: [Int32]?, inner: Range<Int>
  ) -> [[Scalar]] {
    let count = places?.count ?? inner.count
    guard count > 0 else { return Array(repeating: Array(repeating: 0, count: rows * size.hidden), count: Gates.maps) }
    let first = places == nil ? inner.lowerBound : 0
    func multiply(into room: Kernels.Room) {
      Kernels.product(
        left.at(0, first), right.at(first, 0), rows: rows, inner: count, columns: mapsWidth, among: places, into: room)
    }
    guard units >= 4 * PackedMatrix.panelWidth || units % PackedMatrix.panelWidth == 0 else {
      let joined = Workspace(rows * mapsWidth)
      defer { extendLifetime(joined) }
      multiply(into: Kernels.Room(matrices: [joined.base], columns: mapsWidth, step: mapsWidth))
      return (0..<Gates.maps).map {
        (joined.base + $0 * units).scalars(rows: rows, columns: size.hidden, width: mapsWidth)
      }
    }
    var arrays = (0..<Gates.maps).map { _ in
      [Scalar](unsafeUninitializedCapacity: rows * units) { $1 = rows * units }
    }
    let targets = arrays.indices.map { map in arrays[map].withUnsafeMutableBufferPointer { $0.baseAddress! } }
    multiply(into: Kernels.Room(matrices: targets, columns: units, step: units))
    return arrays
  }

  private func rowGradient(_ gradients: SharedTarget, _ block: Int, _ times: RowFactor) -> Tensor {
    defer { extendLifetime(self) }
    let (rows, hidden) = (size.steps * size.batch, size.hidden)
    let memory = SharedSource(base: c + (times == .longTermAfter ? size.batch * units : 0))
    let sums = [Scalar](unsafeUninitializedCapacity: hidden) { out, count in
      count = hidden
      out.update(repeating: 0)
      let sums = SharedTarget(base: out.baseAddress!)
      Threads.split(hidden, multiplications: Kernels.readOnce * rows * hidden) { part in
        for row in 0..<rows {
          let gradient = gradients.base + (row * self.gradientsWidth + block * self.units)
          if times == .one {
            for u in part { sums.base[u] += gradient[u] }
          } else {
            for u in part { sums.base[u] += gradient[u] * memory.base[row * self.units + u] }
          }
        }
      }
    }
    return Tensor(trusted: .row(hidden), sums)
  }
}

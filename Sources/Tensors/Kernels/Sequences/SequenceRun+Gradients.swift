/// What goes back from a sequence.
package struct SequenceGradients: Sendable {
  package let weights: SequenceWeights
  /// [T·B, I], if it was asked for.
  package let x: Tensor?
  /// [B, H], if they were asked for.
  package let h: Tensor?
  package let c: Tensor?
}

extension SequenceRun {
  var gradientsWidth: Int { padded(Gates.gradients * units) }

  /// The gradients of everything that went in, given those of what came out; nil where there is none.
  ///
  /// Shapes: outputs [T·B, H]; lastH, lastC [B, H].
  package func gradients(
    outputs: Tensor?, lastH: Tensor?, lastC: Tensor?, wantsInputs: Bool, wantsStart: Bool
  ) -> SequenceGradients {
    let rows = size.steps * size.batch
    let fromOutputs = outputs.map { outputs in
      let widened = Workspace(rows * units)
      widened.fill(outputs, rows: rows, columns: size.hidden, width: units)
      return widened
    }
    let start = Memories(batch: size.batch, units: units)
    start.h.fill(lastH, rows: size.batch, columns: size.hidden, width: units)
    start.c.fill(lastC, rows: size.batch, columns: size.hidden, width: units)
    let gradients = Workspace(rows * gradientsWidth)
    let goesBeyond = hasStart && wantsStart
    let memoryMap =
      size.steps > 1 || goesBeyond
      ? weights.packedTransposes(weights.memory, columns: size.hidden, width: units, size) : nil
    let end = Memories(batch: size.batch, units: units)
    Threads.split(size.batch, multiplications: multiplications) { members in
      backward(members, fromOutputs, start, memoryMap, goesBeyond: goesBeyond, gradients, end)
    }
    return SequenceGradients(
      weights: weightGradients(gradients), x: wantsInputs ? inputGradients(gradients) : nil,
      h: goesBeyond ? end.h.tensor(from: 0, rows: size.batch, columns: size.hidden, width: units) : nil,
      c: goesBeyond && Gates.hasLongTerm
        ? end.c.tensor(from: 0, rows: size.batch, columns: size.hidden, width: units) : nil)
  }

  /// Gradients of both memories of the whole batch.
  struct Memories: Sendable {
    let h: Workspace
    let c: Workspace

    init(batch: Int, units: Int) {
      (h, c) = (Workspace(batch * units), Workspace(batch * units))
    }
  }

  /// Back through all steps of some members of the batch, from the memories after the last step (`later`) to those before the first
  /// (`end`).
  private func backward(
    _ members: Range<Int>, _ fromOutputs: Workspace?, _ start: Memories, _ memoryMap: PackedMatrix?, goesBeyond: Bool,
    _ gradients: Workspace, _ end: Memories
  ) {
    let (count, offset) = (members.count, members.lowerBound * units)
    var (later, earlier) = (Memories(batch: count, units: units), Memories(batch: count, units: units))
    later.h.base.update(from: start.h.base + offset, count: count * units)
    later.c.base.update(from: start.c.base + offset, count: count * units)
    let hasShortcut = Gates.hasShortcut || size.lengths != nil
    for step in (0..<size.steps).reversed() {
      let first = step * size.batch + members.lowerBound
      for row in 0..<count {
        let place = first + row
        let here = row * units
        let gradientRow = gradients.base + place * gradientsWidth
        let fromOutput = fromOutputs.map { $0.base + place * units } ?? zeros.base
        if size.isOver(members.lowerBound + row, at: step) {
          gradientRow.update(repeating: 0, count: Gates.gradients * units)
          for u in 0..<units { earlier.h.base[here + u] = fromOutput[u] + later.h.base[here + u] }
          (earlier.c.base + here).update(from: later.c.base + here, count: units)
          continue
        }
        if hasShortcut, !Gates.hasShortcut { (earlier.h.base + here).update(repeating: 0, count: units) }
        let (now, next) = Gates.hasLongTerm ? (place * units, (place + size.batch) * units) : (0, 0)
        Gates.backward(
          BackwardRow(
            units: units, kept: kept.base + place * keptWidth, h: h.base + place * units, c: c.base + now,
            nextC: c.base + next, rowParameters: rowParameters.base, fromOutput: fromOutput, fromLater: later.h.base + here,
            fromLaterC: later.c.base + here, gradients: gradientRow, shortcut: earlier.h.base + here,
            toEarlierC: earlier.c.base + here))
      }
      if step > 0 || goesBeyond, let memoryMap {
        memoryMap.multiply(
          gradients.base + (first * gradientsWidth + Gates.memoryGradients * units), rowStep: gradientsWidth, rows: count,
          into: earlier.h.base, outStep: units, accumulates: hasShortcut)
      }
      swap(&later, &earlier)
    }
    (end.h.base + offset).update(from: later.h.base, count: count * units)
    (end.c.base + offset).update(from: later.c.base, count: count * units)
  }

  /// Sums over all steps and the whole batch, each a product made in one order.
  private func weightGradients(_ gradients: Workspace) -> SequenceWeights {
    let rows = size.steps * size.batch
    let gradient = { (block: Int, row: Int) in
      Kernels.Operand(
        base: gradients.base + (row * self.gradientsWidth + block * self.units), rowStep: self.gradientsWidth, columnStep: 1)
    }
    // Without starting memories the first h is zeros, and adds nothing.
    let skipped = hasStart ? 0 : size.batch
    let memory = Workspace(units * mapsWidth)
    if rows > skipped {
      Kernels.product(
        Kernels.Operand(base: h.base + skipped * units, rowStep: 1, columnStep: units),
        gradient(Gates.memoryGradients, skipped), rows: units, inner: rows - skipped, columns: mapsWidth, into: memory.base,
        outStep: mapsWidth)
    } else {
      memory.base.update(repeating: 0, count: units * mapsWidth)
    }
    let input = Workspace((size.inputs + 1) * mapsWidth)
    Kernels.product(
      Kernels.Operand(base: x.base, rowStep: 1, columnStep: size.inputs + 1), gradient(Gates.inputGradients, 0),
      rows: size.inputs + 1, inner: rows, columns: mapsWidth, into: input.base, outStep: mapsWidth)
    let maps = 0..<Gates.maps
    return SequenceWeights(
      input: maps.map {
        input.tensor(from: 0, rows: size.inputs, columns: size.hidden, width: mapsWidth, column: $0 * units)
      },
      memory: maps.map {
        memory.tensor(from: 0, rows: size.hidden, columns: size.hidden, width: mapsWidth, column: $0 * units)
      },
      bias: maps.map {
        input.tensor(from: size.inputs, rows: 1, columns: size.hidden, width: mapsWidth, column: $0 * units)
          .reshaped(to: [size.hidden])
      },
      rows: Gates.rowParameters.map { rowGradient(gradients, $0.gradient, $0.times) })
  }

  private func rowGradient(_ gradients: Workspace, _ block: Int, _ times: RowFactor) -> Tensor {
    var sums = [Scalar](repeating: 0, count: size.hidden)
    let memory = c.base + (times == .longTermAfter ? size.batch * units : 0)
    sums.withUnsafeMutableBufferPointer { sums in
      for row in 0..<size.steps * size.batch {
        let gradient = gradients.base + (row * gradientsWidth + block * units)
        if times == .one {
          for u in 0..<size.hidden { sums[u] += gradient[u] }
        } else {
          for u in 0..<size.hidden { sums[u] += gradient[u] * memory[row * units + u] }
        }
      }
    }
    return Tensor(trusted: [size.hidden], sums)
  }

  private func inputGradients(_ gradients: Workspace) -> Tensor {
    let rows = size.steps * size.batch
    let inputMap = weights.packedTransposes(weights.input, columns: size.inputs, width: size.inputs, size)
    let x = Workspace(rows * size.inputs)
    Threads.split(rows, multiplications: rows * mapsWidth * size.inputs) { part in
      inputMap.multiply(
        gradients.base + (part.lowerBound * self.gradientsWidth + Gates.inputGradients * self.units),
        rowStep: self.gradientsWidth, rows: part.count, into: x.base + part.lowerBound * self.size.inputs,
        outStep: self.size.inputs)
    }
    return x.tensor(from: 0, rows: rows, columns: size.inputs, width: size.inputs)
  }
}

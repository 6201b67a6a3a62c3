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
  /// The gradients of everything that went in, given those of what came out.
  func gradients(
    _ shown: ShownGradients, _ weights: SequenceWeights, wantsInputs: Bool, wantsStart: Bool
  ) -> SequenceGradients {
    guard let outputs = shown.outputs else {
      return gradients(nil, shown, weights, wantsInputs: wantsInputs, wantsStart: wantsStart)
    }
    defer { extendLifetime(outputs) }
    if units == size.hidden {
      let shownOutputs = SharedSource(base: outputs.numbers.place)
      return gradients(shownOutputs, shown, weights, wantsInputs: wantsInputs, wantsStart: wantsStart)
    }
    let rows = size.steps * size.batch
    let widened = Workspace(rows * units)
    defer { extendLifetime(widened) }
    widened.base.fill(with: outputs, rows: rows, columns: size.hidden, width: units)
    return gradients(
      SharedSource(base: widened.base), shown, weights, wantsInputs: wantsInputs, wantsStart: wantsStart)
  }

  /// Numbers that several threads read.
  struct SharedSource: @unchecked Sendable {
    let base: Source
  }

  /// Numbers that several threads write, each its own.
  struct SharedTarget: @unchecked Sendable {
    let base: Target
  }

  /// Gradients of both memories of the whole batch.
  private struct Memories: @unchecked Sendable {
    let h: Target
    let c: Target
  }

  /// Where the gradients of the inputs go, and the transposes of W that they are made with.
  private struct InputGradients: @unchecked Sendable {
    let map: PackedMatrix
    let target: Target
  }

  /// What is the same for all members of the batch.
  private struct WayBack: Sendable {
    let fromOutputs: SharedSource?
    /// The gradients of the memories after the last step, and room for those before the first.
    let later, end: Memories
    let memoryMap: PackedMatrix?
    let goesBeyond: Bool
    let inputs: InputGradients?
  }

  private func gradients(
    _ fromOutputs: SharedSource?, _ shown: ShownGradients, _ weights: SequenceWeights, wantsInputs: Bool, wantsStart: Bool
  ) -> SequenceGradients {
    let rows = size.steps * size.batch
    let memory = size.batch * units
    let goesBeyond = hasStart && wantsStart
    let hasMemoryMap = size.steps > 1 || goesBeyond
    let memoryCount = hasMemoryMap ? PackedMatrix.count(inner: mapsWidth, columns: units) : 0
    let inputCount = wantsInputs ? PackedMatrix.count(inner: mapsWidth, columns: size.inputs) : 0
    let room = Workspace(memoryCount + inputCount + 4 * memory)
    defer { extendLifetime(room) }
    let memoryMap = hasMemoryMap ? weights.memoryTransposes(size, in: room.base) : nil
    let inputMap = wantsInputs ? weights.inputTransposes(size, in: room.base + memoryCount) : nil
    let memories = room.base + memoryCount + inputCount
    let later = Memories(h: memories, c: memories + memory)
    let end = Memories(h: memories + 2 * memory, c: memories + 3 * memory)
    later.h.fill(with: shown.lastH, rows: size.batch, columns: size.hidden, width: units)
    later.c.fill(with: shown.lastC, rows: size.batch, columns: size.hidden, width: units)
    let sums = sums ?? WeightSums(self)
    if isRepeated { self.sums = sums }
    sums.begin(self)
    var x = wantsInputs ? Tensor(undefined: .matrix(rows, size.inputs)) : nil
    let inputs = inputMap.map { map in
      InputGradients(map: map, target: x!.numbers.withUnsafeMutableBufferPointer { $0.baseAddress! })
    }
    goBack(
      WayBack(
        fromOutputs: fromOutputs, later: later, end: end, memoryMap: memoryMap, goesBeyond: goesBeyond, inputs: inputs),
      sums)
    return SequenceGradients(
      weights: sums.finished(), x: x,
      h: goesBeyond ? end.h.tensor(from: 0, rows: size.batch, columns: size.hidden, width: units) : nil,
      c: goesBeyond && Gates.hasLongTerm
        ? end.c.tensor(from: 0, rows: size.batch, columns: size.hidden, width: units) : nil)
  }

  /// Back through all steps of the whole batch.
  ///
  /// With a shard for each thread, a thread adds up what it has just computed, some steps at a time, while it is in its cache. With
  /// more threads than shards they share the members first, and then the columns of the sums.
  private func goBack(_ back: WayBack, _ sums: WeightSums<Gates>) {
    let (threads, shards) = (Threads.available, sums.shards)
    if threads <= shards.count {
      return Threads.forEach(of: threads) { thread in
        let mine = shards.count * thread / threads..<shards.count * (thread + 1) / threads
        let members = shards[mine.lowerBound].lowerBound..<shards[mine.upperBound - 1].upperBound
        let room = self.gradientRoom(members, steps: sums.stepsAtOnce)
        defer { extendLifetime(room) }
        let rows = self.gradientRows(members, steps: sums.stepsAtOnce, in: room.base)
        self.backward(members, back, rows) { steps in
          for shard in mine { sums.add(self, shard, steps, rows) }
        }
      }
    }
    let room = gradientRoom(0..<size.batch, steps: size.steps)
    defer { extendLifetime(room) }
    let rows = gradientRows(0..<size.batch, steps: size.steps, in: room.base)
    Threads.split(size.batch, weights: size.lengths, atLeast: 4, multiplications: multiplications) { members in
      self.backward(members, back, rows) { _ in }
    }
    sums.addAll(self, rows, threads: threads)
  }

  private func gradientRoom(_ members: Range<Int>, steps: Int) -> Workspace {
    Workspace(members.count * steps * padded(Gates.gradients * units))
  }

  private func gradientRows(_ members: Range<Int>, steps: Int, in room: Target) -> GradientRows {
    GradientRows(members: members, steps: steps, width: padded(Gates.gradients * units), base: room)
  }

  /// Back through all steps of some members of the batch, from the memories after the last step (`later`) to those before the first
  /// (`earlier`).
  ///
  /// - Parameter finished: is called as often as the room for gradients is full, with the steps that they are of.
  private func backward(_ members: Range<Int>, _ back: WayBack, _ rows: GradientRows, finished: (Range<Int>) -> Void) {
    let (units, batch, count, offset) = (units, size.batch, members.count, members.lowerBound * units)
    let (keptWidth, gradientsWidth) = (keptWidth, rows.width)
    let room = Workspace(4 * count * units)
    defer { extendLifetime(room) }
    var later = (h: room.base, c: room.base + count * units)
    var earlier = (h: room.base + 2 * count * units, c: room.base + 3 * count * units)
    later.h.update(from: back.later.h + offset, count: count * units)
    later.c.update(from: back.later.c + offset, count: count * units)
    let (h, c, kept, rowParameters, zeros, fromOutputs) = (h, c, kept, rowParameters, zeros, back.fromOutputs?.base)
    let hasShortcut = Gates.hasShortcut || size.lengths != nil
    let joined = joinsRows && gradientsWidth == units ? count : 1
    // A small batch fills no tile, but the rows of several of its steps lie one below the other.
    let stepsAtOnce = count == batch ? max(1, 2 * Tile.maximalHeight / count) : 1
    for step in (0..<size.steps).reversed() {
      let first = step * batch + members.lowerBound
      let gradients = rows.row(step, members.lowerBound)
      for row in stride(from: 0, to: count, by: joined) {
        let (place, here) = (first + row, row * units)
        let gradientRow = gradients + row * gradientsWidth
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
            units: joined * units, kept: kept + place * keptWidth, h: h + now, c: Gates.hasLongTerm ? c + now : c,
            rowParameters: rowParameters, fromOutput: fromOutput, fromLater: later.h + here,
            fromLaterC: later.c + here, gradients: gradientRow, shortcut: earlier.h + here, toEarlierC: earlier.c + here))
      }
      if step > 0 || back.goesBeyond, let memoryMap = back.memoryMap {
        memoryMap.multiply(
          gradients + Gates.memoryGradients * units, rowStep: gradientsWidth, rows: size.running(members, at: step),
          into: earlier.h, outStep: units, accumulates: hasShortcut)
      }
      if let inputs = back.inputs, step % stepsAtOnce == 0 {
        inputs.map.multiply(
          gradients + Gates.inputGradients * units, rowStep: gradientsWidth,
          rows: min(stepsAtOnce, size.steps - step) * count, into: inputs.target + first * size.inputs, outStep: size.inputs)
      }
      if step % rows.steps == 0 { finished(step..<min(step + rows.steps, size.steps)) }
      swap(&later, &earlier)
    }
    (back.end.h + offset).update(from: later.h, count: count * units)
    (back.end.c + offset).update(from: later.c, count: count * units)
  }
}

/// The gradients of the maps, a row for a member of the batch at a step: of neighbouring members, and of as many steps as there is
/// room for; further ones take the places of those before.
struct GradientRows: @unchecked Sendable {
  let members: Range<Int>
  let steps: Int
  /// How far apart rows stand.
  let width: Int
  let base: Target

  /// Which row is that of a member at a step; those of the members of a step follow each other.
  func place(_ step: Int, _ member: Int) -> Int { step % steps * members.count + member - members.lowerBound }

  func row(_ step: Int, _ member: Int) -> Target { base + place(step, member) * width }
}

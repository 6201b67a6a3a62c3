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
  func gradients(_ shown: ShownGradients, wantsInputs: Bool, wantsStart: Bool) -> SequenceGradients {
    let rows = size.steps * size.batch
    guard units > size.hidden, let outputs = shown.outputs else {
      return (shown.outputs?.numbers ?? .none).withUnsafeBufferPointer { numbers in
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
    fromOutputs: SharedSource?, _ lastH: Tensor?, _ lastC: Tensor?, wantsInputs: Bool, wantsStart: Bool
  ) -> SequenceGradients {
    let rows = size.steps * size.batch
    let memory = size.batch * units
    let room = Workspace(4 * memory)
    defer { extendLifetime(room) }
    let later = Memories(h: room.base, c: room.base + memory)
    let end = Memories(h: room.base + 2 * memory, c: room.base + 3 * memory)
    later.h.fill(with: lastH, rows: size.batch, columns: size.hidden, width: units)
    later.c.fill(with: lastC, rows: size.batch, columns: size.hidden, width: units)
    let goesBeyond = hasStart && wantsStart
    let memoryMap = size.steps > 1 || goesBeyond ? weights.packedMemoryTransposes(size) : nil
    let inputMap = wantsInputs ? weights.packedInputTransposes(size) : nil
    let sums = WeightSums(self)
    let x = Numbers(wantsInputs ? rows * size.inputs : 0) { x in
      let inputs = inputMap.map { InputGradients(map: $0, target: x.baseAddress!) }
      goBack(
        WayBack(
          fromOutputs: fromOutputs, later: later, end: end, memoryMap: memoryMap, goesBeyond: goesBeyond, inputs: inputs),
        sums)
    }
    return SequenceGradients(
      weights: sums.tensors, x: wantsInputs ? Tensor(trusted: .matrix(rows, size.inputs), x) : nil,
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
        let rows = GradientRows(of: members, steps: sums.stepsAtOnce, width: padded(Gates.gradients * units))
        self.backward(members, back, rows) { steps in
          for shard in mine { sums.add(shard, steps, rows) }
        }
      }
    }
    let rows = GradientRows(of: 0..<size.batch, steps: size.steps, width: padded(Gates.gradients * units))
    Threads.split(size.batch, weights: size.lengths, atLeast: 4, multiplications: multiplications) { members in
      self.backward(members, back, rows) { _ in }
    }
    sums.addAll(rows, threads: threads)
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
  private let room: Workspace

  init(of members: Range<Int>, steps: Int, width: Int) {
    (self.members, self.steps, self.width) = (members, steps, width)
    room = Workspace(members.count * steps * width)
  }

  /// Which row is that of a member at a step; those of the members of a step follow each other.
  func place(_ step: Int, _ member: Int) -> Int { step % steps * members.count + member - members.lowerBound }

  func row(_ step: Int, _ member: Int) -> Target { room.base + place(step, member) * width }

  var base: Target { room.base }
}

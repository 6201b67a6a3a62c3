/// The gradients of the weights, which are sums over all steps and the whole batch:
///
///     ∂U = Σ hₜ₋₁ᵀ·daₜ        ∂W, and under it ∂b = Σ [xₜ 1]ᵀ·daₜ
///
/// Shapes: da [T·B, maps · H], h and x as in `SequenceRun`.
///
/// A large batch is cut into two shards, each with sums of its own, which are added at the end. A thread can then add up what it has
/// computed itself, which is still in its cache; and because the cut depends on sizes only, and each sum is made in one order, the
/// results are the same bits on any number of threads. What it gains is measured in Docs/Speed.md.
final class WeightSums<Gates: SequenceGates>: @unchecked Sendable {
  /// The members of the batch that are summed together.
  let shards: [Range<Int>]
  /// How many steps a shard adds at a time.
  let stepsAtOnce: Int
  // Nobody else looks at these while they change, so Swift need not watch over it at each access.
  /// W of every map, U of every map, b of every map, and the parameters of one row.
  @exclusivity(unchecked) private var tensors: [Tensor] = []
  /// Whether ∂U of every map is summed in place: if there is one shard, and if no panel would reach from one map into the next.
  private let isInPlace: Bool
  /// Where ∂U of every map is summed, if it is in place.
  @exclusivity(unchecked) private var matrices: [Target] = []
  /// The other sums of each shard, one shard after the other, with all maps side by side: ∂U [H, maps · H], ∂W and under it ∂b
  /// [I + 1, maps · H], the gradients of the parameters of one row.
  private let room: Workspace
  private let memoryPart, inputPart, rowsPart, shardSize: Int
  private let size: SequenceSize
  private let units, width: Int
  /// Whether they begin as zeros: where it is not certain that the last steps have something to add.
  private let beginsWithZeros: Bool

  init(_ run: SequenceRun<Gates>) {
    (size, units, width) = (run.size, run.units, run.mapsWidth)
    let (maps, hidden, inputs) = (Gates.maps, size.hidden, size.inputs)
    shards = size.shards(sums: hidden * width, multiplications: run.multiplications)
    stepsAtOnce = shards.count == 1 ? size.steps : max(1, Kernels.block / (size.batch / shards.count))
    beginsWithZeros = size.lengths != nil || size.steps == 1 && !run.hasStart
    isInPlace = shards.count == 1 && (units >= 4 * PackedMatrix.panelWidth || units % PackedMatrix.panelWidth == 0)
    var parts = Workspace.Parts()
    memoryPart = parts.add(isInPlace ? 0 : hidden * width)
    inputPart = parts.add((inputs + 1) * width)
    rowsPart = parts.add(Gates.rowParameters.count * units)
    shardSize = parts.count
    room = Workspace(shards.count * shardSize)
    tensors.reserveCapacity(3 * maps + Gates.rowParameters.count)
    for _ in 0..<maps { tensors.append(Tensor(undefined: .matrix(inputs, hidden))) }
    for _ in 0..<maps { tensors.append(Tensor(undefined: .matrix(hidden, hidden))) }
    for _ in 0..<maps + Gates.rowParameters.count { tensors.append(Tensor(undefined: .row(hidden))) }
    if isInPlace { matrices = Array(repeating: room.base, count: maps) }
  }

  /// Begins anew. Gradients that somebody still has are left to them.
  func begin(_ run: SequenceRun<Gates>) {
    for place in tensors.indices { tensors[place].numbers.makeOwnRoom() }
    for shard in shards.indices {
      let sums = room.base + shard * shardSize
      if beginsWithZeros { sums.update(repeating: 0, count: shardSize) }
      if run.symbols != nil { (sums + inputPart).update(repeating: 0, count: (size.inputs + 1) * width) }
      (sums + rowsPart).update(repeating: 0, count: Gates.rowParameters.count * units)
    }
    for map in matrices.indices {
      matrices[map] = tensors[Gates.maps + map].numbers.withUnsafeMutableBufferPointer { $0.baseAddress! }
      if beginsWithZeros { matrices[map].update(repeating: 0, count: size.hidden * units) }
    }
  }

  /// Adds some steps of a shard, in all columns; the last ones come first.
  func add(_ run: SequenceRun<Gates>, _ shard: Int, _ steps: Range<Int>, _ gradients: GradientRows) {
    add(run, shard, steps, gradients, columns: shards.count == 1 ? nil : 0..<width)
  }

  /// Adds all steps of all shards; threads share the columns of each.
  func addAll(_ run: SequenceRun<Gates>, _ gradients: GradientRows, threads: Int) {
    if shards.count == 1 { return add(run, 0, 0..<size.steps, gradients) }
    let panels = PackedMatrix.panels(of: width)
    let parts = Threads.runs(of: panels, weights: nil, count: min(panels, (threads + shards.count - 1) / shards.count))
      .map { PackedMatrix.columns(of: $0, among: width) }
    Threads.forEach(of: shards.count * parts.count) { piece in
      let (shard, part) = piece.quotientAndRemainder(dividingBy: parts.count)
      for step in stride(from: 0, to: self.size.steps, by: self.stepsAtOnce).reversed() {
        self.add(run, shard, step..<min(step + self.stepsAtOnce, self.size.steps), gradients, columns: parts[part])
      }
    }
  }

  /// - Parameter columns: those that this thread adds; nil for all, on as many threads as it is worth.
  private func add(
    _ run: SequenceRun<Gates>, _ shard: Int, _ steps: Range<Int>, _ gradients: GradientRows, columns: Range<Int>?
  ) {
    let sums = room.base + shard * shardSize
    let inputSums = Kernels.Room(sums + inputPart, columns: width, step: width)
    let memorySums =
      matrices.isEmpty
      ? Kernels.Room(sums + memoryPart, columns: width, step: width)
      : Kernels.Room(matrices, columns: units, step: units)
    let all = SummedRows(of: shards[shard], steps, size, gradients)
    // Without starting memories the first h is zeros, and adds nothing.
    let later = steps.lowerBound > 0 || run.hasStart ? all : SummedRows(of: shards[shard], steps.dropFirst(), size, gradients)
    let accumulates = beginsWithZeros || steps.upperBound < size.steps
    func da(_ block: Int) -> Kernels.Operand {
      Kernels.Operand(base: gradients.base + block * units, rowStep: gradients.width, columnStep: 1)
    }
    func multiply(
      _ left: Target, width: Int, rows: Int, _ right: Kernels.Operand, _ summed: SummedRows, into room: Kernels.Room
    ) {
      if summed.count == 0 { return }
      let left = Kernels.Operand(base: left, rowStep: 1, columnStep: width)
      if let columns {
        Kernels.part(
          left, right, rows: 0..<rows, columns: columns, along: summed.run, summed.gradients, accumulates: accumulates,
          into: room)
      } else {
        Kernels.product(
          left, right, rows: rows, columns: self.width, along: summed.run, summed.gradients, accumulates: accumulates,
          into: room)
      }
    }
    multiply(run.h, width: units, rows: size.hidden, da(Gates.memoryGradients), later, into: memorySums)
    if let symbols = run.symbols {
      symbols.addGradients(
        all, da(Gates.inputGradients), columns: columns ?? 0..<width, to: sums + inputPart, width: width, inputs: size.inputs)
    } else {
      multiply(run.x, width: size.inputs + 1, rows: size.inputs + 1, da(Gates.inputGradients), all, into: inputSums)
    }
    if columns?.lowerBound ?? 0 == 0 { addRows(run, all, gradients, to: sums + rowsPart) }
  }

  /// Adds the gradients of the parameters of one row.
  private func addRows(
    _ run: SequenceRun<Gates>, _ summed: SummedRows, _ gradients: GradientRows, to sums: Target
  ) {
    for (index, (block, times)) in Gates.rowParameters.enumerated() {
      let (sums, memory) = (sums + index * units, run.c + (times == .longTermAfter ? size.batch * units : 0))
      for row in 0..<summed.count {
        let gradient = gradients.base + (summed.gradients[row] * gradients.width + block * units)
        if times == .one {
          for u in 0..<units { sums[u] += gradient[u] }
        } else {
          let memory = memory + summed.run[row] * units
          for u in 0..<units { sums[u] += gradient[u] * memory[u] }
        }
      }
    }
  }

  /// What was summed since it began: W of every map, U of every map, b of every map, and the parameters of one row.
  func finished() -> [Tensor] {
    let (maps, hidden, inputs) = (Gates.maps, size.hidden, size.inputs)
    for map in 0..<maps { total(inputPart + map * units, rows: inputs, to: &tensors[map]) }
    if !isInPlace {
      tensors.withUnsafeMutableBufferPointer { tensors in
        let shared = SharedTensors(tensors: tensors)
        Threads.split(maps, multiplications: Kernels.readOnce * shards.count * hidden * width) { some in
          for map in some { self.total(self.memoryPart + map * self.units, rows: hidden, to: &shared.tensors[maps + map]) }
        }
      }
    }
    for map in 0..<maps { total(inputPart + inputs * width + map * units, rows: 1, to: &tensors[2 * maps + map]) }
    for row in Gates.rowParameters.indices { total(rowsPart + row * units, rows: 1, to: &tensors[3 * maps + row]) }
    return tensors
  }

  /// Tensors of which several threads fill some each.
  private struct SharedTensors: @unchecked Sendable {
    let tensors: UnsafeMutableBufferPointer<Tensor>
  }

  /// What stands at one place of each shard, in the columns of one map, added.
  private func total(_ place: Int, rows: Int, to tensor: inout Tensor) {
    let (first, hidden) = (room.base + place, size.hidden)
    tensor.numbers.withUnsafeMutableBufferPointer { out in
      guard let target = out.baseAddress else { return }
      if shards.count == 1 { return first.copyRows(rows, columns: hidden, width: width, to: target) }
      for row in 0..<rows {
        let (target, one) = (target + row * hidden, first + row * width)
        let other = one + shardSize
        for u in 0..<hidden { target[u] = one[u] + other[u] }
      }
    }
  }
}

/// The rows of some members of the batch at some steps, in the run and among the gradients: those that a sum is over.
struct SummedRows {
  let run: Kernels.Places
  let gradients: Kernels.Places

  var count: Int { run.count }

  init(of members: Range<Int>, _ steps: Range<Int>, _ size: SequenceSize, _ rows: GradientRows) {
    /// Neighbours, if the members are all there are; otherwise each on its own, but for those whose sequences have ended.
    func places(_ areAll: Bool, _ first: Int, _ place: (_ step: Int, _ member: Int) -> Int) -> Kernels.Places {
      if areAll, size.lengths == nil { return Kernels.Places(first..<first + members.count * steps.count) }
      var list: [Int32] = []
      list.reserveCapacity(members.count * steps.count)
      for step in steps {
        for member in members where !size.isOver(member, at: step) { list.append(Int32(place(step, member))) }
      }
      return Kernels.Places(list)
    }
    run = places(members.count == size.batch, steps.lowerBound * size.batch) { $0 * size.batch + $1 }
    gradients = places(members == rows.members, rows.place(steps.lowerBound, members.lowerBound), rows.place)
  }
}

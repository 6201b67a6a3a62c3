import Tensors

extension SequenceSet {
  /// The sequences with these numbers, counted from 0, side by side, the shorter ones followed by zeros.
  ///
  /// Shapes: inputs T times [B, I], where T is the longest of them, or `steps` if that is more.
  ///
  /// - Precondition: at least one number, all below `count`.
  public func batch(_ places: [Int], paddedTo steps: Int = 0) -> ClassBatch {
    guard !places.isEmpty, places.allSatisfy(sequences.indices.contains) else {
      refuse("a batch needs at least one sequence, all from 0 to \(count - 1), and got \(shortList(places)).")
    }
    let members = places.map { sequences[$0] }
    let (steps, width) = (max(steps, members.map(\.steps).max()!), channels.count)
    let row = members.count * width
    var numbers = [Scalar](repeating: 0, count: steps * row)
    for (place, member) in members.enumerated() {
      for step in 0..<member.steps {
        for channel in 0..<width {
          numbers[step * row + place * width + channel] = member.values[step * width + channel]
        }
      }
    }
    let inputs = (0..<steps).map { step in
      Tensor(shape: [members.count, width], scalars: Array(numbers[step * row..<(step + 1) * row]))
    }
    return ClassBatch(inputs: inputs, targets: members.map(\.label), lengths: members.map(\.steps))
  }

  /// All sequences in their order, `size` at once; a batch is made when it is asked for.
  ///
  /// - Precondition: the size is at least 1.
  public func batches(of size: Int) -> some RandomAccessCollection<ClassBatch> {
    batches(of: size, inOrder: Array(0..<count))
  }

  /// The same, shuffled: the batches of an epoch. Ask again for the next epoch: the dice go on.
  ///
  /// - Precondition: the size is at least 1.
  public func batches(of size: Int, dice: inout Dice) -> some RandomAccessCollection<ClassBatch> {
    batches(of: size, inOrder: dice.permutation(of: count))
  }

  /// Each sequence as one row, its steps one after the other, zeros behind its end: what a classifier without a memory takes.
  ///
  /// Shapes: [N, steps · I].
  ///
  /// - Precondition: at least one sequence, and none longer than `steps`.
  public func flattened(paddedTo steps: Int) -> Tensor {
    guard count >= 1, longest <= steps else {
      refuse("sequences of up to \(longest) steps, \(count) of them, cannot become rows of \(steps) steps.")
    }
    let width = steps * channels.count
    return Tensor(
      shape: [count, width],
      scalars: sequences.flatMap { $0.values + Array(repeating: 0, count: width - $0.values.count) })
  }

  private func batches(of size: Int, inOrder order: [Int]) -> some RandomAccessCollection<ClassBatch> {
    guard size >= 1 else { refuse("a batch has at least 1 sequence, and got the size \(size).") }
    let starts = Array(stride(from: 0, to: order.count, by: size))
    return starts.lazy.map { start in batch(Array(order[start..<min(start + size, order.count)])) }
  }

  private func shortList(_ places: [Int]) -> String {
    places.isEmpty ? "none" : places.prefix(8).map(String.init).joined(separator: ", ") + (places.count > 8 ? ", …" : "")
  }
}

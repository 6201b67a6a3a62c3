import Tensors

extension Fingerprint {
  /// All sequences with their classes, in their order.
  package mutating func add(_ set: SequenceSet) {
    add(set.count)
    for sequence in set.sequences {
      add(sequence.label)
      add(Tensor(row: sequence.values))
    }
  }
}

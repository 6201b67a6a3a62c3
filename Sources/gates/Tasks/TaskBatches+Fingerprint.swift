import FourGates

extension TaskBatches {
  /// Sixteen digits that are equal when all inputs and targets are, in the same order.
  var fingerprint: String {
    var fingerprint = Fingerprint()
    for batch in self { batch.add(to: &fingerprint) }
    return fingerprint.digits
  }
}

extension TaskBatch {
  /// Takes the inputs and the targets into a fingerprint.
  func add(to fingerprint: inout Fingerprint) {
    for input in inputs { fingerprint.add(input) }
    for length in lengths ?? [] { fingerprint.add(length) }
    switch targets {
    case .numbers(let numbers): fingerprint.add(numbers)
    case .classes(let classes), .symbols(let classes): for number in classes { fingerprint.add(number) }
    }
  }
}

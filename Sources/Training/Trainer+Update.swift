import Autograd
import Tensors

extension Trainer {
  /// Makes one update, and stops before it would write a number that is not finite.
  ///
  /// - Returns: the loss, and the gradients' norm before clipping.
  /// - Throws: `TrainingError`; the parameters then are as they were.
  @discardableResult
  public mutating func update(loss: (_ tape: Tape) -> Variable) throws(TrainingError) -> (loss: Double, gradientNorm: Double) {
    optimizer.learningRate =
      learningRate * schedule.factor(epoch: history.epochs.count, update: updates, losses: history.watchedLosses)
    let tape = Tape()
    let loss = loss(tape)
    let number = Double(loss.value.scalar)
    try check(number, on: tape)
    var gradients = tape.gradients(of: loss)
    let norm = gradients.norm(over: parameters)
    if !norm.isFinite { try check(gradients) }
    gradients.clip(parameters, clipping, norm: norm)
    if !Scalar(norm * norm).isFinite { try check(gradients) }
    try change(with: gradients)
    updates += 1
    return (number, norm)
  }

  /// Where training is now: in the update, and the epoch, that is not over.
  private var place: TrainingError.Place {
    TrainingError.Place(
      epoch: history.epochs.count + 1, update: updates + 1, learningRate: optimizer.learningRate, clipping: clipping)
  }

  /// Looks at the loss. If it is not finite, the tape tells where that began.
  private mutating func check(_ loss: Double, on tape: Tape) throws(TrainingError) {
    if !loss.isFinite {
      for parameter in parameters {
        if let number = parameter.value.firstNotFinite {
          throw .notFinite(.parameter(parameter.name), number, at: place)
        }
      }
      let first = tape.entries.firstIndex { $0.value.firstNotFinite != nil } ?? tape.entries.count - 1
      let operation = tape.entries[first].name
      if operation == "data" {
        throw .notFinite(.data, tape.entries[first].value.firstNotFinite ?? loss, at: place)
      }
      throw .notFinite(.loss(operation: operation, entry: first), loss, at: place)
    }
    let firstLoss = firstLoss ?? loss
    self.firstLoss = firstLoss
    if let limit = explosion?.limit(firstLoss: firstLoss), loss > limit {
      throw .exploded(loss: loss, firstLoss: firstLoss, limit: limit, at: place)
    }
  }

  /// Looks at the gradients, number by number; `update` has seen from their norm that this is worth while. Numbers that an
  /// optimizer could not square are looked for after clipping, which may have made them small enough.
  private func check(_ gradients: Gradients) throws(TrainingError) {
    for parameter in parameters {
      let gradient = gradients[parameter]
      if let number = gradient.firstNotFinite ?? gradient.firstTooLargeToSquare {
        throw .notFinite(.gradient(parameter.name), number, at: place)
      }
    }
  }

  /// Lets the optimizer change the parameters, and takes the change back if one of them is no longer finite.
  private mutating func change(with gradients: Gradients) throws(TrainingError) {
    let before = parameters.map(\.value)
    optimizer.update(parameters, with: gradients)
    let after = parameters.map(\.value)
    let counts = after.map(\.count)
    let found = Threads.map(counts, multiplications: 20 * counts.reduce(0, +)) { after[$0].firstNotFinite }
    for (parameter, number) in zip(parameters, found) {
      guard let number else { continue }
      for (parameter, value) in zip(parameters, before) { parameter.value = value }
      throw .notFinite(.update(parameter.name), number, at: place)
    }
  }

  /// Looks at a validation loss, which is measured after the update that was counted last.
  func checked(_ validationLoss: Double?) throws(TrainingError) -> Double? {
    guard let validationLoss, !validationLoss.isFinite else { return validationLoss }
    var place = place
    place.update = updates
    throw .notFinite(.validationLoss, validationLoss, at: place)
  }
}

extension Tensor {
  /// The first number that is NaN or infinite.
  fileprivate var firstNotFinite: Double? {
    // Every update asks, and nearly always there is none: a loop that does not stop at the first is SIMD code, five times as fast.
    numbers.withUnsafeBufferPointer { numbers in
      var found: Int32 = 0
      for number in numbers { found |= number.magnitude <= .greatestFiniteMagnitude ? 0 : 1 }
      return found == 0 ? nil : numbers.first { !$0.isFinite }.map { Double($0) }
    }
  }

  /// The first number whose square is infinite.
  fileprivate var firstTooLargeToSquare: Double? {
    numbers.first { !($0 * $0).isFinite }.map { Double($0) }
  }
}

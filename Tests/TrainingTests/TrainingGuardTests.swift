import Autograd
import Tensors
import Testing

@testable import Training

/// The identity, whose gradient is multiplied by a number.
private func scalingGradient(_ x: Variable, by factor: Scalar) -> Variable {
  x.tape.record("leaky", x.value, from: [x]) { dy in [dy * factor] }
}

struct TrainingGuardTests {
  let u = Parameter("cell.U", Tensor(row: [1, 2]))
  let w = Parameter("cell.W", Tensor(row: [3, 4]))
  var parameters: [Parameter] { [u, w] }

  /// The sum of all numbers; the gradient of `w` is `factor`.
  func loss(_ tape: Tape, factor: Scalar = 1) -> Variable {
    sum(tape[u]) + sum(scalingGradient(tape[w], by: factor))
  }

  @Test func `a gradient that is not finite is named, and nothing is written`() throws {
    var trainer = Trainer(parameters, optimizer: Adam(learningRate: 0.25))
    try trainer.fit(epochs: 2, batches: { _ in 0..<3 }) { _, tape in loss(tape) }
    let before = fingerprint(of: parameters)
    let error = try #require(throws: TrainingError.self) {
      try trainer.fit(epochs: 1, batches: { _ in 0..<3 }) { batch, tape in
        loss(tape, factor: batch == 0 ? 0 : .nan)
      }
    }
    #expect(
      error.description == """
        training stopped at update 8, in epoch 3: the gradient of cell.W holds NaN; try a learning rate below 0.25, \
        or clip the gradients by norm. The parameters are as before.
        """)
    #expect(fingerprint(of: parameters) != before)
    #expect(parameters.allSatisfy { $0.value.scalars.allSatisfy(\.isFinite) })
    #expect(trainer.updates == 7)
    #expect(trainer.history.epochs.count == 2)
  }

  @Test(arguments: [nil, Clipping.norm(1), .value(1)])
  func `an infinite gradient is caught before clipping could hide it`(clipping: Clipping?) throws {
    var trainer = Trainer(parameters, optimizer: SGD(learningRate: 0.25), clipping: clipping)
    let before = fingerprint(of: parameters)
    let error = try #require(throws: TrainingError.self) { try trainer.update { loss($0, factor: .infinity) } }
    let place = TrainingError.Place(epoch: 1, update: 1, learningRate: 0.25, clipping: clipping)
    #expect(error == .notFinite(.gradient("cell.W"), .infinity, at: place))
    #expect(fingerprint(of: parameters) == before)
  }

  @Test func `a gradient too large to be squared is caught, unless clipping makes it small`() throws {
    let huge = Scalar.greatestFiniteMagnitude.squareRoot() * 4
    var adam = Trainer(parameters, optimizer: Adam())
    let before = fingerprint(of: parameters)
    let error = try #require(throws: TrainingError.self) { try adam.update { loss($0, factor: huge) } }
    #expect(
      error.description.contains("the gradient of cell.W holds \(shortText(Double(huge))), which is too large to be squared"))
    #expect(fingerprint(of: parameters) == before)
  }

  @Test func `a parameter that would no longer be finite stays as it was`() throws {
    var trainer = Trainer(parameters, optimizer: SGD(learningRate: Double(Scalar.greatestFiniteMagnitude) / 2))
    let before = fingerprint(of: parameters)
    let error = try #require(throws: TrainingError.self) { try trainer.update { loss($0, factor: -8) } }
    #expect(error.description.contains("update 1, in epoch 1: cell.W would have become ∞; try a learning rate below"))
    #expect(fingerprint(of: parameters) == before)
  }

  @Test func `a loss that is not finite is traced to its operation`() throws {
    var trainer = Trainer(parameters, optimizer: SGD(), clipping: .norm(2))
    let error = try #require(throws: TrainingError.self) {
      try trainer.update { tape in sum(exp(tape[u] * 10_000)) - sum(exp(tape[w] * 10_000)) }
    }
    #expect(error.description.contains("the loss is NaN, first met in exp, entry 2 of the tape"))
    #expect(error.description.contains("or clip the norm below 2."))
  }

  @Test func `bad data and bad parameters are told apart from a bad rate`() throws {
    var trainer = Trainer(parameters, optimizer: SGD())
    let data = try #require(throws: TrainingError.self) {
      try trainer.update { tape in sum(tape[u] * tape.data(Tensor(row: [1, .nan]))) }
    }
    #expect(data.description.contains("the data of this batch hold NaN; look at how the data are read and scaled."))
    w.value[flat: 1] = -.infinity
    let parameter = try #require(throws: TrainingError.self) { try trainer.update { loss($0) } }
    #expect(parameter.description.contains("cell.W already held −∞ before this update; look at how the parameters are"))
  }

  @Test func `a validation loss that is not finite ends training`() throws {
    var trainer = Trainer(parameters, optimizer: SGD(learningRate: 0.5))
    let error = try #require(throws: TrainingError.self) {
      try trainer.fit(epochs: 2, batches: { _ in 0..<4 }, validation: { .infinity }) { _, tape in loss(tape) }
    }
    #expect(error.description.contains("training stopped at update 4, in epoch 1: the validation loss is ∞; try a learning"))
    #expect(trainer.history.epochs.isEmpty)
  }

  /// Shows the trainer these losses, one an update, and tells the update that it stopped at.
  func stop(_ losses: [Scalar], _ rule: ExplosionRule?) throws -> (update: Int, message: String)? {
    var trainer = Trainer(parameters, optimizer: SGD(learningRate: 0.5), explosion: rule)
    do throws(TrainingError) {
      for loss in losses { try trainer.update { tape in sum(tape[u] * 0) + loss } }
      return nil
    } catch {
      return (trainer.updates + 1, error.description)
    }
  }

  @Test func `an exploding loss is stopped and told`() throws {
    let stop = try #require(try stop([2, 5, 6, 6.5, 900], ExplosionRule(times: 3, floor: 0)))
    #expect(stop.update == 4)
    #expect(
      stop.message == """
        training stopped at update 4, in epoch 1: the loss exploded to 6.5, above the limit of 6 (it began at 2); \
        try a learning rate below 0.5, or clip the gradients by norm. The parameters are as before.
        """)
  }

  @Test func `the floor lets a small first loss grow`() throws {
    #expect(try stop([1e-6, 0.5, 99], ExplosionRule()) == nil)
    #expect(try stop([1e-6, 0.5, 101], ExplosionRule())?.update == 3)
    #expect(try stop([1e-6, 0.5, 101], nil) == nil)
  }

  @Test func `a rescued gradient trains on`() throws {
    let huge = Scalar.greatestFiniteMagnitude.squareRoot() * 4
    var trainer = Trainer(parameters, optimizer: Adam(), clipping: .norm(1))
    let (_, norm) = try trainer.update { loss($0, factor: huge) }
    #expect(trainer.updates == 1)
    #expect(norm > Double(huge) || norm == .infinity)
    #expect(parameters.allSatisfy { $0.value.scalars.allSatisfy(\.isFinite) })
  }
}

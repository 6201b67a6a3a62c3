import Autograd
import Tensors
import Testing
import Training

/// y = w·x + b, to be fitted to y = 2·x + 1.
struct Line {
  let w = Parameter("w", Tensor(rows: [[0]]))
  let b = Parameter("b", Tensor(row: [0]))

  var parameters: [Parameter] { [w, b] }

  func loss(_ xs: [Scalar], _ tape: Tape) -> Variable {
    let x = tape.data(Tensor(rows: xs.map { [$0] }))
    let y = tape.data(Tensor(rows: xs.map { [2 * $0 + 1] }))
    return meanSquaredError(matrixProduct(x, tape[w]).adding(row: tape[b]), y)
  }
}

private let halves: [[Scalar]] = [[-1, 0.5], [1, -0.5]]

@Test func `a straight line is found`() throws {
  let line = Line()
  var trainer = Trainer(line.parameters, optimizer: SGD(learningRate: 0.2))
  try trainer.fit(epochs: 100, batches: { _ in halves }, loss: line.loss)
  let tolerance = 100 * Scalar.ulpOfOne
  #expect(abs(line.w.value.scalar - 2) <= tolerance)
  #expect(abs(line.b.value.scalar - 1) <= tolerance)
  #expect(trainer.updates == 200)
  #expect(trainer.history.epochs.map(\.number) == Array(1...100))
}

@Test func `the trainer does what the loop written by hand does`() throws {
  let (hand, line) = (Line(), Line())
  var adam = Adam(learningRate: 0.1)
  for _ in 1...5 {
    for batch in halves {
      let tape = Tape()
      var gradients = tape.gradients(of: hand.loss(batch, tape))
      gradients.clip(hand.parameters, toNorm: 0.5)
      adam.update(hand.parameters, with: gradients)
    }
  }
  var trainer = Trainer(line.parameters, optimizer: Adam(learningRate: 0.1), clipping: .norm(0.5))
  try trainer.fit(epochs: 5, batches: { _ in halves }, loss: line.loss)
  #expect(fingerprint(of: line.parameters) == fingerprint(of: hand.parameters))
}

@Test func `two fits of ten epochs are one fit of twenty`() throws {
  func trained(_ parts: [Int]) throws -> (String, [Double]) {
    let line = Line()
    var trainer = Trainer(line.parameters, optimizer: Adam(learningRate: 0.1), schedule: .cosine(over: .updates(40)))
    for epochs in parts { try trainer.fit(epochs: epochs, batches: { _ in halves }, loss: line.loss) }
    return (fingerprint(of: line.parameters), trainer.history.losses)
  }
  let (once, twice) = (try trained([20]), try trained([10, 10]))
  #expect(once == twice)
}

@Test func `the same seed gives the same bits, another seed others`() throws {
  func trained(seed: UInt64) throws -> String {
    let line = Line()
    var dice = Dice(seed: seed)
    var trainer = Trainer(line.parameters, optimizer: Momentum(learningRate: 0.05))
    try trainer.fit(
      epochs: 3, batches: { _ in (0..<8).map { _ in [Scalar(dice.normal())] } }, loss: line.loss)
    return fingerprint(of: line.parameters)
  }
  #expect(try trained(seed: 1) == trained(seed: 1))
  #expect(try trained(seed: 1) != trained(seed: 2))
}

@Test func `the loss of an epoch is the mean over its batches, weighted by size`() throws {
  let p = Parameter("p", Tensor(0))
  var trainer = Trainer([p], optimizer: SGD(learningRate: 0))
  try trainer.fit(
    epochs: 1, batches: { _ in [(loss: Scalar(1), size: 3), (loss: 5, size: 1)] }, size: \.size,
    validation: { 7 }, loss: { batch, tape in tape[p] * 4 + batch.loss })
  let epoch = try #require(trainer.history.epochs.first)
  #expect(epoch.loss == 2)
  #expect(epoch.validationLoss == 7)
  #expect(epoch.gradientNorm == 4)
  #expect(epoch.learningRate == 0)
  #expect(trainer.history.watchedLosses == [7])
  #expect(trainer.history.losses == [2])
}

@Test func `the schedule multiplies the rate that the optimizer began with`() throws {
  let line = Line()
  var trainer = Trainer(
    line.parameters, optimizer: SGD(learningRate: 0.5), schedule: .step(every: .epochs(2), factor: 0.5))
  try trainer.fit(epochs: 5, batches: { _ in halves }, loss: line.loss)
  #expect(trainer.history.epochs.map(\.learningRate) == [0.5, 0.5, 0.25, 0.25, 0.125])
  #expect(trainer.learningRate == 0.5)
}

@Test func `a plateau of the validation loss lowers the rate`() throws {
  let line = Line()
  var trainer = Trainer(
    line.parameters, optimizer: SGD(learningRate: 0.5), schedule: .plateau(factor: 0.5, patience: 1))
  try trainer.fit(epochs: 5, batches: { _ in halves }, validation: { 1 }, loss: line.loss)
  #expect(trainer.history.epochs.map(\.learningRate) == [0.5, 0.5, 0.5, 0.25, 0.25])
}

/// Trains with validation losses made by hand, and tells the value of the parameter, which is the number of the last epoch kept.
private func stopped(_ validation: [Double], patience: Int) throws -> (epochs: Int, kept: Scalar, best: Int?) {
  let p = Parameter("p", Tensor(0))
  var losses = validation.makeIterator()
  var trainer = Trainer([p], optimizer: SGD(learningRate: 1), earlyStopping: EarlyStopping(patience: patience))
  try trainer.fit(
    epochs: validation.count, batches: { _ in [()] }, validation: { losses.next() ?? .nan },
    loss: { _, tape in tape[p] * -1 })
  return (trainer.history.epochs.count, p.value.scalar, trainer.history.best?.number)
}

@Test func `early stopping waits for its patience and restores the best epoch`() throws {
  #expect(try stopped([5, 3, 4, 4, 2, 1], patience: 2) == (4, 2, 2))
  #expect(try stopped([5, 3, 4, 2, 4, 4, 4], patience: 3) == (7, 4, 4))
}

@Test func `the best epoch is restored when the epochs run out first`() throws {
  #expect(try stopped([5, 3, 4], patience: 10) == (3, 2, 2))
}

@Test func `of two equally good epochs the first is the best`() throws {
  #expect(try stopped([5, 3, 3, 3], patience: 2) == (4, 2, 2))
}

@Test func `without early stopping the last parameters stay`() throws {
  let p = Parameter("p", Tensor(0))
  var trainer = Trainer([p], optimizer: SGD(learningRate: 1))
  try trainer.fit(epochs: 3, batches: { _ in [()] }, validation: { Double(p.value.scalar) }) { _, tape in tape[p] * -1 }
  #expect(p.value.scalar == 3)
}

@Test func `a parameter that is listed twice is refused`() async {
  let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
    let p = Parameter("p", Tensor(0))
    _ = Trainer([p, p], optimizer: SGD())
  }
  #expect(text(result).contains("a trainer takes each parameter once, and p is listed twice."))
}

@Test func `an epoch without batches is refused`() async {
  let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
    let line = Line()
    var trainer = Trainer(line.parameters, optimizer: SGD())
    try trainer.fit(epochs: 1, batches: { _ in [[Scalar]]() }, loss: line.loss)
  }
  #expect(text(result).contains("epoch 1 has no batches."))
}

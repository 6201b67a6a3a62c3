import FourGates

extension Recipe {
  /// Trains a network on the wave, and has it draw.
  func run(seed: UInt64) throws -> Drawing {
    let wave = CourseWave(seed: seed, hasSecondPeriod: cover == .secondPeriod)
    var dice = Dice(seed: seed &+ 1_000_000)
    let initial = cover == .oddness ? Initialisation.pyTorch.withoutBias : .pyTorch
    switch cell {
    case .leaky:
      let cell = LeakyCell(inputs: 1, hidden: 16, leak: 0.1, initial: initial, dice: &dice)
      return try run(Forecaster(cell, initial: initial, dice: &dice), wave, &dice)
    case .elman:
      let cell = ElmanCell(
        inputs: 1, hidden: 16, initial: beginsAsPyTorch ? initial : initial.recurrent(.identity), dice: &dice)
      return try run(Forecaster(cell, initial: initial, dice: &dice), wave, &dice)
    case .lstm:
      let cell = LSTMCell(
        inputs: 1, hidden: 16, initial: beginsAsPyTorch ? initial : initial.forgetBias(2).inputBias(-2), dice: &dice)
      return try run(Forecaster(cell, initial: initial, dice: &dice), wave, &dice)
    case .gru:
      let net = Forecaster(GRUCell(inputs: 1, hidden: 16, initial: initial.updateBias(2), dice: &dice), dice: &dice)
      return try runByStep(net, wave, &dice)
    case .rotation:
      let cell = RotationCell(angles: 0.003...0.03, dice: &dice)
      return try runByStep(Forecaster(cell, readout: cell.readout), wave, &dice)
    }
  }

  private func run<Cell: LoopedCell>(_ net: Forecaster<Cell>, _ wave: CourseWave, _ dice: inout Dice) throws -> Drawing {
    var samplingDice = dice.split()
    try train(net.parameters, wave, &dice) { past, next, share in
      let memory = net.cell.memory(after: past, by: .fusedSequence)
      let truth = past[0].tape.data(.concatenating(rowsOf: next))
      if goal == .scheduledSampling {
        let predictions = net.scheduledRun(
          along: Array(next.dropLast()), from: memory, truth: 1 - share, dice: &samplingDice, on: past[0].tape)
        return meanSquaredError(concatenate(rowsOf: [net.readout(net.cell.output(memory)), predictions]), truth)
      }
      let free = net.freeRun(next.count, from: memory, by: .fusedSequence)
      let loss = meanSquaredError(free.predictions, truth)
      if goal == .freeRun { return loss }
      let taught = net.cell.unroll(over: next.dropLast().map { past[0].tape.data($0) }, from: memory, by: .fusedSequence)
      let outputs = concatenate(rowsOf: [net.cell.output(memory), taught.stacked])
      return loss + meanSquaredError(net.readout(outputs), truth)
        + meanSquaredError(free.outputs, past[0].tape.data(outputs.value))
    }
    let past = wave.known.suffix(warmUp).map { Scalar($0) }
    return drawing(net.freeRun(steps, after: past, by: .fusedSequence), wave, net.parameters)
  }

  /// For cells without a fused loop.
  private func runByStep<Cell: RecurrentCell>(
    _ net: Forecaster<Cell>, _ wave: CourseWave, _ dice: inout Dice
  ) throws -> Drawing {
    try train(net.parameters, wave, &dice) { past, next, _ in
      let free = net.freeRun(next.count, from: net.cell.unroll(over: past).memory)
      return meanSquaredError(free.predictions, past[0].tape.data(.concatenating(rowsOf: next)))
    }
    return drawing(net.freeRun(steps, after: wave.known.suffix(warmUp).map { Scalar($0) }), wave, net.parameters)
  }

  /// Updates on sixteen stretches of the known part each, begun at random places; where the loss is no longer a number, it ends.
  ///
  /// - Parameter loss: of the values to warm up on, the values after them, and how much of the training is over.
  private func train(
    _ parameters: [Parameter], _ wave: CourseWave, _ dice: inout Dice,
    loss: (_ past: [Variable], _ next: [Tensor], _ share: Double) -> Variable
  ) throws {
    let windows = try Windows(of: wave.series[0..<wave.trained], steps: warmUp, ahead: horizon)
    var trainer = trainer(parameters)
    var averaged = AveragedParameters(parameters, decay: 0.99)
    for update in 0..<updates {
      let batch = windows.batch((0..<16).map { _ in dice.index(below: windows.count) })
      let signs = Tensor(shape: [16, 1], scalars: (0..<16).map { _ in cover == .flips && dice.uniform() < 0.5 ? -1 : 1 })
      let next = (0..<horizon(at: update)).map { batch.targets.columns($0..<$0 + 1) * signs }
      do {
        try trainer.update { tape in
          loss(batch.inputs.map { tape.data($0 * signs) }, next, Double(update) / Double(updates))
        }
      } catch {
        guard case .notFinite = error else { throw error }
        break
      }
      if averages { averaged.add() }
    }
    if averages { averaged.exchange() }
  }

  private func drawing(_ drawn: [Scalar], _ wave: CourseWave, _ parameters: [Parameter]) -> Drawing {
    Drawing(wave, drawn.map { Double($0) }, fingerprint: fingerprint(of: parameters))
  }
}

import FourGates
import LessonKit

/// One network that was trained on a text, and watched on another.
struct TextRun: Sendable {
  /// What is done differently from the plain run.
  struct Plan: Hashable, Sendable {
    var hidden = 64
    var layers = 1
    /// How many numbers stand for a symbol; one-hot if nil.
    var embedding: Int?
    var dropout = 0.0
    var sentences = 100
    var updates = 1200

    var architecture: Architecture {
      let symbols = NatureShow.alphabet.count
      return Architecture(
        .lstm, inputs: symbols, hidden: hidden, layers: layers, outputs: symbols, embedding: embedding)
    }
  }

  /// An epoch, and the losses after it.
  struct Epoch: Sendable {
    let update: Int
    let training: Double
    let validation: Double
  }

  let plan: Plan
  let parameters: Int
  let epochs: [Epoch]
  /// The names of all checkpoints that were the best so far.
  let checkpoints: [String]
  /// The parameters after the epoch with the lowest validation loss, and after the last.
  let best: Snapshot
  let last: Snapshot
  /// What the best checkpoint gives when it is put back.
  let restored: (validation: Double, test: Double)
  let testAtEnd: Double
  let fingerprint: String

  init(_ plan: Plan, on corpus: Corpus, seed: UInt64) throws {
    self.plan = plan
    var dice = Dice(seed: seed &+ 1_000_000)
    let net = Network(plan.architecture, initial: .pyTorch.forgetBias(1), dice: &dice)
    var dropout = plan.dropout > 0 ? LayerDropout(probability: plan.dropout, dice: dice.split()) : nil
    var trainer = Trainer(
      net.parameters, optimizer: Adam(learningRate: 0.01),
      schedule: .cosine(over: .updates(plan.updates), finalFraction: 0.02), clipping: .norm(1), explosion: nil)
    func loss(
      _ chunk: (inputs: [[Int]], targets: [Int]), _ tape: Tape, _ memory: inout NetworkMemory?, _ dropout: inout LayerDropout?
    ) -> Variable {
      let run = net.run(overSymbols: chunk.inputs, on: tape, from: memory, dropout: &dropout)
      memory = run.memory
      return crossEntropy(net.read(run.outputs), targets: chunk.targets)
    }
    func measured(_ streams: TextStreams) -> Double {
      var (memory, none) = (nil as NetworkMemory?, nil as LayerDropout?)
      let losses = (0..<streams.count).map { Double(loss(streams.chunk($0), Tape(), &memory, &none).value.scalar) }
      return losses.dropFirst().reduce(0, +) / Double(losses.count - 1)
    }

    var (epochs, names, lowest, best) = ([Epoch](), [String](), Double.infinity, Snapshot(of: net.parameters))
    let (training, validation, test) = (corpus.training, corpus.validation.streams, corpus.test.streams)
    for number in 1...max(1, plan.updates / training.count) {
      var memory: NetworkMemory?
      try trainer.runEpoch(batches: 0..<training.count) { index, tape in
        loss(training.chunk(index), tape, &memory, &dropout)
      }
      let now = measured(validation)
      epochs.append(Epoch(update: number * training.count, training: trainer.history.losses.last!, validation: now))
      if now < lowest {
        (lowest, best) = (now, Snapshot(of: net.parameters))
        names.append("epoch\(number)_loss\(shortText(now, digits: 3))")
      }
    }
    parameters = parameterCount(net.parameters)
    (self.epochs, checkpoints, self.best) = (epochs, names, best)
    last = Snapshot(of: net.parameters)
    testAtEnd = measured(test)
    fingerprint = FourGates.fingerprint(of: net.parameters)
    best.restore(net.parameters)
    restored = (measured(validation), measured(test))
  }

  var lowest: Double { epochs.map(\.validation).min()! }
  var bestEpoch: Int { epochs.firstIndex { $0.validation == lowest }! + 1 }
  var atEnd: Epoch { epochs.last! }

  /// The network with the parameters of one of its moments.
  func network(_ moment: Snapshot) -> Network {
    var dice = Dice(seed: 1)
    let net = Network(plan.architecture, dice: &dice)
    moment.restore(net.parameters)
    return net
  }
}

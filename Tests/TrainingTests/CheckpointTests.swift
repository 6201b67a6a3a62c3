import Autograd
import Foundation
import Tensors
import Testing

@testable import Training

@Suite struct `Checkpoints` {
  /// y = x·W + b on eight random samples, in batches of two.
  private struct Line {
    let parameters: [Parameter]
    let batches: [(x: Tensor, y: Tensor)]

    init() {
      var dice = Dice(seed: 7)
      parameters = [
        Parameter("line.W", .normal([3, 2], dice: &dice)), Parameter("line.b", .normal([2], dice: &dice)),
      ]
      batches = (0..<4).map { _ in (.normal([2, 3], dice: &dice), .normal([2, 2], dice: &dice)) }
    }

    func train(_ trainer: inout Trainer, epochs: Int, stopAfter updates: Int = .max) throws {
      while trainer.history.epochs.count < epochs {
        let isOver = try trainer.runEpoch(
          batches: batches, size: { $0.x.rows }, validation: { Double(parameters[1].value[flat: 0]) },
          stop: { $0 >= updates }
        ) { batch, tape in
          let y = matrixProduct(tape.data(batch.x), tape[parameters[0]]).adding(row: tape[parameters[1]])
          return meanSquaredError(y, tape.data(batch.y))
        }
        if !isOver || trainer.updates >= updates { return }
      }
    }
  }

  @Test func `keep the share of right answers of the epochs that have one`() throws {
    let line = Line()
    var trainer = Trainer(line.parameters, optimizer: SGD(learningRate: 0.05))
    try line.train(&trainer, epochs: 2)
    trainer.history.epochs[1].accuracy = 0.1
    let checkpoint = Checkpoint(of: trainer)
    let read = try Checkpoint(checkpoint.file, at: "x")
    #expect(read.history.epochs.map(\.accuracy) == [nil, 0.1])
    #expect(read == checkpoint)
    var spoiled = checkpoint.file
    spoiled.metadata["training.epochs"]?.append("x")
    #expect(throws: CheckpointError.damaged(key: "training.epochs", path: "x")) { try Checkpoint(spoiled, at: "x") }
  }

  static let optimizers: [any Optimizer] = [
    SGD(learningRate: 0.05), Momentum(learningRate: 0.05), Nesterov(learningRate: 0.05), AdaGrad(learningRate: 0.05),
    RMSProp(learningRate: 0.05), Adam(learningRate: 0.05), AdamW(learningRate: 0.05),
  ]

  private func inFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "checkpoint-\(UInt64.random(in: 0 ... .max))").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(folder)
  }

  @Test(arguments: optimizers.indices, [4, 8, 9, 11])
  func `training that is stopped, written and taken up again ends in the same bytes`(optimizer: Int, updates: Int) throws {
    func trainer(_ line: Line) -> Trainer {
      Trainer(
        line.parameters, optimizer: Self.optimizers[optimizer], schedule: .plateau(factor: 0.5, patience: 1),
        clipping: .norm(1), earlyStopping: EarlyStopping(patience: 9))
    }
    try inFolder { folder in
      let (whole, first, second) = (Line(), Line(), Line())
      var (undisturbed, stopped, resumed) = (trainer(whole), trainer(first), trainer(second))
      try whole.train(&undisturbed, epochs: 5)
      try first.train(&stopped, epochs: 5, stopAfter: updates)
      var checkpoint = Checkpoint(of: stopped)
      checkpoint.dice["batches"] = Dice(seed: 3)
      checkpoint.carried = [("memory", Tensor(row: [1, 2]))]
      checkpoint.notes = ["fourgates": "a note with \"quotes\"\nand lines"]
      try checkpoint.write(to: folder + "/last.safetensors")
      let read = try Checkpoint(reading: folder + "/last.safetensors")
      #expect(read == checkpoint)
      #expect((read.unfinished?.batches ?? 0) == updates % 4)
      try resumed.restore(read)
      try second.train(&resumed, epochs: 5)
      #expect(fingerprint(of: second.parameters) == fingerprint(of: whole.parameters))
      #expect(Checkpoint(of: resumed) == Checkpoint(of: undisturbed))
      #expect(Checkpoint(of: resumed).file == Checkpoint(of: undisturbed).file)
    }
  }

  @Test func `the header is shown as it is, with numbers that come back bit for bit`() throws {
    let line = Line()
    var trainer = Trainer(line.parameters, optimizer: Adam(learningRate: 0.1))
    try line.train(&trainer, epochs: 2, stopAfter: 6)
    let words = Checkpoint(of: trainer).file.metadata
    #expect(words["training.updates"] == "6")
    #expect(words["training.optimizer-updates"] == "6")
    let epoch = trainer.history.epochs[0]
    #expect(words["training.epochs"] == "\(epoch.loss) \(epoch.validationLoss!) 0.1 \(epoch.gradientNorm)")
    #expect(words["training.unfinished"]?.hasPrefix("2 ") == true)
    #expect(
      Checkpoint(of: trainer).file.tensors.map(\.name) == [
        "line.W", "line.b", "optimizer.first.line.W", "optimizer.first.line.b", "optimizer.second.line.W",
        "optimizer.second.line.b",
      ])
  }

  @Test func `a checkpoint of something else is refused in a sentence, and changes nothing`() throws {
    func sentence(_ parameters: [Parameter], _ optimizer: any Optimizer) -> String? {
      let line = Line()
      var made = Trainer(line.parameters, optimizer: Adam(learningRate: 0.1))
      do {
        try line.train(&made, epochs: 1)
        var trainer = Trainer(parameters, optimizer: optimizer)
        let before = fingerprint(of: parameters)
        defer { #expect(fingerprint(of: parameters) == before && trainer.updates == 0) }
        try trainer.restore(Checkpoint(of: made))
        return nil
      } catch { return "\(error)" }
    }
    let (W, b) = (Parameter("line.W", .zeros([3, 2])), Parameter("line.b", .zeros([2])))
    #expect(
      sentence([W, b], SGD(learningRate: 0.1))
        == "the checkpoint was made with the optimizer “adam”, and training cannot go on with sgd.")
    #expect(
      sentence([W, b], Adam(learningRate: 0.2))
        == "the checkpoint was made at the learning rate 0.1, and training cannot go on at 0.2.")
    #expect(
      sentence([Parameter("line.W", .zeros([4, 2])), b], Adam(learningRate: 0.1))
        == "the checkpoint is of another model: “line.W” has the shape [3, 2], and here [4, 2] is needed.")
    #expect(
      sentence([W, b, Parameter("line.c", .zeros([1]))], Adam(learningRate: 0.1))
        == "the checkpoint is of another model: “line.c”, of shape [1], is not in it.")
    #expect(
      sentence([W], Adam(learningRate: 0.1)) == "the checkpoint is of another model: this one has no “line.b”.")
  }

  @Test(arguments: [
    ("training.updates", "-1"), ("training.updates", "99999999999999999999"), ("training.optimizer-updates", "1e3"),
    ("training.rate", "nan"), ("training.epochs", "0.5 - 0.1"), ("training.epochs", "0.5 - 0.1 inf"),
    ("training.unfinished", "0 1 1 1"), ("training.unfinished", "1 1 0 1"), ("dice.batches", "0 0 0 0"),
    ("dice.batches", "1 2 3"), ("training.first-loss", ""),
  ])
  func `a damaged word gets a sentence`(key: String, word: String) throws {
    let line = Line()
    var trainer = Trainer(line.parameters, optimizer: Adam(learningRate: 0.1))
    try line.train(&trainer, epochs: 1)
    var checkpoint = Checkpoint(of: trainer)
    checkpoint.dice["batches"] = Dice(seed: 3)
    var file = checkpoint.file
    file.metadata[key] = word
    #expect(throws: CheckpointError.damaged(key: key, path: "x")) { try Checkpoint(file, at: "x") }
    #expect(
      "\(CheckpointError.damaged(key: key, path: "x"))"
        == "x has a damaged header: what stands under “\(key)” makes no sense; take an earlier checkpoint.")
  }

  @Test func `moments that are missing are noticed`() throws {
    let line = Line()
    var trainer = Trainer(line.parameters, optimizer: Adam(learningRate: 0.1))
    try line.train(&trainer, epochs: 1)
    var file = Checkpoint(of: trainer).file
    file.tensors.removeAll { $0.name == "optimizer.second.line.b" }
    let checkpoint = try Checkpoint(file, at: "x")
    #expect(throws: CheckpointError.tensor(name: "second.line.b", has: nil, needs: [2])) { try trainer.restore(checkpoint) }
  }

  @Test func `weights alone, another version and another width are no checkpoint to go on from`() throws {
    let weights = SafetensorsFile(tensors: [("w", Tensor(1))])
    #expect(throws: CheckpointError.noTraining(path: "x")) { try Checkpoint(weights, at: "x") }
    #expect(
      "\(CheckpointError.noTraining(path: "x"))"
        == "x holds weights, and nothing of the training that made them, so training cannot go on from it; "
        + "take its weights to begin with.")
    var file = Checkpoint(of: Trainer(Line().parameters, optimizer: SGD())).file
    file.metadata["training.version"] = "2"
    #expect(throws: CheckpointError.version("2", path: "x")) { try Checkpoint(file, at: "x") }
    file.metadata["training.version"] = "1"
    let other: ElementType = ElementType.scalar == .float32 ? .float64 : .float32
    file.tensors[0].type = other
    #expect(throws: CheckpointError.width(other, path: "x")) { try Checkpoint(file, at: "x") }
  }

  @Test func `a file that cannot be written leaves the old one as it was`() throws {
    try inFolder { folder in
      let checkpoint = Checkpoint(of: Trainer(Line().parameters, optimizer: SGD()))
      #expect(throws: CheckpointError.self) { try checkpoint.write(to: folder + "/none/last.safetensors") }
      #expect(throws: CheckpointError.self) { try Checkpoint(reading: folder + "/none/last.safetensors") }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(left.isEmpty)
    }
  }
}

import Autograd
import Tensors
import Testing

@testable import Training

/// A clock that stands until it is moved, and a sink that keeps what is written.
private final class Stage {
  var now = 100.0
  var written: [String] = []

  func progress(_ style: TrainingProgress.Style) -> TrainingProgress {
    TrainingProgress(style, clock: { self.now }, write: { self.written.append($0) })
  }
}

private func epoch(_ number: Int, loss: Double, validationLoss: Double? = nil) -> TrainingEpoch {
  TrainingEpoch(
    number: number, loss: loss, validationLoss: validationLoss, learningRate: 0.1, gradientNorm: 1, seconds: 1)
}

@Test func `a terminal shows one line, drawn again, that ends with a newline`() {
  let stage = Stage()
  var progress = stage.progress(.terminal(columns: 61))
  progress.start(epochs: 4)
  stage.now += 3
  progress.show(epochsDone: 1.5, loss: 0.123456)
  stage.now += 1
  progress.show(epoch(2, loss: 0.25, validationLoss: 0.5))
  stage.now += 4
  progress.show(epochsDone: 4, loss: 0.125)
  progress.finish()
  #expect(
    stage.written == [
      "\repoch 2/4 [######............]  loss 0.1235  5 s left",
      "\repoch 2/4 [#####......]  loss 0.25  validation 0.5  4 s left",
      "\repoch 4/4 [##########]  loss 0.125  validation 0.5  0 s left",
      "\repoch 4/4 [############]  loss 0.125  validation 0.5  in 8 s",
      "\n",
    ])
}

@Test func `a shorter line wipes the longer one out`() {
  let stage = Stage()
  var progress = stage.progress(.terminal(columns: 20))
  progress.start(epochs: 1)
  progress.show(epochsDone: 0, loss: 0.12345)
  stage.now += 1
  progress.show(epochsDone: 0, loss: 0.5)
  #expect(stage.written == ["\repoch 0/1  loss 0.1235".prefix(20).description, "\repoch 0/1  loss 0.5"])
}

@Test func `a terminal is drawn at most ten times a second`() {
  let stage = Stage()
  var progress = stage.progress(.terminal(columns: 80))
  progress.start(epochs: 1)
  for update in 1...1000 {
    stage.now += 0.001
    progress.show(epochsDone: Double(update) / 1000, loss: 1)
  }
  #expect((9...11).contains(stage.written.count))
}

@Test(arguments: 1...120)
func `a line fits its terminal`(columns: Int) {
  let stage = Stage()
  var progress = stage.progress(.terminal(columns: columns))
  progress.start(epochs: 1000)
  stage.now += 12_345
  progress.show(epoch(10, loss: 0.00012345, validationLoss: 12345.678))
  progress.finish()
  #expect(stage.written.allSatisfy { $0.drop { $0 == "\r" || $0 == "\n" }.count < columns })
  #expect(stage.written.last == "\n" || columns == 1)
}

@Test func `what does not fit is left out, the time first`() {
  var state = ProgressState()
  state.epochs = 20
  state.epochsDone = 3
  state.loss = 0.5
  state.validationLoss = 0.25
  state.secondsLeft = 200
  #expect(state.line(columns: 80) == "epoch  3/20 [##................]  loss 0.5  validation 0.25  3 min 20 s left")
  #expect(state.line(columns: 56) == "epoch  3/20  loss 0.5  validation 0.25  3 min 20 s left")
  #expect(state.line(columns: 54) == "epoch  3/20 [#............]  loss 0.5  validation 0.25")
  #expect(state.line(columns: 37) == "epoch  3/20 [#............]  loss 0.5")
  #expect(state.line(columns: 29) == "epoch  3/20  loss 0.5")
  #expect(state.line(columns: 8) == "epoch  3")
}

@Test func `a file gets one line an epoch when there are few`() {
  let stage = Stage()
  var progress = stage.progress(.lines)
  progress.start(epochs: 3)
  for number in 1...3 {
    progress.show(epochsDone: Double(number) - 0.5, loss: 9)
    stage.now += 2
    progress.show(epoch(number, loss: 1 / Double(number)))
  }
  progress.finish()
  #expect(
    stage.written == [
      "epoch 1/3  loss 1  4 s left\n", "epoch 2/3  loss 0.5  2 s left\n", "epoch 3/3  loss 0.3333  0 s left\n",
    ])
}

@Test(arguments: [(11, 0), (100, 0), (250, 0), (250, 50), (1001, 7)])
func `a file gets ten lines when there are many epochs, the last one among them`(epochs: Int, done: Int) {
  let stage = Stage()
  var progress = stage.progress(.lines)
  progress.start(epochs: epochs, done: done)
  for number in (done + 1)...epochs { progress.show(epoch(number, loss: 1)) }
  #expect(stage.written.count == 10)
  #expect(stage.written.last?.hasPrefix("epoch \(epochs)/\(epochs)") == true)
}

@Test func `a file gets the last epoch also when training ends early`() {
  let stage = Stage()
  var progress = stage.progress(.lines)
  progress.start(epochs: 100)
  for number in 1...25 { progress.show(epoch(number, loss: 1)) }
  progress.finish()
  progress.finish()
  #expect(stage.written.map { $0.prefix(13) } == ["epoch  10/100", "epoch  20/100", "epoch  25/100"])
}

@Test func `silence is silent`() {
  let stage = Stage()
  var progress = stage.progress(.silent)
  progress.start(epochs: 1)
  progress.show(epochsDone: 0.5, loss: 1)
  progress.show(epoch(1, loss: 1))
  progress.finish()
  #expect(stage.written.isEmpty)
}

@Test func `times are said in two units at most`() {
  let said = [0, 0.26, 3.4, 59.4, 59.6, 200, 3599.6, 36_061, .nan, .infinity, -1e300].map(spokenTime)
  let known = ["0 s", "0.3 s", "3 s", "59 s", "1 min 0 s", "3 min 20 s", "1 h 0 min", "10 h 1 min"]
  #expect(said == known + ["unknown", "unknown", "unknown"])
}

@Test func `a trainer shows its progress, and ends the line when it stops with an error`() throws {
  let stage = Stage()
  let line = Line()
  var trainer = Trainer(
    line.parameters, optimizer: SGD(learningRate: 0.1), progress: stage.progress(.terminal(columns: 80)))
  let error = #expect(throws: TrainingError.self) {
    try trainer.fit(epochs: 2, batches: { $0 == 1 ? [[Scalar(1)], [2]] : [[Scalar.nan]] }, validation: { 0.5 }) { batch, tape in
      stage.now += 1
      return line.loss(batch, tape)
    }
  }
  #expect(error?.description.contains("training stopped at update 3, in epoch 2") == true)
  #expect(stage.written.first?.hasPrefix("\repoch 1/2 [") == true)
  #expect(stage.written.last == "\n")
  #expect(stage.written.contains { $0.contains("loss 9.62") && $0.contains("validation 0.5") })
}

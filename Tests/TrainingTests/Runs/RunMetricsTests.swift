import Foundation
import Testing

@testable import Training

@Suite struct `What was measured in a run` {
  private static let header = "epoch,updates,learning_rate,loss,validation_loss,accuracy,gradient_norm,seconds\n"

  @Test func `comes back to the last bit, line by line as in one piece`() throws {
    try RunPlace.inside { path in
      var exact = RunPlace.epoch(2, nil)
      exact.accuracy = 1 / 3
      let metrics = RunMetrics(epochs: [RunPlace.epoch(1), exact])
      try RunMetrics().write(to: path)
      for epoch in metrics.epochs { try RunMetrics.append(epoch, to: path) }
      let text = try String(contentsOfFile: path + "/metrics.csv", encoding: .utf8)
      #expect(
        text == Self.header + "1,9,0.01,0.30000000000000004,0.25,,1e-09,0.5\n"
          + "2,18,0.01,0.30000000000000004,,0.3333333333333333,1e-09,0.5\n")
      #expect(try RunMetrics(reading: path) == metrics)
      try metrics.write(to: path)
      #expect(try String(contentsOfFile: path + "/metrics.csv", encoding: .utf8) == text)
    }
  }

  @Test func `nothing is in it before the first epoch, and half a line does not count`() throws {
    try RunPlace.inside { path in
      #expect(try RunMetrics(reading: path) == RunMetrics())
      for torn in ["", "epoch,upd", Self.header, Self.header + "1,9,0.01,0.3"] {
        try RunPlace.write(torn, to: path + "/metrics.csv")
        #expect(try RunMetrics(reading: path) == RunMetrics())
      }
    }
  }

  @Test func `a line of a worker that was taken for dead does not count twice`() throws {
    let line = "1,9,0.01,0.3,0.25,,1,0.5\n"
    let metrics = try RunMetrics(text: Self.header + line + line + "2,18,0.01,0.3,0.25,,1,0.5\n" + line, path: "x")
    #expect(metrics.epochs.map(\.number) == [1, 2])
  }

  @Test(arguments: [
    (
      "one,two\n", "line 1: “epoch,updates,learning_rate,loss,validation_loss,accuracy,gradient_norm,seconds” should stand here"
    ),
    (header + "1,9,0.01\n", "line 2: it has 3 cells instead of 8"),
    (header + "1,9,0.01,much,0.25,,1,0.5\n", "line 2: “much” is no number for loss"),
    (header + "1,9,0.01,0.3,0.25,,1,0.5\n3,9,0.01,0.3,0.25,,1,0.5\n", "line 3: it tells of epoch 3, and 2 was to come"),
  ])
  func `a broken line gets a sentence that names it`(text: String, fault: String) {
    let sentence = #expect(throws: RunError.self) { try RunMetrics(text: text, path: "x/metrics.csv") }?.description
    #expect(sentence == "x/metrics.csv, \(fault); remove this line, or train the run again.")
  }

  @Test func `a run that goes on keeps the lines of its epochs, and its history stands in for those that are missing`() {
    func epoch(_ number: Int) -> TrainingEpoch {
      TrainingEpoch(
        number: number, loss: 0.1 + 0.2, validationLoss: 0.25, learningRate: 0.01, gradientNorm: 1e-9, seconds: 0)
    }
    let history = TrainingHistory(epochs: [1, 2, 3].map(epoch))
    var other = RunPlace.epoch(2)
    other.loss = 7
    let metrics = RunMetrics(epochs: [RunPlace.epoch(1), other, RunPlace.epoch(3), RunPlace.epoch(4)])
    var made = RunPlace.epoch(2)
    made.seconds = 0
    let kept = metrics.matching(history, updates: 9)
    #expect(kept.epochs == [RunPlace.epoch(1), made, RunPlace.epoch(3)])
    #expect(RunMetrics().matching(history, updates: 9).epochs.map(\.updates) == [9, 18, 27])
  }
}

import FourGates

/// What the checks look at: a cell, an optimizer, and how training goes on after a break.
struct Subject {
  /// What is kept over the break.
  struct Kept {
    let weights: Snapshot
    let optimizer: OptimizerState
  }

  /// What the cell should compute.
  let reference: ScalarReference
  let cell: (_ inputs: Int, _ hidden: Int, _ dice: inout Dice) -> CheckedCell
  var optimizer: (_ rate: Double, _ epsilon: Double) -> any ResumableOptimizer = { Adam(learningRate: $0, epsilon: $1) }
  var resume: (_ kept: Kept, _ parameters: [Parameter], _ optimizer: inout any ResumableOptimizer) -> Void = {
    $0.weights.restore($1)
    $2.state = $0.optimizer
  }

  static var lstm: Subject {
    Subject(reference: .lstm) { inputs, hidden, dice in
      CheckedCell(LSTMCell(inputs: inputs, hidden: hidden, dice: &dice))
    }
  }

  static func byHand(_ slip: HandWrittenLSTM.Slip?) -> Subject {
    Subject(reference: .lstm) { inputs, hidden, dice in
      CheckedCell(HandWrittenLSTM(lstm: LSTMCell(inputs: inputs, hidden: hidden, dice: &dice), slip: slip))
    }
  }

  static func byHand(forgetsToAdd: Bool) -> Subject {
    Subject(reference: .rnn) { inputs, hidden, dice in
      HandWrittenRNN(rnn: ElmanCell(inputs: inputs, hidden: hidden, dice: &dice), forgetsToAdd: forgetsToAdd).checked
    }
  }

  static var gru: Subject {
    Subject(reference: .gru) { inputs, hidden, dice in
      CheckedCell(GRUCell(inputs: inputs, hidden: hidden, dice: &dice))
    }
  }
}

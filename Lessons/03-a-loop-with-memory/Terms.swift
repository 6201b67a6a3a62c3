import FourGates
import LessonKit

/// The gradient of U, taken apart: each step reads a copy of its own.
struct Terms {
  /// A gradient for each step's copy.
  let terms: [Tensor]
  /// The gradient of the one U that all steps read.
  let whole: Tensor

  /// - Parameter lastOnly: the loss counts the prediction of the last step only, not of all.
  init(lastOnly: Bool, dice: Dice) {
    var dice = dice
    let cell = ElmanCell(inputs: 1, hidden: HalfPeriods.hidden, dice: &dice)
    let readout = Readout(hidden: HalfPeriods.hidden, outputs: 1, dice: &dice)
    let earlier = HalfPeriods.halfPeriod(0).inputs
    let (inputs, targets) = HalfPeriods.halfPeriod(1)
    let start = cell.memory(after: earlier.map(Tape().data)).value

    func loss(_ outputs: [Variable]) -> Variable {
      let shown = lastOnly ? [outputs.last!] : outputs
      let asked = targets.rows(targets.rows - shown.count..<targets.rows)
      return meanSquaredError(readout(concatenate(rowsOf: shown)), shown[0].tape.data(asked))
    }

    let tape = Tape()
    let copies = inputs.map { _ in tape.variable(cell.map.U.value, named: "copy of U") }
    var h = tape.data(start)
    var outputs: [Variable] = []
    for (x, copy) in zip(inputs, copies) {
      let fromInput = matrixProduct(tape.data(x), tape[cell.map.W])
      h = tanh((fromInput + matrixProduct(h, copy)).adding(row: tape[cell.map.b]))
      outputs.append(h)
    }
    let apart = tape.gradients(of: loss(outputs))
    terms = copies.map { apart[$0] }

    let usual = Tape()
    let run = cell.unroll(over: inputs.map(usual.data), from: usual.data(start))
    whole = usual.gradients(of: loss(run.outputs))[cell.map.U]
  }

  /// The length of each step's term.
  var lengths: [Double] { terms.map { Double($0.sumOfSquares()).squareRoot() } }

  /// How far the sum of the terms is from the whole, against the whole's largest number.
  var difference: Double {
    let sum = terms.dropFirst().reduce(terms[0]) { $0 + $1 }
    return Double((sum - whole).largestMagnitude() / whole.largestMagnitude())
  }

  static func figure(_ last: Terms, _ every: Terms) -> Figure {
    let x = (1...HalfPeriods.steps).map { Double($0) }
    return Figure(
      "The gradient of U is a sum over steps", x: Axis("step whose copy of U it belongs to"),
      y: Axis("length of the term", .logarithmic),
      [
        .line("loss of every step", x: x, y: every.lengths, ink: .secondModel),
        .line("loss of the last step only", x: x, y: last.lengths, ink: .model),
      ])
  }
}

import FourGates
import Foundation
import LessonKit

/// The smallest network with a memory, over three steps: once on the tape, once by hand.
struct ThreeSteps {
  static let inputs = [0.5, 1, 0.5]
  static let start = 0.2
  static let target = -0.5
  static let (w, u, b) = (0.5, 0.9, 0.1)

  let tape: Tape
  let gradients: Gradients
  /// W, U and b: what the tape says.
  let onTape: [Double]
  let loss: Double

  init() {
    var dice = Dice(seed: 1)
    let cell = ElmanCell(inputs: 1, hidden: 1, dice: &dice)
    cell.map.W.value = Tensor(rows: [[Scalar(Self.w)]])
    cell.map.U.value = Tensor(rows: [[Scalar(Self.u)]])
    cell.map.b.value = Tensor(row: [Scalar(Self.b)])
    let tape = Tape()
    for parameter in cell.parameters { _ = tape[parameter] }
    func data(_ number: Double) -> Variable { tape.data(Tensor(rows: [[Scalar(number)]])) }
    let start = data(Self.start)
    let inputs = Self.inputs.map(data)
    let target = data(Self.target)
    let loss = meanSquaredError(cell.unroll(over: inputs, from: start).last, target)
    let gradients = tape.gradients(of: loss, keepingAll: true)
    (self.tape, self.gradients, self.loss) = (tape, gradients, Double(loss.value.scalar))
    onTape = cell.parameters.map { Double(gradients[$0].scalar) }
  }

  /// The same without a tape: three steps forward, then the chain rule, from the last step to the first.
  struct ByHand {
    let memories: [Double]
    let loss: Double
    /// The gradient of what is inside each tanh.
    let inside: [Double]
    /// The terms of ∂U, a step each.
    let termsOfU: [Double]
    let gradients: [Double]
  }

  static var byHand: ByHand {
    let (x1, x2, x3) = (inputs[0], inputs[1], inputs[2])
    let h0 = start
    let h1 = tanh(w * x1 + u * h0 + b)
    let h2 = tanh(w * x2 + u * h1 + b)
    let h3 = tanh(w * x3 + u * h2 + b)
    let loss = (h3 - target) * (h3 - target)

    let a3 = 2 * (h3 - target) * (1 - h3 * h3)
    let a2 = a3 * u * (1 - h2 * h2)
    let a1 = a2 * u * (1 - h1 * h1)
    let termsOfU = [a1 * h0, a2 * h1, a3 * h2]
    return ByHand(
      memories: [h0, h1, h2, h3], loss: loss, inside: [a1, a2, a3], termsOfU: termsOfU,
      gradients: [a1 * x1 + a2 * x2 + a3 * x3, termsOfU.reduce(0, +), a1 + a2 + a3])
  }

  /// Where an entry stands in the drawing: its step, and its row; and whether its number stands below it.
  private func place(of entry: Int) -> (x: Double, y: Double, numberBelow: Bool) {
    let before: [(Double, Double)] = [(0, 1.5), (0, 2.5), (0, 3.5), (0, 5), (0.8, 0), (1.8, 0), (2.8, 0), (4, 0)]
    if entry < before.count { return (before[entry].0, before[entry].1, false) }
    let (step, row) = (entry - before.count).quotientAndRemainder(dividingBy: 5)
    let aside = [-0.2, 0.2, 0, 0, 0]
    return step < 3 ? (Double(step + 1) + aside[row], Double(row + 1), row < 2) : (4, 5, false)
  }

  /// The tape as a drawing: an entry is a point, and a line leads to it from each of its inputs.
  var drawing: Figure {
    typealias Places = (x: [Double], y: [Double])
    func lines(where belongs: (Tape.Entry, Int) -> Bool) -> Places {
      var places: Places = ([], [])
      for (index, entry) in tape.entries.enumerated() {
        for input in entry.inputs where belongs(tape.entries[input], input) {
          let (from, to) = (place(of: input), place(of: index))
          places.x += [from.x, to.x, .nan]
          places.y += [from.y, to.y, .nan]
        }
      }
      return places
    }
    let isMemory = { (entry: Tape.Entry, index: Int) in entry.name == "tanh" || index == 3 }
    let isU = { (_: Tape.Entry, index: Int) in index == 1 }
    let others = lines { !isMemory($0, $1) && !isU($0, $1) }
    let (memory, u) = (lines(where: isMemory), lines(where: isU))
    let places = tape.entries.indices.map(place)
    let names = ["0: W", "1: U", "2: b", "3: h₀"] + (4..<tape.entries.count).map(String.init)
    let numbers = zip(names, places).map { name, place in
      Mark.note(name, x: place.x, y: place.y + (place.numberBelow ? -0.26 : 0.26))
    }
    return Figure(
      "The tape of three steps",
      x: Axis(
        "step", range: -0.3...4.4,
        ticks: [Axis.Tick(0, "before"), .init(1, "1"), .init(2, "2"), .init(3, "3"), .init(4, "loss")]),
      y: Axis(
        "operation", range: -0.4...5.6,
        ticks: [
          Axis.Tick(0, "x, target"), .init(1, "x·W"), .init(2, "h·U"), .init(3, "sum"), .init(4, "+ b"), .init(5, "tanh: h"),
        ]),
      [
        .line("from the other entries", x: others.x, y: others.y, ink: .data),
        .line("from the parameter U", x: u.x, y: u.y, ink: .secondModel),
        .line("from the memory h", x: memory.x, y: memory.y, ink: .model),
        .points("entries, with their numbers", x: places.map(\.x), y: places.map(\.y), ink: .truth),
      ] + numbers)
  }
}

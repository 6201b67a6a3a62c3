import FourGates

/// An LSTM whose way back is written by hand, a step at a time, as in libraries that have no tape; with one of three slips, or right.
///
/// All of its values are right. A slip changes one line of the way back, which is marked there.
struct HandWrittenLSTM: RecurrentCell {
  enum Slip {
    /// The gradient of the input gate is made with the gate itself, where the candidate belongs.
    case wrongGate
    /// The slope of tanh is taken at a value that is squashed already.
    case squashedTwice
    /// The gradient of U is made with the memory after the step, where the one before it belongs.
    case lateMemory
  }

  let lstm: LSTMCell
  let slip: Slip?

  var inputs: Int { lstm.inputs }
  var hidden: Int { lstm.hidden }
  var parameters: [Parameter] { lstm.parameters }

  func zeroMemory(batch: Int, on tape: Tape) -> LSTMMemory { lstm.zeroMemory(batch: batch, on: tape) }
  func output(_ memory: LSTMMemory) -> Variable { memory.shortTerm }

  func step(_ x: Variable, _ memory: LSTMMemory) -> LSTMMemory {
    let maps = [lstm.forgetMap, lstm.inputMap, lstm.candidateMap, lstm.outputMap]
    let (x0, c0, h0) = (x.value, memory.longTerm.value, memory.shortTerm.value)
    let sums = maps.map { map in
      (x0.matrixProduct(map.W.value) + h0.matrixProduct(map.U.value)).adding(row: map.b.value)
    }
    let (f, i, g, o) = (sums[0].sigmoid(), sums[1].sigmoid(), sums[2].tanh(), sums[3].sigmoid())
    let c = f * c0 + i * g
    let shown = c.tanh()
    let h = o * shown

    let weights = maps.map { (W: $0.W.value, U: $0.U.value) }
    let boxes = maps.flatMap { map in [map.W, map.U, map.b].map { x.tape[$0] } }
    let results = x.tape.record(
      "LSTM step by hand", [c, h], from: [x, memory.longTerm, memory.shortTerm] + boxes
    ) { gradients in
      let dh = gradients[1] ?? .zeros(h.shape)
      let dc = (gradients[0] ?? .zeros(c.shape)) + dh * o * (1 - shown * shown)
      let squashed = slip == .squashedTwice ? g.tanh() : g  // slip: tanh′(g) = 1 − tanh(g)², and g is tanh of the sum already
      let changes = [
        dc * c0 * f * (1 - f),
        dc * (slip == .wrongGate ? i : g) * i * (1 - i),  // slip: n = i ⊙ g, so the gradient of i has g in it
        dc * i * (1 - squashed * squashed),
        dh * shown * o * (1 - o),
      ]
      let before = slip == .lateMemory ? h : h0  // slip: the sums were made with h before the step
      let dx = zip(changes, weights).map { $0.matrixProductWithTransposed($1.W) }.reduce(.zeros(x0.shape), +)
      let dh0 = zip(changes, weights).map { $0.matrixProductWithTransposed($1.U) }.reduce(.zeros(h0.shape), +)
      let ofWeights = changes.flatMap { change in
        [x0.transposedMatrixProduct(change), before.transposedMatrixProduct(change), change.sumOfRows()]
      }
      return [dx, dc * f, dh0] + ofWeights
    }
    return LSTMMemory(longTerm: results[0], shortTerm: results[1])
  }
}

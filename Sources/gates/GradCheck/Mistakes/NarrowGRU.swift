import FourGates

/// A GRU whose memory before the first step is as wide as the input, where it should be as wide as the hidden units.
///
/// With as many units as inputs nobody sees it.
struct NarrowGRU: RecurrentCell {
  let gru: GRUCell

  var inputs: Int { gru.inputs }
  var hidden: Int { gru.hidden }
  var parameters: [Parameter] { gru.parameters }

  func zeroMemory(batch: Int, on tape: Tape) -> Variable { tape.data(.zeros([batch, gru.inputs])) }
  func step(_ x: Variable, _ h: Variable) -> Variable { gru.step(x, h) }
  func output(_ h: Variable) -> Variable { h }
}

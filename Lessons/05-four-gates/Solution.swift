import FourGates

/// One step of an LSTM, from what the four affine maps have computed.
func step(f: Tensor, i: Tensor, g: Tensor, o: Tensor, c: Tensor) -> (longTerm: Tensor, shortTerm: Tensor) {
  let kept = f.sigmoid() * c
  let learned = i.sigmoid() * g.tanh()
  let remembered = kept + learned
  let used = o.sigmoid() * remembered.tanh()
  return (longTerm: remembered, shortTerm: used)
}

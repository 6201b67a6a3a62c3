import FourGates

/// A plain recurrent network whose way back is written by hand, all steps in one loop; right, or with `=` where `+=` belongs.
///
///     right      ∂W += xₜᵀ·∂aₜ        for every step, from the last to the first
///     slip       ∂W  = xₜᵀ·∂aₜ        only what the last round of the loop says is left
///
/// With one step there is no difference.
struct HandWrittenRNN {
  let rnn: ElmanCell
  let forgetsToAdd: Bool

  var checked: CheckedCell {
    CheckedCell(inputs: rnn.inputs, parameters: rnn.parameters) { batch in
      [.zeros([batch, rnn.hidden])]
    } run: { inputs, start in
      run(over: inputs, from: start[0])
    }
  }

  private func run(over inputs: [Variable], from start: Variable) -> CheckedCell.Run {
    let (W, U, b) = (rnn.map.W.value, rnn.map.U.value, rnn.map.b.value)
    let xs = inputs.map(\.value)
    var hs = [start.value]
    for x in xs { hs.append((x.matrixProduct(W) + hs[hs.count - 1].matrixProduct(U)).adding(row: b).tanh()) }

    let boxes = [rnn.map.W, rnn.map.U, rnn.map.b].map { start.tape[$0] }
    let results = start.tape.record("RNN by hand", Array(hs.dropFirst()), from: inputs + [start] + boxes) { [hs] gradients in
      var (dW, dU, db) = (Tensor.zeros(W.shape), Tensor.zeros(U.shape), Tensor.zeros(b.shape))
      var dxs: [Tensor?] = []
      var dh = Tensor.zeros(hs[0].shape)
      for step in xs.indices.reversed() {
        let h = hs[step + 1]
        let da = (dh + (gradients[step] ?? .zeros(h.shape))) * (1 - h * h)
        if forgetsToAdd { (dW, dU, db) = (.zeros(W.shape), .zeros(U.shape), .zeros(b.shape)) }  // slip: = for +=
        dW += xs[step].transposedMatrixProduct(da)
        dU += hs[step].transposedMatrixProduct(da)
        db += da.sumOfRows()
        dxs.insert(da.matrixProductWithTransposed(W), at: 0)
        dh = da.matrixProductWithTransposed(U)
      }
      return dxs + [dh, dW, dU, db]
    }
    return CheckedCell.Run(outputs: results, memory: [results[results.count - 1]])
  }
}

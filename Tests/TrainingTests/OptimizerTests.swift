import Autograd
import Tensors
import Testing

@testable import Training

private let slope = Tensor(rows: [[0.5, -0.25], [0.125, 1]])

@Test func `every optimizer has a name of its own`() {
  #expect(allOptimizers.map(\.name) == ["sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "adamw"])
}

@Test(arguments: allOptimizers.indices)
func `a zero gradient leaves the parameter alone`(index: Int) {
  var optimizer = allOptimizers[index]
  let w = Parameter("w", slope)
  optimizer.update([w], with: gradients([]))
  if optimizer.name == "adamw" {
    #expect(w.value.scalars.map { abs($0) < 1 } == [true, true, true, true])
    #expect(w.value != slope)
  } else {
    #expect(w.value == slope)
  }
}

@Test func `weight decay pulls towards zero without a gradient`() {
  let w = Parameter("w", Tensor(row: [2, -4]))
  var sgd = SGD(learningRate: 0.5, weightDecay: 0.25)
  sgd.update([w], with: gradients([]))
  #expect(w.value == Tensor(row: [1.75, -3.5]))
  var adamW = AdamW(learningRate: 0.5, weightDecay: 0.25)
  adamW.update([w], with: gradients([]))
  #expect(w.value == Tensor(row: [1.53125, -3.0625]))
}

@Test func `the decay of Adam passes through its moments`() {
  let (w, v) = (Parameter("w", Tensor(row: [2, -4])), Parameter("w", Tensor(row: [2, -4])))
  var adam = Adam(learningRate: 0.5, weightDecay: 0.25)
  var plain = Adam(learningRate: 0.5)
  for _ in 1...3 {
    let decay = Tensor(row: v.value.scalars.map { 0.25 * $0 })
    adam.update([w], with: gradients([]))
    plain.update([v], with: gradients([(v, decay)]))
  }
  #expect(w.value == v.value)
  #expect(w.value != Tensor(row: [2, -4]))
}

@Test func `a velocity goes on where gradients end`() {
  let w = Parameter("w", Tensor(row: [1]))
  var momentum = Momentum(learningRate: 0.5, momentum: 0.5)
  momentum.update([w], with: gradients([(w, Tensor(row: [1]))]))
  #expect(w.value[flat: 0] == 0.5)
  momentum.update([w], with: gradients([]))
  #expect(w.value[flat: 0] == 0.25)
}

@Test(arguments: allOptimizers.indices)
func `an optimizer with its state put back goes on bit for bit`(index: Int) {
  let (w, b) = (Parameter("cell.w", slope), Parameter("cell.b", Tensor(row: [3])))
  let some = gradients([(w, slope), (b, Tensor(row: [-2]))])
  var original = allOptimizers[index]
  original.update([w, b], with: some)
  let (wThen, bThen) = (w.value, b.value)
  var resumed = allOptimizers[index]
  resumed.state = original.state
  original.update([w, b], with: some)
  let expected = fingerprint(of: [w, b])
  (w.value, b.value) = (wThen, bThen)
  resumed.update([w, b], with: some)
  #expect(fingerprint(of: [w, b]) == expected)
}

@Test func `the state of Adam names every moment by its parameter`() {
  let (w, b) = (Parameter("cell.w", slope), Parameter("cell.b", Tensor(row: [3])))
  var adam = Adam(beta1: 0.5)
  adam.update([w, b], with: gradients([(w, slope)]))
  #expect(adam.state.updates == 1)
  #expect(adam.state.tensors.map(\.name) == ["first.cell.w", "first.cell.b", "second.cell.w", "second.cell.b"])
  #expect(adam.state.tensors[0].tensor == Tensor(rows: [[0.25, -0.125], [0.0625, 0.5]]))
}

@Test func `a copy goes its own way`() {
  let w = Parameter("w", Tensor(row: [1]))
  let some = gradients([(w, Tensor(row: [1]))])
  var momentum = Momentum()
  let copy = momentum
  momentum.update([w], with: some)
  #expect(copy.state.tensors.isEmpty)
  #expect(momentum.state.tensors.map(\.tensor) == [Tensor(row: [1])])
}

@Test func `an optimizer keeps to its parameters`() async {
  let shorter = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
    let (w, b) = (Parameter("w", Tensor(row: [1])), Parameter("b", Tensor(row: [1])))
    var adam = Adam()
    adam.update([w, b], with: gradients([]))
    adam.update([w], with: gradients([]))
  }
  #expect(text(shorter).contains("an optimizer keeps to its parameters: it began with 2 of them, and now gets 1."))
  let other = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
    let (w, b) = (Parameter("w", Tensor(row: [1])), Parameter("b", Tensor(row: [1, 2])))
    var adam = Adam()
    adam.update([w], with: gradients([]))
    adam.update([b], with: gradients([]))
  }
  #expect(text(other).contains("it began with w of shape [1], and now gets b of shape [2] in its place."))
}

@Test func `an optimizer takes each parameter once`() async {
  let twice = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
    let w = Parameter("w", Tensor(row: [1]))
    var adam = Adam()
    adam.update([w, w], with: gradients([]))
  }
  #expect(text(twice).contains("an optimizer takes each parameter once, and w is listed twice."))
}

@Test func `a gradient of another shape is refused`() async {
  let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
    let w = Parameter("w", Tensor(row: [1, 2]))
    var sgd = SGD()
    sgd.update([w], with: gradients([(w, Tensor(row: [1]))]))
  }
  #expect(text(result).contains("w has the shape [2], and its gradient the shape [1]."))
}

@Test func `a negative rate and a smoothing of 1 are refused`() async {
  let rate = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
    _ = SGD(learningRate: -0.1)
  }
  #expect(text(rate).contains("the learning rate is a number from 0 up, and got -0.1."))
  let smoothing = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
    _ = RMSProp(smoothing: 1)
  }
  #expect(text(smoothing).contains("the smoothing is a number from 0 up to, not including, 1, and got 1."))
}

@Test func `an epsilon of 0, which would divide nothing by nothing, is refused`() async {
  let epsilon = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
    _ = Adam(epsilon: 0)
  }
  #expect(text(epsilon).contains("epsilon is a number above 0, and got 0."))
}

@Test func `what a trainer is given is checked as well`() async {
  let clipping = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
    let w = Parameter("w", Tensor(1))
    var trainer = Trainer([w], optimizer: SGD(), clipping: .norm(-1))
    _ = try trainer.update { tape in square(tape[w]) }
  }
  #expect(text(clipping).contains("the limit of a norm is a number from 0 up, and got -1."))
  let patience = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
    _ = EarlyStopping(patience: 0)
  }
  #expect(text(patience).contains("early stopping has a patience of at least 1 epoch, and got 0."))
  let schedule = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
    _ = Schedule.step(every: .epochs(1), factor: -0.5).factor(epoch: 1, update: 1)
  }
  #expect(text(schedule).contains("makes the factor -0.5 of the learning rate."))
}

/// What a process that refused wrote on standard error.
func text(_ result: ExitTest.Result?) -> String {
  String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
}

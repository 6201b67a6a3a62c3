import Autograd
import Tensors

/// The loss of a network that reads a sequence, and the gradients of all its parameters, without a tape.
///
///     let fused = FusedLoss(cell, readout)
///     let (loss, gradients) = fused.meanSquaredError(of: inputs, targets: targets)
///     adam.update(fused.parameters, with: gradients)
///
/// It must equal, bit by bit, what is written on a tape:
///
///     let outputs = cell.output(cell.memory(after: inputs.map { tape.data($0) }, by: .fusedSequence))
///     let loss = meanSquaredError(readout(outputs), tape.data(targets))
///
/// A tape can go back over any computation, because it writes down what happens. Here it is known beforehand: everything is laid out
/// when a batch with another size or other lengths comes, and used again while they stay the same; until then, its rooms are kept.
/// Docs/Speed.md has what it gains: much for a small network, where a tape is half of the work, and little for a large one.
///
/// It is for a loop written by hand. A `Trainer` has its losses on a tape, where it can tell in which operation a NaN began.
public final class FusedLoss {
  /// The outputs that the readout gets to see.
  public enum Reading: Sendable {
    /// After the last step, or after each sequence's own last step: [B, H].
    case lastStep
    /// After every step, one step below the other: [T·B, H].
    case everyStep
  }

  /// Those of the cell, then those of the readout.
  public let parameters: [Parameter]

  /// The highest layer, which the readout reads, and those below it from the lowest up.
  private let top: Layer
  private let lower: [Layer]
  private let V: Parameter
  /// Nil if the readout has no bias.
  private let d: Parameter?
  private let isAtEveryStep: Bool
  /// Whose gradients are computed: of the layers from the highest down, and of the readout.
  private let places: ParameterPlaces
  private let parameterCount: Int
  @exclusivity(unchecked) private var size = (steps: 0, batch: 0, lengths: [Int]?.none)

  // What the readout says, and the gradients of what it reads, of V and of d; their rooms are used again where nobody else has them.
  @exclusivity(unchecked) private var y = Tensor(0)
  @exclusivity(unchecked) private var dh = Tensor(0)
  @exclusivity(unchecked) private var dV = Tensor(0)
  @exclusivity(unchecked) private var dd = Tensor(0)

  /// A layer, and where its run is laid out.
  private final class Layer {
    let sequence: FusedSequence
    let parameters: [Parameter]
    private let forms: [Shape]
    let inputs, hidden: Int
    @exclusivity(unchecked) private var plan: SequencePlan?
    @exclusivity(unchecked) private var weights: SequenceWeights

    init(_ sequence: FusedSequence) {
      (self.sequence, parameters) = (sequence, sequence.weights)
      forms = parameters.map(\.value.form)
      (inputs, hidden) = (sequence.maps[0].inputs, sequence.maps[0].hidden)
      weights = SequenceWeights(count: parameters.count + sequence.constants.count, maps: sequence.maps.count)
      for (place, constant) in sequence.constants.enumerated() { weights.point(parameters.count + place, at: constant.place) }
    }

    func layOut(steps: Int, batch: Int, lengths: [Int]?) {
      plan = sequence.plan(
        SequenceSize(steps: steps, batch: batch, inputs: inputs, hidden: hidden, lengths: lengths), hasStart: false,
        isRepeated: true)
    }

    /// Runs over what the layer below shows, with the parameters as they are now.
    func run(_ seen: [Tensor], everyOutput: Bool) -> SequenceResults {
      for index in parameters.indices {
        let place = parameters[index].place
        if place.form != forms[index] {
          refuse("\(parameters[index].name) has another shape than when the fused loss was made; make a new one.")
        }
        weights.point(index, at: place)
      }
      return plan!.run(seen, weights, h: nil, c: nil, everyOutput: everyOutput)
    }

    /// What goes back from the last run.
    func gradients(_ shown: ShownGradients, wantsInputs: Bool) -> SequenceGradients {
      plan!.gradients(shown, weights, wantsInputs: wantsInputs, wantsStart: false)
    }
  }

  /// - Precondition: no parameter belongs to two layers; the readout reads as many numbers as the cell shows.
  public init(_ cell: some FusedCell, _ readout: Readout, reading: Reading = .lastStep) {
    guard readout.V.value.rows == cell.hidden else {
      refuse("a readout of \(readout.V.value.rows) numbers cannot read a cell of \(cell.hidden) units.")
    }
    parameters = cell.parameters + readout.parameters
    let layers = cell.sequences.map(Layer.init)
    (lower, top) = (layers.dropLast(), layers[layers.count - 1])
    (V, d, isAtEveryStep) = (readout.V, readout.hasBias ? readout.d : nil, reading == .everyStep)
    let all = layers.reversed().flatMap(\.parameters) + [readout.V, readout.d]
    var seen: Set<ObjectIdentifier> = []
    for parameter in all where !seen.insert(ObjectIdentifier(parameter)).inserted {
      refuse("a fused loss needs each parameter in one place, and \(parameter.name) is in two; write the loss on a tape.")
    }
    places = ParameterPlaces(all)
    parameterCount = all.count
  }

  /// The mean over all numbers of the squared difference between what the readout says and the targets.
  ///
  /// Shapes: T inputs [B, I]; targets [B, O], or [T·B, O] for a reading at every step.   Unit: the square of the targets' unit.
  ///
  /// - Parameter lengths: how many steps each member of the batch has, from 1 to T; after its last, its memory stays as it is.
  public func meanSquaredError(
    of inputs: [Tensor], lengths: [Int]? = nil, targets: Tensor
  ) -> (loss: Scalar, gradients: Gradients) {
    learn(from: inputs, lengths) { y in
      let difference = y - targets
      requireNumbers(difference)
      let count = Scalar(difference.count)
      return (difference.sumOfSquares() / count, difference * (2 / count))
    }
  }

  /// How surprised what the readout says is by the right classes: the mean over its rows of −log softmax(row)[class of the row].
  ///
  /// Shapes: T inputs [B, I]; B targets below O, or T·B of them for a reading at every step.   Unit: nats.
  ///
  /// - Parameter lengths: how many steps each member of the batch has, from 1 to T; after its last, its memory stays as it is.
  public func crossEntropy(
    of inputs: [Tensor], lengths: [Int]? = nil, targets: [Int]
  ) -> (loss: Scalar, gradients: Gradients) {
    learn(from: inputs, lengths) { scores in
      requireTargets(targets, scores: scores.form)
      let rows = Scalar(targets.count)
      let (probabilities, surprise) = scores.softmax(targets: targets)
      return (surprise / rows, probabilities.softmaxGradient(targets: targets, times: 1 / rows))
    }
  }

  /// There and back; `loss` finds the loss of what the readout says, and its gradient.
  private func learn(
    from inputs: [Tensor], _ lengths: [Int]?, _ loss: (_ y: Tensor) -> (Scalar, gradient: Tensor)
  ) -> (loss: Scalar, gradients: Gradients) {
    layOut(for: inputs, lengths)
    var seen = inputs
    for layer in lower { seen = [layer.run(seen, everyOutput: true).outputs!] }
    let run = top.run(seen, everyOutput: isAtEveryStep)
    let (h, V) = (run.outputs ?? run.lastH, V.value)
    h.matrixProduct(V, into: &y)
    if let d { y.add(row: d.value) }
    let (loss, dy) = loss(y)

    dy.matrixProductWithTransposed(V, into: &dh)
    var back = top.gradients(
      ShownGradients(outputs: isAtEveryStep ? dh : nil, lastH: isAtEveryStep ? nil : dh, lastC: nil),
      wantsInputs: !lower.isEmpty)
    var gradients: [Tensor?] = []
    gradients.reserveCapacity(parameterCount)
    for gradient in back.weights { gradients.append(gradient) }
    for (index, layer) in lower.enumerated().reversed() {
      back = layer.gradients(ShownGradients(outputs: back.x, lastH: nil, lastC: nil), wantsInputs: index > 0)
      for gradient in back.weights { gradients.append(gradient) }
    }
    h.transposedMatrixProduct(dy, into: &dV)
    gradients.append(dV)
    if d != nil { dy.sumOfRows(into: &dd) }
    gradients.append(d == nil ? nil : dd)
    return (loss, Gradients(of: places, gradients))
  }

  /// Makes room for batches of this size and these lengths, unless the last one had the same.
  private func layOut(for inputs: [Tensor], _ lengths: [Int]?) {
    let steps = inputs.count
    let columns = (lower.first ?? top).inputs
    let batch = checkedBatchSize(steps: steps, columns: columns, lengths: lengths) { inputs[$0].form }
    if steps == size.steps, batch == size.batch, lengths == size.lengths { return }
    size = (steps, batch, lengths)
    for layer in lower { layer.layOut(steps: steps, batch: batch, lengths: lengths) }
    top.layOut(steps: steps, batch: batch, lengths: lengths)
  }
}

import Autograd
import Tensors

/// The mean of the parameters over the updates of training, which shakes less than the parameters themselves.
///
///     w̄ ← w̄ + (w − w̄) / n                 the mean of all n values so far
///     w̄ ← β w̄ + (1 − β) w                  with `decay` β: of about the last 1 / (1 − β)
///
///     var averaged = AveragedParameters(net.parameters, decay: 0.99)
///     … after each update: averaged.add()
///     averaged.exchange()                    the network now computes with the means; once more brings its own values back
///
/// Until 1 / (1 − β) values were added, the mean is that of all of them, so that the first value weighs no more than others.
///
/// - Source: [PJ92] for the mean of all.
public struct AveragedParameters {
  private let parameters: [Parameter]
  private let decay: Double?
  private var means: [Tensor]

  /// How many values the means are made of.
  public private(set) var count = 0

  /// - Precondition: a decay lies above 0 and below 1.
  public init(_ parameters: [Parameter], decay: Double? = nil) {
    if let decay, !(decay > 0 && decay < 1) { refuse("averaging needs a decay above 0 and below 1, and got \(decay).") }
    self.parameters = parameters
    self.decay = decay
    means = parameters.map { .zeros($0.value.shape) }
  }

  /// Takes the parameters' present values into the means.
  public mutating func add() {
    count += 1
    let weight = Scalar(max(1 / Double(count), decay.map { 1 - $0 } ?? 0))
    for (index, parameter) in parameters.enumerated() { means[index] = means[index] * (1 - weight) + parameter.value * weight }
  }

  /// Puts the means into the parameters, and keeps what stood there; a second time puts it back.
  ///
  /// - Precondition: at least one value was added.
  public mutating func exchange() {
    guard count > 0 else { refuse("there is no mean of the parameters before the first value was added.") }
    for (index, parameter) in parameters.enumerated() {
      (means[index], parameter.value) = (parameter.value, means[index])
    }
  }
}

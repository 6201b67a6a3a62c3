import Tensors

/// Why training stopped by itself. The parameters are as they were before the update that is named; a validation loss comes after it.
public enum TrainingError: Error, Equatable {
  /// A number was not finite: the first one met, in the order in which an update computes them.
  case notFinite(Culprit, Double, at: Place)

  /// The loss passed the limit of the explosion rule.
  case exploded(loss: Double, firstLoss: Double, limit: Double, at: Place)

  /// What was not finite.
  public enum Culprit: Equatable, Sendable {
    /// The value of a parameter, by name, before the update began.
    case parameter(String)
    /// What was put on the tape as data.
    case data
    /// The loss; the operation is the first entry of the tape whose value was not finite.
    case loss(operation: String, entry: Int)
    /// The gradient of a parameter, by name: it holds a number that is not finite, or too large to be squared.
    case gradient(String)
    /// What the update would have made of a parameter, by name.
    case update(String)
    /// What the validation closure returned after an epoch.
    case validationLoss
  }

  /// Where training was: epoch and update are counted from 1.
  public struct Place: Equatable, Sendable {
    public var epoch: Int
    public var update: Int
    public var learningRate: Double
    public var clipping: Clipping?
  }
}

extension TrainingError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notFinite(let culprit, let number, let place):
      "\(place): \(culprit.sentence(number)); \(culprit.remedy(at: place)).\(culprit.parameters)"
    case .exploded(let loss, let firstLoss, let limit, let place):
      """
      \(place): the loss exploded to \(shortText(loss)), above the limit of \(shortText(limit)) (it began at \
      \(shortText(firstLoss))); \(place.remedy). The parameters are as before.
      """
    }
  }
}

extension TrainingError.Place: CustomStringConvertible {
  public var description: String {
    "training stopped at update \(update), in epoch \(epoch)"
  }

  /// What to try against numbers that grow too large.
  var remedy: String {
    let rate = "try a learning rate below \(shortText(learningRate))"
    return switch clipping {
    case .norm(let limit): "\(rate), or clip the norm below \(shortText(limit))"
    case .value: "\(rate), or clip the gradients by norm instead of by value"
    case nil: "\(rate), or clip the gradients by norm"
    }
  }
}

extension TrainingError.Culprit {
  fileprivate func sentence(_ value: Double) -> String {
    let number = shortText(value)
    return switch self {
    case .parameter(let name): "\(name) already held \(number) before this update"
    case .data: "the data of this batch hold \(number)"
    case .loss(let operation, let entry): "the loss is \(number), first met in \(operation), entry \(entry) of the tape"
    case .gradient(let name):
      "the gradient of \(name) holds \(number)\(value.isFinite ? ", which is too large to be squared" : "")"
    case .update(let name): "\(name) would have become \(number)"
    case .validationLoss: "the validation loss is \(number)"
    }
  }

  /// What became of the parameters.
  fileprivate var parameters: String {
    self == .validationLoss ? "" : " The parameters are as before."
  }

  fileprivate func remedy(at place: TrainingError.Place) -> String {
    switch self {
    case .parameter: "look at how the parameters are initialised, or at the checkpoint that they came from"
    case .data: "look at how the data are read and scaled"
    case .loss, .gradient, .update, .validationLoss: place.remedy
    }
  }
}

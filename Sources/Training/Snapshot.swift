import Autograd
import Tensors

/// The numbers of parameters at one moment, to be put back later: a checkpoint in memory.
///
///     let best = Snapshot(of: net.parameters)
///     // training goes on, and gets worse
///     best.restore(net.parameters)
///
/// A value: what happens to the parameters afterwards does not change it.
public struct Snapshot: Equatable, Sendable {
  /// The names of the parameters, in their order.
  public let names: [String]

  /// Their numbers, in the same order.
  public let values: [Tensor]

  public init(of parameters: [Parameter]) {
    names = parameters.map(\.name)
    values = parameters.map(\.value)
  }

  init(_ tensors: [SafetensorsFile.Entry]) {
    self.init(names: tensors.map(\.name), values: tensors.map(\.tensor))
  }

  init(names: [String], values: [Tensor]) {
    self.names = names
    self.values = values
  }

  /// Puts the numbers back; another model of the same build may take them as well.
  ///
  /// - Precondition: the parameters have the names and shapes of the snapshot's, in the same order.
  public func restore(_ parameters: [Parameter]) {
    guard parameters.count == names.count else {
      refuse("a snapshot of \(names.count) parameters is restored to as many, and got \(parameters.count).")
    }
    for (index, parameter) in parameters.enumerated() {
      guard parameter.name == names[index], parameter.value.shape == values[index].shape else {
        refuse(
          """
          a snapshot holds \(names[index]) of shape \(values[index].shape) as number \(index), and got \(parameter.name) of shape \
          \(parameter.value.shape).
          """)
      }
    }
    for (parameter, value) in zip(parameters, values) { parameter.value = value }
  }
}

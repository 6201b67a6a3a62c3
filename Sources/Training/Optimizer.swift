import Autograd
import Tensors

/// A rule that turns gradients into new parameter values.
///
///     var adam = Adam(learningRate: 0.01)
///     adam.update(model.parameters, with: gradients)
///
/// A value: a copy goes on from where the original stood, with what it remembers. The equations of each optimizer use w for a
/// number of a parameter, g for its gradient and η for the learning rate, and hold number by number.
public protocol Optimizer: Sendable {
  /// What tables, options and checkpoints call it, for example `adam`.
  var name: String { get }

  /// How far an update goes; a schedule changes it between updates.
  var learningRate: Double { get set }

  /// Changes every parameter once.
  ///
  /// - Precondition: the gradients have the parameters' shapes; an optimizer that remembers gets the same parameters every time.
  mutating func update(_ parameters: [Parameter], with gradients: Gradients)
}

/// An optimizer that a checkpoint can write down, and that goes on bit for bit when its state is put back.
package protocol ResumableOptimizer: Optimizer {
  /// What it remembers of every number, by the names that begin those of the state's tensors.
  var moments: [String] { get }

  var state: OptimizerState { get set }
}

/// What an optimizer carries from one update to the next.
package struct OptimizerState: Sendable {
  /// How many updates it has made; 0 for an optimizer that does not count them.
  package var updates: Int

  /// A name such as `velocity.lstm.forget.U` and its numbers, in the order of the parameters.
  package var tensors: [(name: String, tensor: Tensor)]

  package init(updates: Int = 0, tensors: [(name: String, tensor: Tensor)] = []) {
    self.updates = updates
    self.tensors = tensors
  }
}

/// Stops at a setting that is not a finite number from 0 up.
func requireNotNegative(_ value: Double, _ label: String) {
  guard value >= 0, value.isFinite else { refuse("\(label) is a number from 0 up, and got \(shortText(value)).") }
}

/// Stops at a setting that is not above 0 in the width of our numbers.
func requirePositive(_ value: Double, _ label: String) {
  guard Scalar(value) > 0, value.isFinite else { refuse("\(label) is a number above 0, and got \(shortText(value)).") }
}

/// Stops at a setting that is not a number from 0 up to, and not including, 1.
func requireFraction(_ value: Double, _ label: String) {
  guard value >= 0, value < 1 else {
    refuse("\(label) is a number from 0 up to, not including, 1, and got \(shortText(value)).")
  }
}

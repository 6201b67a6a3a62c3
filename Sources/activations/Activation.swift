import FourGates
import Foundation

/// A function of the library, and what it is held against.
struct Activation: Sendable {
  let name: String
  /// By how many units in the last place it may be off.
  let limit: Double
  let ours: @Sendable (Tensor) -> Tensor
  /// The same in 64 bits.
  let reference: @Sendable (Double) -> Double
  /// Where not even a rounding is allowed.
  let exact: [(input: Float, output: Float)]

  static let all = [
    Activation(
      name: "exp", limit: 2, ours: { $0.exp() }, reference: { Foundation.exp($0) },
      exact: [(0, 1), (-0.0, 1), (.infinity, .infinity), (-.infinity, 0)]),
    Activation(
      name: "logistic", limit: 2, ours: { $0.sigmoid() },
      reference: { x in
        let e = Foundation.exp(-abs(x))
        return (x >= 0 ? 1 : e) / (1 + e)
      },
      exact: [(0, 0.5), (-0.0, 0.5), (.infinity, 1), (-.infinity, 0)]),
    Activation(
      name: "tanh", limit: 3, ours: { $0.tanh() }, reference: { Foundation.tanh($0) },
      exact: [(0, 0), (-0.0, -0.0), (.infinity, 1), (-.infinity, -1)]),
  ]
}

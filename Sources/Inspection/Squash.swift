import Foundation

/// What a gate's sum goes through.
enum Squash {
  case logistic, tanh

  init(of gate: Quantity) {
    self = gate == .candidate || gate == .shortTerm ? .tanh : .logistic
  }

  var name: String { self == .tanh ? "tanh" : "σ" }

  func callAsFunction(_ x: Double) -> Double { self == .tanh ? Foundation.tanh(x) : 1 / (1 + exp(-x)) }
}

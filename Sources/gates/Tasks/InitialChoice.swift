import FourGates
import LessonKit

/// Where training starts, as one types it: where the weights are drawn from, and what is set besides.
///
/// | typed | weights and biases |
/// |---|---|
/// | `pytorch` | U(±1/√H), with H units |
/// | `uniform:0.08` | U(±0.08) |
/// | `char-rnn` | U(±0.08), and 1 for the forget gate's bias |
/// | `pytorch,forget:1` | the same, with this bias for the forget gate of an LSTM |
/// | `pytorch,update:2` | the same, with this bias for the update gate of a GRU |
/// | `pytorch,orthogonal` | the same, with matrices from memory to memory that turn and do not stretch |
struct InitialChoice: Equatable, Sendable {
  enum Weights: Equatable, Sendable {
    case pytorch, charRNN
    case uniform(Double)
  }

  var weights: Weights
  var forget: Double?
  var update: Double?
  var isOrthogonal = false

  init(_ weights: Weights, forget: Double? = nil, update: Double? = nil) {
    (self.weights, self.forget, self.update) = (weights, forget, update)
  }

  /// What a network takes.
  var initialisation: Initialisation {
    var initial =
      switch weights {
      case .pytorch: Initialisation.pyTorch
      case .charRNN: Initialisation.charRNN
      case .uniform(let limit): Initialisation.uniform(limit)
      }
    if let forget { initial = initial.forgetBias(forget) }
    if let update { initial = initial.updateBias(update) }
    return isOrthogonal ? initial.recurrent(.orthogonal(gain: 1)) : initial
  }
}

extension InitialChoice: CustomStringConvertible {
  /// As one types it.
  var description: String {
    let base =
      switch weights {
      case .pytorch: "pytorch"
      case .charRNN: "char-rnn"
      case .uniform(let limit): "uniform:\(exactText(limit))"
      }
    let rest = [forget.map { "forget:\(exactText($0))" }, update.map { "update:\(exactText($0))" }].compactMap { $0 }
    return ([base] + rest + (isOrthogonal ? ["orthogonal"] : [])).joined(separator: ",")
  }

  /// Reads what was typed.
  ///
  /// - Throws: `ChoiceError`, with the nearest name, or an example.
  init(typed text: String) throws {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { words(of: String($0)) }
    func number(_ values: [String], _ range: ClosedRange<Double>) throws -> Double {
      guard values.count == 1, let number = Double(values[0]), range.contains(number) else {
        throw ChoiceError(
          "--initial takes numbers as in uniform:0.08 (above 0, up to 10) and forget:1 (from −100 to 100), and got “\(text)”.")
      }
      return number
    }
    switch (parts[0].name, parts[0].values) {
    case ("pytorch", []): self.init(.pytorch)
    case ("char-rnn", []): self.init(.charRNN)
    case ("uniform", let values): self.init(.uniform(try number(values, 1e-9...10)))
    case ("pytorch", _), ("char-rnn", _): throw ChoiceError("--initial \(parts[0].name) takes no number, and got “\(text)”.")
    default: throw ChoiceError(notThere("initialisation", parts[0].name, ["pytorch", "char-rnn", "uniform"]))
    }
    for (name, values) in parts.dropFirst() {
      switch name {
      case "forget" where forget == nil: forget = try number(values, -100...100)
      case "update" where update == nil: update = try number(values, -100...100)
      case "orthogonal" where values.isEmpty && !isOrthogonal: isOrthogonal = true
      case "forget", "update", "orthogonal":
        throw ChoiceError("--initial takes each of forget:1, update:2 and orthogonal once, and got “\(text)”.")
      default: throw ChoiceError(notThere("part of an initialisation", name, ["forget", "update", "orthogonal"]))
      }
    }
  }
}

extension InitialChoice: Codable {
  init(from decoder: any Decoder) throws { try self.init(typed: String(from: decoder)) }

  func encode(to encoder: any Encoder) throws { try description.encode(to: encoder) }
}

import Autograd
import Fixtures
import Tensors
import Testing

@testable import Recurrent

/// A case of lstm.json, gru.json, rnn.json or peephole.json, in PyTorch's layout: weights [G·H, I], gates one below the other.
struct CellReference: Decodable, Sendable, CustomTestStringConvertible {
  let kind: String
  let T: Int
  let B: Int
  let I: Int
  let H: Int
  let x, h0, upstream, outputs, grad_x, grad_h0: ReferenceTensor
  let c0, c_T, upstream_c, grad_c0: ReferenceTensor?
  let loss: Double
  let gates: [String: ReferenceTensor]?
  let parameters: [String: ReferenceTensor]
  let gradients: [String: ReferenceTensor]

  var testDescription: String { "\(kind), T \(T), B \(B), I \(I), H \(H)" }

  static func load(_ kind: String) -> [CellReference] {
    do { return try Fixtures.load("\(kind).json") } catch { fatalError("\(kind).json cannot be read: \(error)") }
  }

  /// Time step t of [T, B, C], as [B, C].
  func step(_ t: Int, of tensor: ReferenceTensor) -> Tensor {
    let size = tensor.shape.dropFirst().reduce(1, *)
    return Tensor(
      shape: Array(tensor.shape.dropFirst()), scalars: tensor.values[t * size..<(t + 1) * size].map { Scalar($0) })
  }

  /// A memory [1, B, H] or [B, H], as [B, H].
  func memory(_ tensor: ReferenceTensor) -> Tensor {
    Tensor(shape: [B, H], scalars: tensor.values.map { Scalar($0) })
  }

  /// Gate number `gate` of a stacked matrix [G·H, K], transposed to [K, H]; or of a stacked bias [G·H], as [H].
  func gate(_ gate: Int, of tensor: ReferenceTensor) -> Tensor {
    let width = tensor.shape.count == 2 ? tensor.shape[1] : 1
    let scalars = tensor.values[gate * H * width..<(gate + 1) * H * width].map { Scalar($0) }
    return tensor.shape.count == 2
      ? Tensor(shape: [H, width], scalars: scalars).transposed() : Tensor(shape: [H], scalars: scalars)
  }

  /// What PyTorch found for one of our parameters, or for its gradient. Our one bias is the sum of PyTorch's two, and its gradient
  /// is that of either.
  func fill(_ map: GateMap, gate number: Int, bias: (Tensor, Tensor) -> Tensor = { $0 + $1 }) {
    map.W.value = gate(number, of: parameters["weight_ih_l0"] ?? parameters["W"]!)
    map.U.value = gate(number, of: parameters["weight_hh_l0"] ?? parameters["U"]!)
    if let one = parameters["b"] {
      map.b.value = gate(number, of: one)
    } else {
      map.b.value = bias(gate(number, of: parameters["bias_ih_l0"]!), gate(number, of: parameters["bias_hh_l0"]!))
    }
  }

  func expectGradients(_ gradients: Gradients, of map: GateMap, gate number: Int) {
    let expected = self.gradients
    expectEqual(gradients[map.W], gate(number, of: expected["weight_ih_l0"] ?? expected["W"]!), "\(map.W.name)")
    expectEqual(gradients[map.U], gate(number, of: expected["weight_hh_l0"] ?? expected["U"]!), "\(map.U.name)")
    expectEqual(gradients[map.b], gate(number, of: expected["bias_ih_l0"] ?? expected["b"]!), "\(map.b.name)")
  }

  /// The loss of the reference: Σ outputs ⊙ upstream, and Σ c_T ⊙ upstream_c where there is one.
  func loss(_ outputs: [Variable], longTerm: Variable?) -> Variable {
    let tape = outputs[0].tape
    var loss = tape.data(Tensor(0))
    for (t, output) in outputs.enumerated() { loss = loss + sum(output * tape.data(step(t, of: upstream))) }
    if let longTerm, let upstream_c { loss = loss + sum(longTerm * tape.data(memory(upstream_c))) }
    return loss
  }
}

/// What the references ask for: 1e-10 in 64 bits, 2e-5 in 32.
let tolerance: Scalar = Scalar.ulpOfOne < 1e-10 ? 1e-10 : 2e-5

func expectEqual(
  _ got: Tensor, _ expected: Tensor, _ what: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(got.shape == expected.shape, "\(what)", sourceLocation: sourceLocation)
  for (index, (g, e)) in zip(got.scalars, expected.scalars).enumerated() {
    #expect(
      abs(g - e) <= tolerance * max(1, abs(e)), "\(what), number \(index): got \(g), expected \(e)",
      sourceLocation: sourceLocation)
  }
}

import Autograd
import Fixtures
import Foundation
import Tensors
import Testing
import Training

/// One path that an optimizer of PyTorch took down f(w) = Σ aᵢ·(wᵢ − tᵢ)² + 0.3·sin(3·wᵢ).
struct OptimizerCase: Decodable, CustomTestStringConvertible {
  let name: String
  let settings: Settings
  let a: ReferenceTensor
  let t: ReferenceTensor
  let path: [ReferenceTensor]
  let losses: [Double]

  struct Settings: Decodable {
    let learningRate: Double
    let weightDecay: Double?
    let momentum: Double?
    let nesterov: Bool?
    let smoothing: Double?
    let beta1: Double?
    let beta2: Double?
    let epsilon: Double?
  }

  var testDescription: String { name }

  /// Ours with the same settings, by the part of the name before the first dash.
  func makeOptimizer() throws -> any Optimizer {
    let rate = settings.learningRate
    return switch name.prefix(while: { $0 != "-" }) {
    case "sgd": SGD(learningRate: rate, weightDecay: settings.weightDecay ?? 0)
    case "momentum": Momentum(learningRate: rate, momentum: try #require(settings.momentum))
    case "nesterov": Nesterov(learningRate: rate, momentum: try #require(settings.momentum))
    case "adagrad": AdaGrad(learningRate: rate, epsilon: try #require(settings.epsilon))
    case "rmsprop":
      RMSProp(learningRate: rate, smoothing: try #require(settings.smoothing), epsilon: try #require(settings.epsilon))
    case "adam":
      Adam(
        learningRate: rate, beta1: try #require(settings.beta1), beta2: try #require(settings.beta2),
        epsilon: try #require(settings.epsilon))
    case "adamw":
      AdamW(
        learningRate: rate, beta1: try #require(settings.beta1), beta2: try #require(settings.beta2),
        epsilon: try #require(settings.epsilon), weightDecay: try #require(settings.weightDecay))
    default: try #require(nil as (any Optimizer)?, "no optimizer is called \(name)")
    }
  }

  func loss(_ w: Parameter, on tape: Tape) -> Variable {
    let (a, t) = (tape.data(a.tensor), tape.data(t.tensor))
    return sum(a * square(tape[w] - t)) + 0.3 * sum(sine(3 * tape[w]))
  }

  private func sine(_ x: Variable) -> Variable {
    let y = Tensor(shape: x.shape, scalars: x.value.scalars.map { Scalar(sin(Double($0))) })
    return x.tape.record("sine", y, from: [x]) { dy in
      let slopes = x.value.scalars.map { Scalar(cos(Double($0))) }
      return [dy * Tensor(shape: x.shape, scalars: slopes)]
    }
  }
}

extension ReferenceTensor {
  var tensor: Tensor { Tensor(shape: shape, scalars: values.map { Scalar($0) }) }
}

/// 1e-12 in Double, 2e-5 in Float, for numbers of order one.
private let tolerance = max(1e-12, 168 * Double(Scalar.ulpOfOne))

private let cases = Result { try Fixtures.load("optimizers.json", as: [OptimizerCase].self) }

@Test func `the file of reference paths has all nine`() throws {
  #expect(try cases.get().count == 9)
}

@Test(arguments: (try? cases.get()) ?? [])
func `every update lands where PyTorch's lands`(reference: OptimizerCase) throws {
  var optimizer = try reference.makeOptimizer()
  #expect(reference.name.hasPrefix(optimizer.name))
  let w = Parameter("w", reference.path[0].tensor)
  for (update, expected) in reference.path.dropFirst().enumerated() {
    let tape = Tape()
    let loss = reference.loss(w, on: tape)
    #expect(abs(Double(loss.value.scalar) - reference.losses[update]) <= 10 * tolerance)
    optimizer.update([w], with: tape.gradients(of: loss))
    for (ours, theirs) in zip(w.value.scalars, expected.values) {
      #expect(abs(Double(ours) - theirs) <= tolerance, "\(reference.name), update \(update + 1)")
    }
  }
}

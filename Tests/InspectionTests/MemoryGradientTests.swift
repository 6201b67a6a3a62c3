import FourGates
import Inspection
import Testing

@Suite struct `The gradients of the memory` {
  /// The loss at a step, from the recorded prediction.
  private func loss(_ run: Inspection, at step: Int, _ target: MemoryGradients.Target) -> Double {
    let y = run.steps.first { $0.step == step }!.prediction.map { Double($0) }
    switch target {
    case .numbers(let numbers):
      return zip(y, numbers).map { ($0 - Double($1)) * ($0 - Double($1)) }.reduce(0, +) / Double(y.count)
    case .symbol(let symbol): return Double(Tensor(rows: [y.map { Scalar($0) }]).logSoftmaxOfRow[symbol]) * -1
    case .itself: return loss(run, at: step, .symbol(y.firstIndex(of: y.max()!)!))
    }
  }

  @Test(arguments: MadeUpRun.all, [true, false])
  func `are what a small change of the memory before a step does to the loss`(_ made: MadeUpRun, isHeld: Bool) {
    let (net, inputs) = made.content
    let gates = Quantity.gates(of: made.cell)
    let holds =
      isHeld ? [Hold(gates[0], at: 0.75, fromStep: 2), Hold(gates.last!, at: 0.5, fromStep: 4, layer: 0, unit: 1)] : []
    let run = Inspection(of: net, over: inputs, from: made.start, holding: holds)
    for target in [MemoryGradients.Target.numbers([0.5, -1]), .symbol(1), .itself] {
      let gradients = run.memoryGradients(at: 5, against: target)
      #expect(gradients.step == 5)
      #expect(abs(Double(gradients.loss) - loss(run, at: 5, target)) < 1e-5)
      for step in [0, 3, 5] {
        for (layer, (part, quantity)) in (0..<made.layers).flatMap({ layer in
          Quantity.memory(of: made.cell).enumerated().map { (layer, $0) }
        }) {
          var sum = 0.0
          for unit in 0..<made.hidden {
            func moved(by change: Scalar) -> Double {
              var memory = run.memory(before: step)
              memory.layers[layer][part][0, unit] += change
              let holds = run.holds.map {
                Hold($0.gate, at: $0.value, fromStep: max(0, $0.fromStep - step), layer: $0.layer, unit: $0.unit)
              }
              return loss(Inspection(of: net, over: Array(inputs[step...]), from: memory, holding: holds), at: 5 - step, target)
            }
            let change: Scalar = Scalar.ulpOfOne < 1e-10 ? 1e-5 : 1e-2
            let slope = (moved(by: change) - moved(by: -change)) / (2 * Double(change))
            let size = gradients.size(of: quantity, before: step, layer: layer, unit: unit)
            #expect(abs(size - abs(slope)) <= (Scalar.ulpOfOne < 1e-10 ? 1e-7 : 2e-3) * max(1, abs(slope)))
            sum += size * size
          }
          let length = gradients.size(of: quantity, before: step, layer: layer)
          #expect(abs(length - sum.squareRoot()) < 1e-9)
        }
      }
    }
  }

  @Test func `stand beside the product of the forget values on the way`() throws {
    let (net, inputs) = MadeUpRun(.lstm, layers: 3).content
    let run = Inspection(of: net, over: inputs)
    let gradients = run.memoryGradients(at: 4, against: .symbol(0))
    for layer in 0..<3 {
      #expect(gradients.share(keptFrom: 4, layer: layer, unit: 2) == Double(run.steps[4].layers[layer][.forget, 2]))
      let values = (1...4).map { Double(run.steps[$0].layers[layer][.forget, 2]) }
      let share = try #require(gradients.share(keptFrom: 1, layer: layer, unit: 2))
      #expect(abs(share - values.reduce(1, *)) < 1e-6)
      let mean = try #require(gradients.share(keptFrom: 1, layer: layer))
      let all = (0..<5).map { gradients.share(keptFrom: 1, layer: layer, unit: $0)! }
      #expect(abs(mean - all.reduce(0, +) / 5) < 1e-7)
    }
  }

  @Test func `of a GRU stand beside the update values, and of a plain RNN beside nothing`() {
    let (gru, inputs) = MadeUpRun(.gru).content
    let run = Inspection(of: gru, over: inputs)
    let gradients = run.memoryGradients(at: 2, against: .itself)
    #expect(gradients.share(keptFrom: 2, layer: 0, unit: 0) == Double(run.steps[2].layers[0][.update, 0]))
    let rnn = Inspection(of: MadeUpRun(.rnn).content.net, over: inputs).memoryGradients(at: 2, against: .itself)
    #expect(rnn.share(keptFrom: 2, layer: 0) == nil)
  }

  /// With the input gate shut and the output gate open, c is carried by the forget gate and nothing else.
  @Test func `shrink exactly as the product of the forget values where nothing else carries the past`() throws {
    var dice = Dice(seed: 4)
    let net = Network(Architecture(.lstm, inputs: 1, hidden: 1), dice: &dice)
    let start = NetworkMemory(layers: [[Tensor(rows: [[0.5]]), Tensor(rows: [[0]])]])
    let run = Inspection(
      of: net, over: (0..<12).map { _ in [1] }, from: start,
      holding: [Hold(.forget, at: 0.75), Hold(.input, at: 0), Hold(.output, at: 1)])
    let gradients = run.memoryGradients(at: 11, against: .itself)
    for step in 0..<11 {
      let ratio =
        gradients.size(of: .longTerm, before: step, layer: 0) / gradients.size(of: .longTerm, before: step + 1, layer: 0)
      #expect(abs(ratio - 0.75) < 1e-5)
      let shares = try (
        #require(gradients.share(keptFrom: step, layer: 0)), #require(gradients.share(keptFrom: step + 1, layer: 0))
      )
      #expect(abs(shares.0 / shares.1 - 0.75) < 1e-5)
    }
  }
}

extension Tensor {
  fileprivate var logSoftmaxOfRow: [Double] {
    let numbers = scalars.map { Double($0) }
    let total = Tensor(row: numbers.map { Scalar($0) }).exp().sum()
    let log = Double(Tensor(total).log().scalar)
    return numbers.map { $0 - log }
  }
}

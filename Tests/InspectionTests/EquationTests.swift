import FourGates
import Foundation
import Inspection
import Testing

@Suite struct `The equation of a unit` {
  /// An LSTM of one unit with these weights, input 1, h = 0.5 and c = 2 before.
  private static func run(holding holds: [Hold] = []) -> Inspection {
    var dice = Dice(seed: 1)
    let net = Network(Architecture(.lstm, inputs: 1, hidden: 1), dice: &dice)
    let numbers: [Scalar] = [0.25, -0.5, 1, 0.5, 0.25, 0, -1, 2, 0.125, 0.75, 0.5, -0.5, 2, 0.25]
    for (parameter, number) in zip(net.parameters, numbers) {
      parameter.value = Tensor(repeating: number, shape: parameter.value.shape)
    }
    let start = NetworkMemory(layers: [[Tensor(rows: [[2]]), Tensor(rows: [[0.5]])]])
    return Inspection(of: net, over: [[1], [-1]], from: start, holding: holds)
  }

  @Test func `of an LSTM shows the sum, the gate, and what becomes of it`() {
    #expect(
      Self.run().equation(of: .forget, at: 0, layer: 0, unit: 0) == [
        "f = x·Wf + h·Uf + bf = 0.250 − 0.250 + 1.000 = 1.000",
        "σ(f) = 0.731",
        "k = σ(f)·c = 0.731 · 2.000 = 1.462",
        "c′ = k + n = 1.462 + 0.081 = 1.543",
        "h′ = σ(o)·tanh(c′) = 0.622 · 0.913 = 0.568",
      ])
  }

  @Test func `says that a gate is held, and what it would be`() {
    let lines = Self.run(holding: [Hold(.forget, at: 1)]).equation(of: .forget, at: 0, layer: 0, unit: 0)
    #expect(lines[1] == "σ(f) is held at 1.000; by itself it would be 0.731")
    #expect(lines[2] == "k = σ(f)·c = 1.000 · 2.000 = 2.000")
    let late = Self.run(holding: [Hold(.forget, at: 1, fromStep: 1)])
    #expect(late.equation(of: .forget, at: 0, layer: 0, unit: 0)[1] == "σ(f) = 0.731")
    #expect(late.equation(of: .forget, at: 1, layer: 0, unit: 0)[1].hasPrefix("σ(f) is held at 1.000;"))
  }

  @Test func `begins with the sum of the quantity that is asked for`() {
    var dice = Dice(seed: 3)
    func first(_ cell: Architecture.Cell, _ quantity: Quantity, _ useGate: UseGate = .standard) -> String {
      let net = Network(Architecture(cell, inputs: 1, hidden: 2, useGate: useGate), dice: &dice)
      let lines = Inspection(of: net, over: [[1], [0.5]]).equation(of: quantity, at: 1, layer: 0, unit: 1)
      return lines.map { $0.split(separator: " = ").prefix(2).joined(separator: " = ") }.joined(separator: " | ")
    }
    #expect(first(.peephole, .output).hasPrefix("o = x·Wo + h·Uo + bo + c′·po"))
    #expect(first(.peephole, .forget).hasPrefix("f = x·Wf + h·Uf + bf + c·pf"))
    #expect(first(.lstm, .input).hasPrefix("i = x·Wi + h·Ui + bi | σ(i)"))
    #expect(first(.lstm, .longTerm) == "k = σ(f)·c | n = σ(i)·tanh(g) | c′ = k + n")
    #expect(first(.lstm, .shortTerm, .lessonNotes).hasPrefix("c′ = k + n | u = k·Wu + bu | h′ = σ(o)·tanh(u)"))
    #expect(first(.gru, .update).hasPrefix("z = σ(x·Wz + h·Uz + bz)"))
    #expect(first(.gru, .shortTerm).hasPrefix("h′ = (1 − z)·n + z·h"))
    #expect(first(.rnn, .shortTerm).hasPrefix("h′ = tanh(x·W + h·U + b)"))
  }

  @Test(arguments: MadeUpRun.all)
  func `comes out with the numbers as they are shown`(_ made: MadeUpRun) throws {
    let (net, inputs) = made.content
    let holds = [Hold(Quantity.gates(of: made.cell)[0], at: 0.5, fromStep: 5)]
    let run = Inspection(of: net, over: inputs, from: made.start, holding: holds)
    var checked = 0
    for (step, unit) in inputs.indices.flatMap({ step in (0..<made.hidden).map { (step, $0) } }) {
      for quantity in Quantity.all(of: made.cell) {
        for line in run.equation(of: quantity, at: step, layer: made.layers - 1, unit: unit) {
          let numbers = line.components(separatedBy: " = ").filter { workedOut($0) != nil }
          for (left, right) in zip(numbers, numbers.dropFirst()) where !line.contains("held") {
            // σ(a + b) = σ(c) is true if a + b = c.
            let isFunction = right.hasSuffix(")")
            let (a, b) = isFunction ? (argument(left), argument(right)) : (left, right)
            let digits = b.split(separator: ".").last!.count
            let difference = abs(try #require(workedOut(a)) - (try #require(workedOut(b))))
            #expect(difference <= 0.501 * pow(10, -Double(digits)), "\(line)")
            checked += 1
          }
          #expect(line.count <= 72, "\(line)")
        }
      }
    }
    #expect(checked > 50)
  }

  @Test func `of a plain cell is one line`() {
    var dice = Dice(seed: 1)
    let net = Network(Architecture(.rnn, inputs: 1, hidden: 1), dice: &dice)
    for (parameter, number) in zip(net.parameters, [0.5, -0.5, 1] as [Scalar]) {
      parameter.value = Tensor(repeating: number, shape: parameter.value.shape)
    }
    let run = Inspection(of: net, over: [[1]], from: NetworkMemory(layers: [[Tensor(rows: [[0.5]])]]))
    #expect(
      run.equation(of: .shortTerm, at: 0, layer: 0, unit: 0) == [
        "h′ = tanh(x·W + h·U + b)", "   = tanh(0.500 − 0.250 + 1.000) = tanh(1.250) = 0.848",
      ])
  }

  @Test func `shows every number rounded from the recorded one`() throws {
    let (net, inputs) = MadeUpRun(.lstm, layers: 2).content
    let run = Inspection(of: net, over: inputs)
    for step in run.steps {
      for unit in 0..<5 {
        let seen = step.layers[1]
        let lines = run.equation(of: .forget, at: step.step, layer: 1, unit: unit)
        for (line, quantity) in zip(lines.suffix(4), [Quantity.forget, .kept, .longTerm, .shortTerm]) {
          let shown = try #require(workedOut(line.components(separatedBy: " = ").last!))
          #expect(abs(shown - Double(seen[quantity, unit])) <= 0.00051, "\(line)")
        }
      }
    }
  }

  private func argument(_ text: String) -> String {
    String(text[text.index(after: text.firstIndex(of: "(")!)...].dropLast())
  }
}

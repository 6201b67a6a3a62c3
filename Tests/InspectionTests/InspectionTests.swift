import FourGates
import Inspection
import Testing

@Suite struct `An inspection` {
  @Test(arguments: MadeUpRun.all)
  func `shows what the network's own run computes`(_ made: MadeUpRun) {
    let (net, inputs) = made.content
    let run = Inspection(of: net, over: inputs, from: made.start)
    let tape = Tape()
    let own = net.run(over: inputs.map { tape.data(Tensor(rows: [$0])) }, from: made.start, by: .steps)
    #expect(run.steps.map(\.step) == Array(0..<inputs.count))
    #expect(run.steps.map(\.input) == inputs)
    #expect(run.steps.allSatisfy { $0.layers.count == made.layers })
    expectEqual(run.steps.flatMap { $0.layers[made.layers - 1][.shortTerm] }, own.outputs.value.scalars)
    expectEqual(run.steps.flatMap(\.prediction), net.read(own.outputs).value.scalars)
    for (layer, memory) in own.memory.layers.enumerated() {
      for (quantity, numbers) in zip(Quantity.memory(of: made.cell), memory) {
        expectEqual(run.steps.last!.layers[layer][quantity], numbers.scalars)
      }
    }
  }

  @Test func `of a network with filters shows its run, and goes on from a step with what the filters saw of the steps before`()
  {
    let made = MadeUpRun(.gru, embedding: 4, filters: 6)
    let (net, inputs) = made.content
    let run = Inspection(of: net, over: inputs, from: made.start)
    let tape = Tape()
    let own = net.run(over: inputs.map { tape.data(Tensor(rows: [$0])) }, from: made.start, by: .steps)
    expectEqual(run.steps.flatMap(\.prediction), net.read(own.outputs).value.scalars)
    let rest = run.whatIf(holding: [], from: 3)
    #expect(rest.steps.map(\.step) == [3, 4, 5, 6])
    expectEqual(rest.steps.flatMap(\.prediction), run.steps[3...].flatMap(\.prediction))
    #expect(run.modelJSON == #"{"cell": "gru", "inputs": 3, "hidden": 5, "layers": 1, "embedding": 4, "filters": 6}"#)
  }

  @Test(arguments: [UseGate.standard, .lessonNotes])
  func `shows every gate that an LSTM's own watch shows`(_ useGate: UseGate) {
    let made = MadeUpRun(.lstm, layers: 2, useGate: useGate)
    let (net, inputs) = made.content
    guard case .lstm(let cells) = net.layers else { return #expect(Bool(false)) }
    let run = Inspection(of: net, over: inputs)
    var below = inputs.map { Tensor(rows: [$0]) }
    for (layer, cell) in cells.enumerated() {
      let watched = cell.watch(below)
      for (step, own) in zip(run.steps, watched) {
        let seen = step.layers[layer]
        let pairs: [(Quantity, Tensor)] = [
          (.forget, own.forget), (.input, own.input), (.candidate, own.candidate), (.output, own.output), (.kept, own.kept),
          (.learned, own.learned), (.longTerm, own.longTerm), (.shortTerm, own.shortTerm),
        ]
        #expect(pairs.map(\.0) == Quantity.all(of: .lstm))
        for (quantity, numbers) in pairs { expectEqual(seen[quantity], numbers.scalars) }
      }
      below = watched.map(\.shortTerm)
    }
  }

  @Test(arguments: MadeUpRun.all)
  func `takes each gate apart into parts that add up to what is squashed`(_ made: MadeUpRun) {
    let (net, inputs) = made.content
    let run = Inspection(of: net, over: inputs, from: made.start)
    for layer in run.steps.flatMap(\.layers) {
      for gate in Quantity.gates(of: made.cell) {
        let parts = layer.parts(of: gate)
        #expect(parts.keys.contains(.peephole) == (made.cell == .peephole && gate != .candidate))
        let sum = parts.values.reduce(Tensor.zeros([made.hidden])) { $0 + Tensor(row: $1) }
        let isTanh = gate == .candidate || gate == .shortTerm
        expectEqual(layer[gate], (isTanh ? sum.tanh() : sum.sigmoid()).scalars)
      }
      #expect(layer.parts(of: .kept).isEmpty)
    }
  }

  @Test(arguments: MadeUpRun.all)
  func `goes on from the memory before any of its steps as it went on itself`(_ made: MadeUpRun) {
    let (net, inputs) = made.content
    let run = Inspection(of: net, over: inputs, from: made.start)
    for step in [0, 1, 4] {
      let rest = Inspection(of: net, over: Array(inputs[step...]), from: run.memory(before: step))
      let future = run.whatIf(holding: [], from: step)
      #expect(future.steps.map(\.step) == Array(step..<inputs.count))
      for index in rest.steps.indices {
        expectEqual(rest.steps[index].prediction, run.steps[step + index].prediction)
        expectEqual(future.steps[index].prediction, run.steps[step + index].prediction)
      }
    }
    #expect(run.whatIf(holding: [], from: 2, for: 3).steps.map(\.step) == [2, 3, 4])
  }
}

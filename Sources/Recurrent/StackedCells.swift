import Autograd
import Tensors

/// Layers of cells, each reading the output of the one below: itself a cell, whose memory is a memory a layer.
public struct StackedCells<Cell: RecurrentCell>: RecurrentCell {
  public let layers: [Cell]

  /// - Precondition: there is at least one layer, and each reads as many numbers as the one below shows.
  public init(_ layers: [Cell]) {
    guard !layers.isEmpty else { refuse("a stack needs at least one layer, and got none.") }
    for (below, above) in zip(layers, layers.dropFirst()) where above.inputs != below.hidden {
      refuse("a layer of a stack reads the \(below.hidden) units of the layer below, and got \(above.inputs) inputs.")
    }
    self.layers = layers
  }

  public var inputs: Int { layers[0].inputs }
  public var hidden: Int { layers[layers.count - 1].hidden }
  public var parameters: [Parameter] { layers.flatMap(\.parameters) }

  public func zeroMemory(batch: Int, on tape: Tape) -> [Cell.Memory] {
    layers.map { $0.zeroMemory(batch: batch, on: tape) }
  }

  public func step(_ x: Variable, _ memory: [Cell.Memory]) -> [Cell.Memory] {
    requireMemories(memory)
    var below = x
    return zip(layers, memory).map { layer, memory in
      let next = layer.step(below, memory)
      below = layer.output(next)
      return next
    }
  }

  func requireMemories(_ memory: [Cell.Memory]) {
    guard memory.count == layers.count else {
      refuse("a stack of \(layers.count) layers needs as many memories, and got \(memory.count).")
    }
  }

  public func output(_ memory: [Cell.Memory]) -> Variable {
    layers[layers.count - 1].output(memory[memory.count - 1])
  }
}

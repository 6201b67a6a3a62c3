import Recurrent
import Tensors

/// The holds that concern one layer.
struct LayerHolds {
  private let holds: [Hold]
  private let firstStep: Int

  /// - Parameter firstStep: The number of the step in row 0.
  init(_ holds: [Hold], layer: Int, firstStep: Int) {
    self.holds = holds.filter { $0.layer == nil || $0.layer == layer }
    self.firstStep = firstStep
  }

  /// The values of a gate at a step, with those replaced that are held.
  func applied(to values: Tensor, _ gate: Quantity, _ row: Int) -> [Scalar] {
    var values = values.scalars
    for hold in holds where hold.gate == gate && hold.fromStep <= firstStep + row {
      if let unit = hold.unit { values[unit] = hold.value } else { for unit in values.indices { values[unit] = hold.value } }
    }
    return values
  }

  /// For a gate that is held at a step: 1 where a unit is free and 0 where it is held, and what it is held at; nil if all are free.
  func mask(_ gate: Quantity, _ row: Int, units: Int) -> (free: [Scalar], fixed: [Scalar])? {
    let step = firstStep + row
    guard (0..<units).contains(where: { contains(gate, unit: $0, step: step) }) else { return nil }
    let free = (0..<units).map { contains(gate, unit: $0, step: step) ? Scalar(0) : 1 }
    return (free, applied(to: .zeros([units]), gate, row))
  }

  /// Whether a gate of a unit is held at a step, by its number.
  func contains(_ gate: Quantity, unit: Int, step: Int) -> Bool {
    holds.contains { $0.gate == gate && $0.fromStep <= step && ($0.unit == nil || $0.unit == unit) }
  }
}

extension Inspection {
  static func check(_ holds: [Hold], for architecture: Architecture) {
    let gates = Quantity.gates(of: architecture.cell)
    for hold in holds {
      guard gates.contains(hold.gate) else {
        refuse("a cell of this kind has no gate \(hold.gate.rawValue) that could be held.")
      }
      if let layer = hold.layer, !(0..<architecture.layers).contains(layer) {
        refuse("there is no layer \(layer) to hold a gate of: this network has \(architecture.layers), counted from 0.")
      }
      if let unit = hold.unit, !(0..<architecture.hidden).contains(unit) {
        refuse("there is no unit \(unit) to hold a gate of: each layer has \(architecture.hidden), counted from 0.")
      }
    }
  }

  static func check(_ start: NetworkMemory, for architecture: Architecture) {
    let shapes = zeroMemory(of: architecture).layers.map { $0.map(\.shape) }
    let given = start.layers.map { $0.map(\.shape) }
    guard given == shapes else { refuse("an inspection starts from memories of shapes \(shapes), and got \(given).") }
  }

  static func zeroMemory(of architecture: Architecture) -> NetworkMemory {
    let parts = Quantity.memory(of: architecture.cell)
    return NetworkMemory(
      layers: (0..<architecture.layers).map { _ in parts.map { _ in Tensor.zeros([1, architecture.hidden]) } })
  }
}

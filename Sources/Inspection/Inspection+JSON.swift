import Recurrent
import Tensors

extension Inspection {
  /// Writes the run as JSON, a step a line, every number with as many digits as it takes to read the same number again.
  ///
  ///     {"model": {"cell": "lstm", "inputs": 1, "hidden": 50, "layers": 1}, "steps": [
  ///     {"step": 0, "input": [..], "layers": [{"forget": [..], …, "parts": {"forget": {"input": [..], …}, …}}], "prediction": [..]},
  ///     …
  ///     ]}
  ///
  /// A number that is not finite is null, because JSON has none.
  ///
  /// - Parameters:
  ///   - places: Which of the steps, by their places in `steps`.
  ///   - write: Gets the text in pieces, a step each.
  public func writeJSON(of places: some Sequence<Int>, to write: ([UInt8]) throws -> Void) rethrows {
    var text = TextBytes()
    text.add("{\"model\": \(modelJSON), \"steps\": [\n")
    var isFirst = true
    for place in places {
      if !isFirst { text.add(",\n") }
      isFirst = false
      add(steps[place], to: &text)
      try write(text.bytes)
      text.bytes.removeAll(keepingCapacity: true)
    }
    text.add("\n]}\n")
    try write(text.bytes)
  }

  /// What the network is made of, as JSON.
  public var modelJSON: String {
    let model = architecture
    let front = [("embedding", model.embedding), ("filters", model.filters)]
      .compactMap { name, size in size.map { ", \"\(name)\": \($0)" } }.joined()
    return """
      {"cell": "\(model.cell.rawValue)", "inputs": \(model.inputs), "hidden": \(model.hidden), "layers": \(model.layers)\(front)}
      """
  }

  private func add(_ step: InspectedStep, to text: inout TextBytes) {
    text.add("{\"step\": \(step.step), \"input\": ")
    text.add(step.input)
    text.add(", \"layers\": [")
    for (index, layer) in step.layers.enumerated() {
      if index > 0 { text.add(", ") }
      text.add("{")
      for quantity in Quantity.all(of: architecture.cell) {
        text.add("\"\(quantity.rawValue)\": ")
        text.add(layer[quantity])
        text.add(", ")
      }
      text.add("\"parts\": {")
      for (index, gate) in Quantity.gates(of: architecture.cell).enumerated() {
        text.add("\(index > 0 ? ", " : "")\"\(gate.rawValue)\": {")
        let parts = layer.parts(of: gate)
        for (index, part) in GatePart.allCases.filter({ parts[$0] != nil }).enumerated() {
          text.add("\(index > 0 ? ", " : "")\"\(part.rawValue)\": ")
          text.add(parts[part]!)
        }
        text.add("}")
      }
      text.add("}}")
    }
    text.add("], \"prediction\": ")
    text.add(step.prediction)
    text.add("}")
  }
}

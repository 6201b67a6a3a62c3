import Tensors

extension Inspection {
  /// Writes the run as CSV: a header, then a line for each step, layer, unit and quantity.
  ///
  ///     step,layer,unit,quantity,value
  ///     0,0,0,forget,0.73105857
  ///
  /// A number that is not finite is left empty.
  ///
  /// - Parameters:
  ///   - places: Which of the steps, by their places in `steps`.
  ///   - write: Gets the text in pieces, a step each.
  public func writeCSV(
    of places: some Sequence<Int>, layers: Range<Int>, units: Range<Int>, to write: ([UInt8]) throws -> Void
  ) rethrows {
    var text = TextBytes()
    text.add("step,layer,unit,quantity,value\n")
    let quantities = Quantity.all(of: architecture.cell)
    for place in places {
      let step = steps[place]
      for layer in layers {
        let values = quantities.map { step.layers[layer][$0] }
        for unit in units {
          for (quantity, values) in zip(quantities, values) {
            text.add("\(step.step),\(layer),\(unit),\(quantity.rawValue),")
            if values[unit].isFinite { text.add(values[unit].description) }
            text.add("\n")
          }
        }
      }
      try write(text.bytes)
      text.bytes.removeAll(keepingCapacity: true)
    }
    if !text.bytes.isEmpty { try write(text.bytes) }
  }
}

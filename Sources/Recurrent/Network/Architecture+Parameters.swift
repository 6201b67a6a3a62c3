extension Architecture {
  /// The names and shapes that the parameters of such a network have, in their order, without making it.
  package var parameterShapes: [(name: String, shape: [Int])] {
    frontShapes + (0..<layers).flatMap { layerShapes($0) }
      + (outputs.map { [("readout.V", [hidden, $0]), ("readout.d", [$0])] } ?? [])
  }

  private var frontShapes: [(name: String, shape: [Int])] {
    let table = embedding.map { [("embedding.table", [inputs, $0])] } ?? []
    guard let filters else { return table }
    // A file may say any number; a shape that no tensor has says that it is wrong.
    let (rows, isTooMuch) = (embedding ?? inputs).multipliedReportingOverflow(by: Convolution.defaultWidth)
    return table + [("convolution.W", [isTooMuch ? .max : rows, filters]), ("convolution.b", [filters])]
  }

  private func layerShapes(_ layer: Int) -> [(name: String, shape: [Int])] {
    let name = "\(cell.rawValue).\(layer)"
    let inputs = layer == 0 ? lowestInputs : hidden
    func map(_ gate: String) -> [(name: String, shape: [Int])] {
      [("\(name)\(gate).W", [inputs, hidden]), ("\(name)\(gate).U", [hidden, hidden]), ("\(name)\(gate).b", [hidden])]
    }
    let lstm = [".forget", ".input", ".candidate", ".output"]
    switch cell {
    case .rnn: return map("")
    case .lstm:
      let notes = [("\(name).use.W", [hidden, hidden]), ("\(name).use.b", [hidden])]
      return lstm.flatMap(map) + (useGate == .standard ? [] : notes)
    case .peephole:
      return lstm.flatMap(map) + [".forget", ".input", ".output"].map { ("\(name)\($0).p", [hidden]) }
    case .gru:
      return [".reset", ".update", ".candidate"].flatMap(map) + [("\(name).candidate.c", [hidden])]
    }
  }
}

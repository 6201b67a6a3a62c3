import FourGates
import Foundation
import Inspection
import LessonKit
import Plotting

/// What the script of an inspection's page reads: a JSON of what the run is, and the numbers of it in lines of base64.
///
/// In base64 a number keeps all its bits, what is no number has a place too, and a large run loads quickly: of 1,000 steps of two
/// layers with 128 units it makes 22 MB, which a browser shows in about a second. The JSON names the line in which a list stands.
struct PageData {
  private var lists: [Data] = []
  private var facts: Facts

  /// The number of each list's line, counted from 0.
  struct Layer: Encodable {
    var values: [String: Int] = [:]
    var parts: [String: [String: Int]] = [:]
    /// What was remembered before the first step.
    var before: [String: Int] = [:]
    /// What the lesson notes' use gate squashes, and its bias.
    var shown: Int?
    var notesBias: Int?
  }

  struct Text: Encodable {
    let symbols: [String]
    let alphabet: [String]
  }

  struct Held: Encodable {
    let gate: Quantity
    let fromStep: Int
    let layer: Int?
    let unit: Int?
  }

  struct Named: Encodable {
    let quantity: Quantity
    let name: String
  }

  private struct Facts: Encodable {
    let model: Architecture
    let bits: Int
    /// The number of the first step.
    let first: Int
    let steps: Int
    let quantities: [Named]
    /// Where the page begins.
    let layer: Int
    let unit: Int
    let holds: [Held]
    let palettes: [String: [String]]
    var names: [String] = []
    var predictsNext = false
    var text: Text?
    var input: Int?
    var prediction: Int?
    var layers: [Layer] = []
  }

  init(_ page: InspectionPage) {
    let (run, model) = (page.run, page.run.architecture)
    let steps = run.steps.filter { page.steps.contains($0.step) }
    facts = Facts(
      model: model, bits: MemoryLayout<Scalar>.size * 8, first: page.steps.lowerBound, steps: steps.count,
      quantities: Quantity.all(of: model.cell).map { Named(quantity: $0, name: $0.words(in: model.cell).name) },
      layer: page.place.layer, unit: page.place.unit,
      holds: run.holds.map { Held(gate: $0.gate, fromStep: $0.fromStep, layer: $0.layer, unit: $0.unit) },
      palettes: ["sequential": HeatMap.Scale.sequential.colours, "diverging": HeatMap.Scale.diverging.colours])
    switch page.content {
    case .series(let names, let isNext):
      (facts.names, facts.predictsNext) = (names, isNext)
      facts.input = line(steps.map(\.input))
    case .text(let symbols, let alphabet):
      facts.text = Text(symbols: symbols, alphabet: alphabet)
    }
    if model.outputs != nil { facts.prediction = line(steps.map(\.prediction)) }
    let memory = run.memory(before: page.steps.lowerBound)
    for layer in 0..<model.layers {
      facts.layers.append(self.layer(steps.map { $0.layers[layer] }, from: memory.layers[layer], of: model))
      if let bias = run.notesBias(layer: layer) { facts.layers[layer].notesBias = line([bias]) }
    }
  }

  private mutating func layer(_ steps: [InspectedLayer], from memory: [Tensor], of model: Architecture) -> Layer {
    var layer = Layer()
    for quantity in Quantity.all(of: model.cell) { layer.values[quantity.rawValue] = line(steps.map { $0[quantity] }) }
    for gate in Quantity.gates(of: model.cell) {
      let parts = steps.map { $0.parts(of: gate) }
      for part in GatePart.allCases where parts[0][part] != nil {
        layer.parts[gate.rawValue, default: [:]][part.rawValue] = line(parts.map { $0[part] ?? [] })
      }
    }
    for (kind, numbers) in zip(Quantity.memory(of: model.cell), memory) {
      layer.before[kind.rawValue] = line([numbers.scalars])
    }
    if model.useGate == .lessonNotes { layer.shown = line(steps.map { $0.shown ?? [] }) }
    return layer
  }

  /// Writes a list of each step down, or once what is the same at all steps; returns the number of the line.
  private mutating func line(_ rows: [[Scalar]]) -> Int {
    let numbers = rows.dropFirst().allSatisfy { $0 == rows[0] } ? rows[0] : Array(rows.joined())
    lists.append(numbers.withUnsafeBytes { Data($0) })
    return lists.count - 1
  }

  /// The elements that hold the data; the script finds them by their names.
  func blocks() throws -> [HTML] {
    [try .json(id: "run", facts), .base64(id: "lists", lists)]
  }
}

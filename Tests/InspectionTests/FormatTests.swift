import FourGates
import Foundation
import Inspection
import Testing

@Suite struct `A run in a file` {
  private func text(_ write: (([UInt8]) -> Void) -> Void) -> String {
    var bytes: [UInt8] = []
    write { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: MadeUpRun.all)
  func `as JSON has every number, bit for bit, under its name`(_ made: MadeUpRun) throws {
    let (net, inputs) = made.content
    let run = Inspection(of: net, over: inputs)
    let json = text { run.writeJSON(of: 1..<5, to: $0) }
    let read = try JSONDecoder().decode(ReadRun.self, from: Data(json.utf8))
    var expectedModel: [String: ReadRun.Word] = [
      "cell": .text(made.cell.rawValue), "inputs": .number(3), "hidden": .number(5), "layers": .number(made.layers),
    ]
    if let embedding = made.embedding { expectedModel["embedding"] = .number(embedding) }
    #expect(read.model == expectedModel)
    #expect(read.steps.count == 4)
    for (own, step) in zip(run.steps[1..<5], read.steps) {
      #expect(step.step == own.step && step.input == own.input && step.prediction == own.prediction)
      #expect(step.layers.count == made.layers)
      for (own, layer) in zip(own.layers, step.layers) {
        let quantities = Quantity.all(of: made.cell)
        #expect(Set(layer.values.keys) == Set(quantities.map(\.rawValue)))
        for quantity in quantities { #expect(layer.values[quantity.rawValue] == own[quantity]) }
        #expect(Set(layer.parts.keys) == Set(Quantity.gates(of: made.cell).map(\.rawValue)))
        for (gate, parts) in layer.parts {
          let all = own.parts(of: try #require(Quantity(rawValue: gate)))
          #expect(Set(parts.keys) == Set(all.keys.map(\.rawValue)))
          for (part, values) in all { #expect(parts[part.rawValue] == values) }
        }
      }
    }
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(Set(object.keys) == ["model", "steps"])
    let steps = try #require(object["steps"] as? [[String: Any]])
    #expect(steps.allSatisfy { Set($0.keys) == ["step", "input", "layers", "prediction"] })
  }

  @Test func `as CSV is a header, and a line for each step, layer, unit and quantity`() throws {
    let (net, inputs) = MadeUpRun(.gru, layers: 3).content
    let run = Inspection(of: net, over: inputs)
    let lines = text { run.writeCSV(of: [2, 4], layers: 1..<3, units: 0..<5, to: $0) }.split(separator: "\n")
    #expect(lines[0] == "step,layer,unit,quantity,value")
    #expect(lines.count == 1 + 2 * 2 * 5 * 4)
    for line in lines.dropFirst() {
      let cells = line.split(separator: ",").map(String.init)
      let (step, layer, unit) = try (#require(Int(cells[0])), #require(Int(cells[1])), #require(Int(cells[2])))
      let quantity = try #require(Quantity(rawValue: cells[3]))
      #expect(try #require(Scalar(cells[4])) == run.steps[step].layers[layer][quantity, unit])
    }
  }

  @Test func `has null, or nothing, where a number is none`() throws {
    let (net, inputs) = MadeUpRun(.rnn).content
    var broken = inputs
    broken[0][0] = .nan
    let run = Inspection(of: net, over: broken)
    let json = text { run.writeJSON(of: 0..<1, to: $0) }
    #expect(json.contains("\"shortTerm\": [null, null, null, null, null]"))
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json.utf8)) }
    let csv = text { run.writeCSV(of: 0..<1, layers: 0..<1, units: 0..<1, to: $0) }
    #expect(csv.hasSuffix("0,0,0,shortTerm,\n"))
  }
}

/// The JSON of a run, read by Foundation's decoder, which gives a number back to its last bit.
private struct ReadRun: Decodable {
  enum Word: Decodable, Equatable {
    case text(String)
    case number(Int)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      self = try (try? container.decode(Int.self)).map(Word.number) ?? .text(container.decode(String.self))
    }
  }

  struct Step: Decodable {
    let step: Int
    let input: [Scalar]
    let layers: [Layer]
    let prediction: [Scalar]
  }

  /// Lists of numbers under their names, and the parts.
  struct Layer: Decodable {
    struct Name: CodingKey {
      let stringValue: String
      var intValue: Int? { nil }
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    let values: [String: [Scalar]]
    let parts: [String: [String: [Scalar]]]

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Name.self)
      parts = try container.decode([String: [String: [Scalar]]].self, forKey: Name(stringValue: "parts"))
      let names = container.allKeys.filter { $0.stringValue != "parts" }
      values = Dictionary(
        uniqueKeysWithValues: try names.map { ($0.stringValue, try container.decode([Scalar].self, forKey: $0)) })
    }
  }

  let model: [String: Word]
  let steps: [Step]
}

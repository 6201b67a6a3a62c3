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
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(Set(object.keys) == ["model", "steps"])
    let model = try #require(object["model"] as? [String: Any])
    #expect(model["cell"] as? String == made.cell.rawValue)
    #expect(Set(model.keys) == ["cell", "inputs", "hidden", "layers"])
    #expect([model["inputs"], model["hidden"], model["layers"]].map { $0 as? Int } == [3, 5, made.layers])
    let steps = try #require(object["steps"] as? [[String: Any]])
    #expect(steps.count == 4)
    func numbers(_ any: Any?) throws -> [Scalar] { try #require(any as? [NSNumber]).map { Scalar($0.doubleValue) } }
    for (own, step) in zip(run.steps[1..<5], steps) {
      #expect(Set(step.keys) == ["step", "input", "layers", "prediction"])
      #expect(step["step"] as? Int == own.step)
      #expect(try numbers(step["input"]) == own.input)
      #expect(try numbers(step["prediction"]) == own.prediction)
      let layers = try #require(step["layers"] as? [[String: Any]])
      #expect(layers.count == made.layers)
      for (own, layer) in zip(own.layers, layers) {
        let quantities = Quantity.all(of: made.cell)
        #expect(Set(layer.keys) == Set(quantities.map(\.rawValue) + ["parts"]))
        for quantity in quantities { #expect(try numbers(layer[quantity.rawValue]) == own[quantity]) }
        let parts = try #require(layer["parts"] as? [String: [String: Any]])
        #expect(Set(parts.keys) == Set(Quantity.gates(of: made.cell).map(\.rawValue)))
        for (gate, parts) in parts {
          let all = own.parts(of: try #require(Quantity(rawValue: gate)))
          #expect(Set(parts.keys) == Set(all.keys.map(\.rawValue)))
          for (part, values) in all { #expect(try numbers(parts[part.rawValue]) == values) }
        }
      }
    }
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

import FourGates
import Foundation
import Inspection
import Testing

@testable import Plotting
@testable import gates

@Suite struct `What gates inspect shows` {
  private func subject(_ path: String, _ arguments: [String] = []) throws -> InspectionSubject {
    let command = try #require(try Gates.parseAsRoot(["inspect", path] + arguments) as? InspectCommand)
    let model = try ModelFile(reading: path)
    let holds = try command.hold.map { try Hold($0, for: model.network.architecture) }
    return try InspectionSubject(
      model, command.input.sequence(for: model), holds: holds, command.selection, command: "gates inspect")
  }

  private func text(_ subject: InspectionSubject, width: Int = 80) -> [String] {
    var lines: [String] = []
    TextReport(subject, width: width).write { lines += $0 }
    return lines
  }

  @Test(arguments: [60, 80, 100], Architecture.Cell.allCases)
  func `is as text no wider than the terminal`(_ width: Int, _ cell: Architecture.Cell) throws {
    let folder = try ModelFolder()
    let path = try folder.forecaster(cell, hidden: 128, layers: 2)
    for arguments in [
      ["--to", "2"], ["--to", "12", "--unit", "100"], ["--hold", "\(Quantity.gates(of: cell)[0].rawValue)=1@3"],
    ] {
      // The path of a temporary folder may be wider than a narrow terminal and is then broken.
      for line in text(try subject(path, arguments), width: width) { #expect(line.count <= width, "\(line)") }
    }
    let gradient = try subject(path, ["--gradient", "9"])
    for line in GradientTable(gradient, try #require(gradient.gradient)).lines(width: width) {
      #expect(line.count <= width, "\(line)")
    }
  }

  @Test func `is a block a step with a sign for every unit`() throws {
    let folder = try ModelFolder()
    let subject = try subject(folder.forecaster(hidden: 25), ["--from", "7", "--to", "8"])
    let lines = text(subject)
    #expect(lines.filter { $0.hasPrefix("Step ") }.count == 2)
    let forget = try #require(lines.first { $0.hasPrefix("forget") })
    let signs = Array(forget.dropFirst(12).prefix(25))
    let values = subject.run.steps[7].layers[0][.forget]
    for (sign, value) in zip(signs, values) { #expect(sign == Array("▁▂▃▄▅▆▇█")[min(7, Int(value * 8))]) }
    #expect(forget.hasSuffix("\(shortNumber(values.min()!)) … \(shortNumber(values.max()!))"))
    let candidate = try #require(lines.first { $0.hasPrefix("candidate") }).dropFirst(12).prefix(25)
    for (sign, value) in zip(candidate, subject.run.steps[7].layers[0][.candidate]) {
      #expect("░▒▓".contains(sign) == (value < 0))
    }
  }

  @Test func `is a line a step for one unit`() throws {
    let folder = try ModelFolder()
    let subject = try subject(folder.forecaster(.gru, layers: 2), ["--unit", "4", "--from", "3", "--to", "9", "--layer", "1"])
    let lines = text(subject)
    #expect(lines.contains("Layer 1, unit 4: r reset, z update, n candidate and h′ short-term."))
    let rows = lines.suffix(7).map { $0.split(separator: " ").map(String.init) }
    for (row, step) in zip(rows, 3...9) {
      let seen = subject.run.steps[step]
      let numbers = row.compactMap { Double($0.replacing("−", with: "-").filter { !"▁▂▃▄▅▆▇█░▒▓".contains($0) }) }
      let expected =
        [Scalar(step), seen.input[0]] + [.reset, .update, .candidate, .shortTerm].map { seen.layers[1][$0, 4] }
        + seen.prediction
      #expect(numbers.count == expected.count)
      for (a, b) in zip(numbers, expected) { #expect(abs(a - Double(b)) <= 0.00501) }
    }
  }

  @Test func `says where it is from, what is held, and how often a condition is true`() throws {
    let folder = try ModelFolder()
    let path = try folder.forecaster()
    let lines = text(try subject(path, ["--hold", "forget[2]=0.5@10", "--where", "forget = 0.5"]), width: 400)
    #expect(lines[0] == "\(path): an LSTM, 1 layer of 6 units, 1 input, 1 output, trained on sine.")
    #expect(lines[1] == "It reads 200 steps of its task, sine.")
    #expect(lines[2] == "Held: forget of unit 2 at 0.5 from step 10.")
    #expect(lines[3] == "forget = 0.5: at 190 of 200 steps.")
    #expect(lines.filter { $0.hasPrefix("Step ") }.count == 190)
    #expect(text(try subject(path, ["--where", "forget > 1"])).last?.hasPrefix("A sign is") == false)
  }

  @Test func `shows of a text the likeliest symbols, and which came`() throws {
    let folder = try ModelFolder()
    let subject = try subject(folder.reader(), ["--text", "wa b"])
    let lines = text(subject)
    #expect(lines.contains("It reads 4 symbols of the text given."))
    let line = try #require(lines.first { $0.hasPrefix("Step 1:  in a  out ") })
    #expect(line.hasSuffix("then came ␣"))
    let outputs = subject.run.steps[1].prediction.map { exp(Double($0)) }
    let best = try #require(outputs.indices.max { outputs[$0] < outputs[$1] })
    let chance = outputs[best] / outputs.reduce(0, +)
    #expect(line.contains("out \(["↵", "␣", "a", "b", "w"][best]) \(shortNumber(Scalar(chance))), "))
  }

  @Test func `names the place of the only 1 of an input where every row has one`() throws {
    let folder = try ModelFolder()
    let path = try folder.model(Architecture(.lstm, inputs: 3, hidden: 2)).path
    let csv = try folder.write("a,b,c\n0,1,0\n0,0,1\n", as: "ones.csv")
    let words = ["--input", csv, "--column", "a,b,c"]
    #expect(text(try subject(path, words)).contains { $0.hasPrefix("Step 0:  in no. 1  out ") })
    #expect(text(try subject(path, words + ["--unit", "0"])).contains { $0.hasPrefix("   1 no. 2 ") })
    let mixed = try folder.write("a,b,c\n0,1,0\n0,0.5,1\n", as: "mixed.csv")
    #expect(
      text(try subject(path, ["--input", mixed, "--column", "a,b,c"])).contains { $0.hasPrefix("Step 0:  in 0.00 1.00 0.00") })
  }

  @Test func `draws every gate as a heat map over the same steps as the series`() throws {
    let folder = try ModelFolder()
    let subject = try subject(folder.forecaster(hidden: 8), ["--from", "20", "--to", "79"])
    let figure = GateFigure(subject, layer: 0).figure
    #expect(figure.panels.count == 7)
    #expect(Set(figure.panels.map(\.x.range)) == [-0.5...59.5])
    #expect(figure.panels[0].marks.map(\.name) == ["input", "predicted one step before"])
    guard case .heatMap(let map) = figure.panels[1].marks[0].content else { return #expect(Bool(false)) }
    #expect(figure.panels[1].title == "forget, σ(f)")
    #expect(map.rows.count == 8 && map.rows[0].count == 60 && map.range == 0...1 && map.scale == .sequential)
    #expect(map.rows[5][13] == Double(subject.run.steps[33].layers[0][.forget, 5]))
    guard case .line(let x, let y, _) = figure.panels[0].marks[1].content else { return #expect(Bool(false)) }
    #expect(x[1] == 1 && y[1] == Double(subject.run.steps[20].prediction[0]))
  }

  @Test func `draws long runs with columns that are means of several steps`() throws {
    let folder = try ModelFolder()
    let csv = try folder.write((0..<1000).map { "\($0 % 7)" }.joined(separator: "\n"), as: "long.csv")
    let subject = try subject(folder.forecaster(hidden: 128), ["--input", csv])
    let figure = GateFigure(subject, layer: 0).figure
    guard case .heatMap(let map) = figure.panels[2].marks[0].content else { return #expect(Bool(false)) }
    #expect(map.rows.count * map.rows[0].count <= GateFigure.mostCells)
    #expect(figure.panels[2].x.label == "step (a column is the mean of 7)")
    let mean = (7..<14).reduce(0) { $0 + Double(subject.run.steps[$1].layers[0][.input, 3]) } / 7
    #expect(abs(map.rows[3][1] - mean) < 1e-6)
  }
}

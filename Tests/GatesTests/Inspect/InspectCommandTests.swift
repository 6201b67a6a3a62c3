import FourGates
import Foundation
import Inspection
import Testing

@testable import gates

@Suite struct `gates inspect` {
  private func run(_ words: String...) throws {
    var command = try Gates.parseAsRoot(["inspect"] + words)
    try command.run()
  }

  @Test func `writes the numbers of the network's own run as JSON, with all their digits`() throws {
    let folder = try ModelFolder()
    let (path, net) = try folder.model(Architecture(.lstm, inputs: 1, hidden: 6, layers: 2), task: "sine")
    let csv = try folder.write("x\n0.1\n-0.25\n0.5\n", as: "series.csv")
    try run(path, "--input", csv, "--format", "json", "--out", folder.file("run.json"))
    let own = Inspection(of: net, over: [[0.1], [-0.25], [0.5]])
    var bytes: [UInt8] = []
    own.writeJSON(of: 0..<3) { bytes += $0 }
    #expect(try folder.text("run.json") == String(decoding: bytes, as: UTF8.self))
    #expect(!folder.names.contains { $0.hasSuffix(".part") })
  }

  @Test func `holds gates, and writes the steps that are asked for`() throws {
    let folder = try ModelFolder()
    let path = try folder.forecaster(layers: 2)
    try run(
      path, "--hold", "forget=1@3", "--hold", "1.output[2]=0", "--from", "2", "--to", "4", "--layer", "1", "--unit", "2",
      "--format", "csv", "--out", folder.file("run.csv"))
    let lines = try folder.text("run.csv").split(separator: "\n")
    #expect(lines.count == 1 + 3 * 8)
    #expect(lines.dropFirst().allSatisfy { $0.split(separator: ",")[1] == "1" && $0.split(separator: ",")[2] == "2" })
    #expect(!lines.contains("2,1,2,forget,1.0") && lines.contains("3,1,2,forget,1.0") && lines.contains("4,1,2,forget,1.0"))
    #expect(lines.filter { $0.hasSuffix("output,0.0") }.count == 3)
  }

  @Test func `picks the steps where a condition is true`() throws {
    let folder = try ModelFolder()
    let (path, net) = try folder.model(Architecture(.lstm, inputs: 1, hidden: 3), task: "sine")
    let values = (0..<30).map { sin(Double($0) * 0.4) }
    let csv = try folder.write(values.map { "\($0)" }.joined(separator: "\n"), as: "series.csv")
    try run(
      path, "--input", csv, "--where", "candidate[1] > 0.1", "--to", "20", "--format", "json", "--out", folder.file("run.json"))
    let own = Inspection(of: net, over: values.map { [Scalar($0)] })
    let expected = own.steps[...20].filter { $0.layers[0][.candidate, 1] > 0.1 }.map(\.step)
    let steps = try folder.text("run.json").split(separator: "\n").compactMap { line in
      line.split(separator: " ").first == "{\"step\":" ? Int(line.split(separator: " ")[1].dropLast()) : nil
    }
    #expect(steps == expected && (1..<21).contains(steps.count))
  }

  @Test func `reads a text symbol by symbol`() throws {
    let folder = try ModelFolder()
    let path = try folder.reader()
    try run(path, "--text", "wab\n", "--format", "json", "--out", folder.file("a.json"))
    let text = try folder.write("wab\n", as: "text.txt")
    try run(path, "--input", text, "--format", "json", "--out", folder.file("b.json"))
    #expect(try folder.text("a.json") == folder.text("b.json"))
    #expect(try folder.text("a.json").contains("{\"step\": 3, \"input\": [1.0, 0.0, 0.0, 0.0, 0.0]"))
  }

  @Test func `reads as many columns as the network has inputs, in the order in which they are named`() throws {
    let folder = try ModelFolder()
    let path = try folder.model(Architecture(.rnn, inputs: 2, hidden: 3)).path
    let csv = try folder.write("a,b,c\n1,2,3\n4,5,6\n", as: "three.csv")
    try run(path, "--input", csv, "--column", "c,a", "--format", "json", "--out", folder.file("run.json"))
    let json = try folder.text("run.json")
    #expect(json.contains("\"input\": [3.0, 1.0]") && json.contains("\"input\": [6.0, 4.0]"))
  }

  @Test(arguments: TaskChoice.allCases)
  func `has an example of every task that a network was trained on`(_ choice: TaskChoice) throws {
    let folder = try ModelFolder()
    let task = try choice.make()
    var dice = Dice(seed: 7)
    let net = Network(Architecture(.gru, inputs: task.inputs, hidden: 2, outputs: task.outputs), dice: &dice)
    var file = SafetensorsFile(net, task: task.name, alphabet: task.alphabet?.symbols)
    file.metadata[RunSettings.key] = RunSettings(choice, try TrainWishes.parse([]), hasFile: false).json
    let path = folder.file("trained.safetensors")
    try file.write(to: path)
    try run(path, "--format", "csv", "--out", folder.file("run.csv"))
    #expect(try folder.text("run.csv").split(separator: "\n").count == 1 + task.example.count * 2 * 4)
  }

  @Test func `puts a series on the scale that the network was trained with`() throws {
    let folder = try ModelFolder()
    var dice = Dice(seed: 7)
    var file = SafetensorsFile(Network(Architecture(.rnn, inputs: 1, hidden: 2), dice: &dice), task: "sine")
    var settings = RunSettings(.sine, try TrainWishes.parse([]), hasFile: true)
    settings.scales = [[10, 4]]
    file.metadata[RunSettings.key] = settings.json
    let path = folder.file("scaled.safetensors")
    try file.write(to: path)
    let csv = try folder.write("x\n12\n6\n", as: "series.csv")
    try run(path, "--input", csv, "--format", "json", "--out", folder.file("run.json"))
    let json = try folder.text("run.json")
    #expect(json.contains("\"input\": [0.5]") && json.contains("\"input\": [-1.0]"))
    #expect(
      ending("inspect", path)
        == (1, "\(path) was trained on a file, which it does not hold; give it this file, or another, with --input FILE."))
  }

  @Test func `writes the gradients of the memory as CSV and JSON`() throws {
    let folder = try ModelFolder()
    let path = try folder.forecaster()
    try run(path, "--gradient", "5", "--format", "csv", "--out", folder.file("g.csv"))
    let lines = try folder.text("g.csv").split(separator: "\n")
    #expect(lines.count == 1 + 6 * 3)
    #expect(lines.last?.hasPrefix("5,0,productOfForget,0.") == true)
    try run(path, "--gradient", "5", "--from", "2", "--format", "json", "--out", folder.file("g.json"))
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(folder.text("g.json").utf8)) as? [String: [String: Any]])
    let gradient = try #require(object["gradient"])
    #expect(gradient["before"] as? [Int] == [2, 3, 4, 5])
    let layers = try #require(gradient["layers"] as? [[String: [Double]]])
    #expect(Set(layers[0].keys) == ["longTerm", "shortTerm", "productOfForget"])
    #expect(layers[0].values.allSatisfy { $0.count == 4 })
    let value = try #require(
      lines.first { $0.hasPrefix("2,0,gradientOfLongTerm,") }?.split(separator: ",").last.flatMap { Double($0) })
    #expect(abs(value - (try #require(layers[0]["longTerm"])[0])) <= 1e-12 * value && value > 0)
  }

  @Test func `writes the page into a folder`() throws {
    let folder = try ModelFolder()
    let path = try folder.forecaster(layers: 2)
    try run(path, "--format", "page", "--out", folder.file("page"))
    #expect(try String(contentsOfFile: folder.file("page/page.html"), encoding: .utf8).hasSuffix("</html>\n"))
  }

  @Test(.enabled(if: hasGnuplot, "gnuplot is not installed: `make setup` installs it"))
  func `draws the gates of each layer`() throws {
    let folder = try ModelFolder()
    let path = try folder.forecaster(layers: 2)
    try run(path, "--to", "20", "--format", "svg", "--out", folder.file("figures"))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.file("figures")).sorted()
    #expect(names == ["gates-layer-0.gp", "gates-layer-0.svg", "gates-layer-1.gp", "gates-layer-1.svg"])
  }
}

private var hasGnuplot: Bool {
  (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
    FileManager.default.isExecutableFile(atPath: "\($0)/gnuplot")
  }
}

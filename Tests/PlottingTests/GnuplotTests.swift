import Foundation
import Testing

@testable import Plotting

private let isInstalled = (try? Gnuplot().version()) != nil

@Suite(.enabled(if: isInstalled, "gnuplot is not installed: `make setup` installs it")) struct GnuplotTests {
  @Test(arguments: [Figure.line, .everyMark, .manyPanels])
  func `a figure becomes a picture and its script, and nothing else`(_ figure: Figure) throws {
    let folder = try TemporaryFolder()
    let picture = try Gnuplot().draw(figure, named: "figure", in: folder.path)
    #expect(picture == Picture(path: "\(folder.path)/figure.svg", script: "\(folder.path)/figure.gp"))
    #expect(try folder.files == ["figure.gp", "figure.svg"])
    let svg = try folder.text(of: "figure.svg")
    #expect(svg.contains("<text>\(figure.title)</text>"))
    #expect(svg.contains("fill=\"#fcfcfa\"") || svg.contains("rgb(252,252,250)") || svg.lowercased().contains("#fcfcfa"))
  }

  @Test func `each line keeps its own dashes, in the legend too, beside another of its colour`() throws {
    let folder = try TemporaryFolder()
    let figure = Figure("", x: Axis(""), y: Axis(""), [.level("floor", at: 1), .line("truth", y: [0, 2], ink: .truth)])
    try Gnuplot().draw(figure, named: "a", in: folder.path)
    let black = try folder.text(of: "a.svg").components(separatedBy: "<path stroke='rgb( 34,  34,  34)'").dropFirst()
    #expect(black.map { $0.hasPrefix(" stroke-dasharray") } == [true, false, true, false])
  }

  @Test func `a missing folder is made`() throws {
    let folder = try TemporaryFolder()
    try Gnuplot().draw(.line, named: "a", in: "\(folder.path)/one/two")
    #expect(FileManager.default.fileExists(atPath: "\(folder.path)/one/two/a.svg"))
  }

  @Test func `a folder's name may hold anything`() throws {
    let folder = try TemporaryFolder(named: " it's `touch canary` $HOME \"ü\" %d")
    try Gnuplot().draw(.line, named: "a", in: folder.path)
    #expect(try folder.files == ["a.gp", "a.svg"])
  }

  @Test(arguments: [PictureFormat.svg, .png])
  func `the script draws the same bytes beside itself, from its folder and from another`(_ format: PictureFormat) throws {
    let folder = try TemporaryFolder()
    let picture = try Gnuplot().draw(.everyMark, as: format, named: "all", in: folder.path)
    let path = try #require(picture.path)
    let drawn = try Data(contentsOf: URL(fileURLWithPath: path))
    for (script, place) in [("all.gp", folder.path), (picture.script, "/")] {
      try FileManager.default.removeItem(atPath: path)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = ["gnuplot", script]
      process.currentDirectoryURL = URL(fileURLWithPath: place)
      try process.run()
      process.waitUntilExit()
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == drawn)
    }
  }

  @Test func `numbers that cannot be drawn raise no warning`() throws {
    let series: [[Double]] = [
      [], [3], [3, 3], [.nan, .nan], [.infinity, 1, -.infinity], [9e289, -9e289],
      [.leastNonzeroMagnitude, .leastNormalMagnitude], [-1, -2], [0, 0],
      [1e291, 1],
    ]
    let panels = series.flatMap { y in
      [Axis.Scale.linear, .logarithmic].map { scale in
        Panel(
          x: Axis("x"), y: Axis("y", scale),
          [
            .line("line", y: y, ink: .model), .points("points", y: y, ink: .data), .band("band", low: y, high: y, ink: .model),
            .level("level", at: y.first ?? .nan), .moment("moment", at: y.last ?? .nan),
            .note("note", x: 0, y: y.first ?? .nan),
          ])
      }
    }
    let bars = Panel(
      x: Axis(""), y: Axis("", .logarithmic), [.bars("", labels: ["a", "b"], heights: [-1, .nan], ink: .model)])
    let map = Panel(x: Axis(""), y: Axis(""), [.heatMap("", rows: [[.nan, .infinity]], showsValues: true)])
    let constant = Panel(x: Axis(""), y: Axis(""), [.heatMap("", rows: [[2]], scale: .diverging, showsValues: true)])
    let figure = Figure("odd", columns: 4, panels: panels + [bars, map, constant])
    let script = PictureScript(figure, output: nil) { "set terminal svg size \($0),\($1)" }.text
    let conversation = try Conversation(
      with: Gnuplot().program(kept: nil), ["-d"], script: script, timeLimit: .seconds(30))
    #expect(conversation.ending == .exited(0))
    #expect(String(decoding: conversation.messages, as: UTF8.self) == "")
    _ = try Gnuplot().text(of: figure)
  }

  @Test func `several figures are drawn at once`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<8 {
        group.addTask { try Gnuplot().draw(number % 2 == 0 ? .everyMark : .line, named: "figure-\(number)", in: path) }
      }
      try await group.waitForAll()
    }
    #expect(try folder.files.count == 16)
    #expect(try folder.text(of: "figure-0.svg") == folder.text(of: "figure-6.svg"))
  }

  @Test func `the version and the terminals are told`() throws {
    #expect(try Gnuplot().version().first?.isNumber == true)
    #expect(try Gnuplot().terminals().contains("svg"))
  }
}

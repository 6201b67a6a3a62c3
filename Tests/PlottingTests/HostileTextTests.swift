import Foundation
import Testing

@testable import Plotting

private let isInstalled = (try? Gnuplot().version()) != nil

@Suite(.enabled(if: isInstalled, "gnuplot is not installed: `make setup` installs it")) struct HostileTextTests {
  /// Words that would run a command, or break the script, if they were read as anything but words.
  private func hostile(_ canary: String) -> [String] {
    [
      "`touch \(canary)`", "'; system('touch \(canary)'); '", "\"; system(\"touch \(canary)\"); \"", "@GPVAL_VERSION", "$data1",
      "$(touch \(canary))", "it's", "''", "\\", "back\\slash\\n", "100%", "%s%d%g", "{/Bold x}", "a^2_b", "<b>&amp;</b>",
      "# none",
      "EOD", "σ(f) ⊙ c′", "日本語", "!touch \(canary)", "x, y; z", "\\\\'", "a'\u{301}`touch \(canary)`",
      "'\u{200D}`touch \(canary)`",
    ]
  }

  private func figure(_ word: String) -> Figure {
    Figure(
      word, columns: 2,
      panels: [
        Panel(
          word, x: Axis(word, ticks: [Axis.Tick(0, word)]), y: Axis(word, ticks: [Axis.Tick(1, word)]),
          [.line(word, y: [1, 2], ink: .model), .level(word, at: 1.5), .moment(word, at: 0.5), .note(word, x: 0, y: 1)]),
        Panel(word, x: Axis(word), y: Axis(word), [.bars(word, labels: [word], heights: [1], ink: .model)]),
        Panel(
          word, x: Axis(word), y: Axis(word),
          [.heatMap(word, rows: [[1]], rowLabels: [word], columnLabels: [word], showsValues: true)]),
      ])
  }

  @Test func `words from outside are drawn as they are and run nothing`() throws {
    let folder = try TemporaryFolder()
    for (index, word) in hostile("canary").enumerated() {
      try Gnuplot().draw(figure(word), named: "figure-\(index)", in: folder.path)
      let svg = try folder.text(of: "figure-\(index).svg")
      let literal = word.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
      #expect(svg.components(separatedBy: ">\(literal)<").count > 8, "\(word)")
      #expect(try Gnuplot().text(of: figure(word), columns: 120).contains(word), "\(word)")
    }
    #expect(try folder.files.count == 2 * hostile("").count)
    #expect(!FileManager.default.fileExists(atPath: "canary"))
  }

  @Test func `control characters and endless words leave a picture that can be read`() throws {
    let folder = try TemporaryFolder()
    let words = [
      "two\nlines\r\nand\u{0}nul\u{1B}[31m\u{7F}", String(repeating: "long ", count: 5000),
      String(repeating: "x", count: 20_000),
    ]
    for word in words {
      try Gnuplot().draw(figure(word), named: "figure", in: folder.path)
      let svg = try folder.text(of: "figure.svg")
      #expect(svg.unicodeScalars.allSatisfy { $0.value >= 32 || $0 == "\n" || $0 == "\t" })
      #expect(svg.utf8.count < 100_000)
      let text = try Gnuplot().text(of: figure(word), columns: 70)
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= 70 })
    }
  }

  @Test(arguments: ["", "../up", "a/b", ".hidden", "-option", "a b", "a'b", "ü", "a\nb", String(repeating: "x", count: 101)])
  func `a name that is no plain name of a file is refused`(_ name: String) throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: PlotError.self) { try Gnuplot().draw(.line, named: name, in: folder.path) }
    #expect(error?.description.contains("cannot name a figure: use letters, digits, - and _") == true)
    #expect(try folder.files == [])
  }
}

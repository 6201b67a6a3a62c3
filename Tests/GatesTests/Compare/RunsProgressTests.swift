import FourGates
import Testing

@testable import gates

@Suite struct RunsProgressTests {
  private final class Sheet: @unchecked Sendable {
    var text = ""
    var now = 0.0
  }

  @Test func `in a terminal a line says how many runs are over and how long the others take`() {
    let sheet = Sheet()
    let progress = RunsProgress(.terminal(columns: 70), clock: { sheet.now }, write: { sheet.text += $0 })
    progress.begin(4, epochs: 10)
    for _ in 0..<10 {
      sheet.now += 1
      progress.epochIsOver()
    }
    progress.runIsOver(epochs: 10)
    #expect(sheet.text.contains("0 of 4 runs [#####...............]  30 s left"))
    progress.finish()
    #expect(sheet.text.hasSuffix("\r"))
    #expect(sheet.text.split(separator: "\r").allSatisfy { $0.count < 70 })
  }

  @Test func `a run that stopped early has saved its other epochs`() {
    let sheet = Sheet()
    let progress = RunsProgress(.lines, clock: { sheet.now }, write: { sheet.text += $0 })
    progress.begin(2, epochs: 10)
    sheet.now = 5
    progress.runIsOver(epochs: 0)
    #expect(sheet.text == "1 of 2 runs, 5 s left\n")
    sheet.now = 10
    progress.runIsOver(epochs: 0)
    #expect(sheet.text == "1 of 2 runs, 5 s left\n2 of 2 runs in 10 s\n")
  }

  @Test func `elsewhere short work is done without a word`() {
    let sheet = Sheet()
    let progress = RunsProgress(.lines, clock: { sheet.now }, write: { sheet.text += $0 })
    progress.begin(2, epochs: 1)
    for _ in 0..<2 {
      progress.epochIsOver()
      progress.runIsOver(epochs: 1)
    }
    progress.finish()
    #expect(sheet.text == "")
  }
}

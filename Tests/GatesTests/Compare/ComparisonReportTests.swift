import FourGates
import Foundation
import LessonKit
import Testing

@testable import gates

@Suite struct ComparisonReportTests {
  /// What a small comparison says, whether all was alike, and its results.
  private func told(
    _ words: [String], plot: LessonOptions.Plot = .none, standings: [Standing]? = nil
  ) throws -> (text: String, isAlike: Bool, results: [String: Any], files: [String]) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("compare-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let paper = Paper()
    let terminal = Terminal(
      isInteractive: false, canAnswer: false, isStyled: false, measure: { 80 }, write: { paper.text += $0 }, read: { nil })
    let output = try OutputFolder(making: folder)
    let report = ComparisonReport(
      terminal: terminal, folder: output,
      easel: Easel(plot: plot, terminal: terminal, folder: output, interruption: Interruption()), interruption: Interruption())
    let options = try CompareOptions.parse(words)
    let chosen = try options.chosen()
    let isAlike = try report.tell(
      Comparison(chosen.optimizers, plan: chosen.plan, experiments: try options.experiments(chosen)), showing: .silent)
    let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/results.json"))
    let results = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    return (paper.text, isAlike, results, try FileManager.default.contentsOfDirectory(atPath: folder).sorted())
  }

  private final class Paper {
    var text = ""
  }

  private let small = ["--seeds", "2", "--hidden", "3", "--window", "4", "--batch", "64", "--epochs", "4"]

  @Test func `the report shows equal fingerprints, both tables and the verdict, in 80 columns`() throws {
    let told = try told(["sine", "--optimizers", "sgd,adam"] + small)
    #expect(told.isAlike)
    #expect(told.text.contains("✓ all runs of a seed began with the same parameters"))
    #expect(told.text.contains("2 of 2"))
    #expect(told.text.contains("sgd 0.1"))
    #expect(told.text.contains("is a tenth of the loss of the rule “last value”"))
    #expect(told.text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(told.files == ["results.json"])
  }

  @Test func `results have the numbers by dotted names, the claims, and every run with its fingerprints`() throws {
    let told = try told(["noisy-sine", "--optimizers", "sgd,adam"] + small)
    let numbers = try #require(told.results["numbers"] as? [String: Any])
    #expect(numbers["adam.0.01.final.median"] is Double)
    #expect(numbers.keys.contains("sgd.0.1.epochs.high"))
    let claims = try #require(told.results["claims"] as? [[String: Any]])
    #expect(claims.map { $0["holds"] as? Bool } == [true, true])
    let runs = try #require(told.results["runs"] as? [[String: Any]])
    #expect(runs.count == 4)
    #expect(Set(runs.filter { $0["seed"] as? Int == 1 }.compactMap { $0["startingParameters"] as? String }).count == 1)
    #expect((told.results["fingerprint"] as? String)?.count == 16)
    #expect(told.results["command"] as? String == "compare")
    #expect(!(told.results["verdict"] as? [String] ?? []).isEmpty)
  }

  @Test func `the same seed gives the same results, but for the time`() throws {
    let words = ["sine", "--optimizers", "momentum,rmsprop"] + small
    let (one, other) = (try told(words), try told(words))
    #expect(one.results["fingerprint"] as? String == other.results["fingerprint"] as? String)
    #expect(try #require(one.results["numbers"] as? NSDictionary) == (try #require(other.results["numbers"] as? NSDictionary)))
  }

  @Test func `figures are drawn into the folder, with their scripts`() throws {
    let told = try told(["sine", "--optimizers", "sgd,adam", "--rates", "0.1,0.01"] + small, plot: .svg)
    #expect(told.results["figures"] as? [String] == ["curves.svg", "updates.svg", "rates.svg", "paths.svg"])
    #expect(told.files.contains("paths.gp") && told.files.contains("curves.gp"))
    #expect(told.text.contains("Below, each optimizer stands at its best rate."))
  }
}

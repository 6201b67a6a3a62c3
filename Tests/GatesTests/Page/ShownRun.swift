import FourGates
import Foundation
import Inspection
import LessonKit
import Testing

@testable import gates

/// A made-up run as a page in a folder of its own, which goes with it.
final class ShownRun {
  let run: Inspection
  let page: InspectionPage
  private let folder: URL

  var path: String { folder.appendingPathComponent("page.html").path }

  init(
    _ cell: Architecture.Cell, layers: Int = 2, hidden: Int = 5, useGate: UseGate = .standard, steps: Int = 30,
    from first: Int = 0,
    scale: Double = 1.2, holding holds: [Hold] = []
  ) throws {
    var dice = Dice(seed: 21)
    let architecture = Architecture(cell, inputs: 2, hidden: hidden, layers: layers, outputs: 2, useGate: useGate)
    let net = Network(architecture, initial: .uniform(scale), dice: &dice)
    run = Inspection(of: net, over: (0..<steps).map { _ in Tensor.normal([2], dice: &dice).scalars }, holding: holds)
    page = InspectionPage(
      run: run, steps: first...(steps - 1), content: .series(names: ["price", "rain"], predictsNext: true),
      title: "net.safetensors",
      says: ["A made-up network."], command: "gates inspect net.safetensors --format page")
    folder = try ShownRun.write(page)
  }

  /// A text of these symbols, twice, and an alphabet that they are all in.
  init(text symbols: [String], cell: Architecture.Cell = .lstm) throws {
    var dice = Dice(seed: 22)
    let alphabet = Array(Set(symbols)).sorted()
    let net = Network(Architecture(cell, inputs: alphabet.count, hidden: 4, outputs: alphabet.count), dice: &dice)
    let all = symbols + symbols
    run = Inspection(of: net, over: all.map { symbol in alphabet.map { $0 == symbol ? 1 : 0 } })
    page = InspectionPage(
      run: run, steps: 0...(all.count - 1), content: .text(symbols: all, alphabet: alphabet), title: symbols.joined(),
      says: symbols, command: symbols.joined())
    folder = try ShownRun.write(page)
  }

  private static func write(_ page: InspectionPage) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("page-\(UUID().uuidString)")
    try page.write(to: OutputFolder(making: folder.path))
    return folder
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The steps of the run's JSON.
  private lazy var json: [[String: Any]] = {
    var text = Data()
    run.writeJSON(of: run.steps.indices) { text += $0 }
    let whole = try? JSONSerialization.jsonObject(with: text) as? [String: Any]
    return whole?["steps"] as? [[String: Any]] ?? []
  }()

  /// The numbers of the table of a unit, as the JSON of the run has them: a quantity a row, its value, and the parts of its sum.
  func table(step: Int, layer: Int, unit: Int) throws -> [[Scalar?]] {
    func number(_ list: Any?) -> Scalar? { (list as? [Double]).map { Scalar($0[unit]) } }
    let seen = try #require((json[step]["layers"] as? [[String: Any]])?[layer])
    let sums = try #require(seen["parts"] as? [String: [String: Any]])
    let cell = run.architecture.cell
    let parts = GatePart.allCases.filter { $0 != .peephole || cell == .peephole }
    return Quantity.all(of: cell).map { quantity in
      [number(seen[quantity.rawValue])] + parts.map { number(sums[quantity.rawValue]?[$0.rawValue]) }
    }
  }
}

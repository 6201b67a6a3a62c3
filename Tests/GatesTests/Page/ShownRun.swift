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

  /// - Parameter prices: What the first column has at some of the steps, instead of what is drawn at random.
  init(
    _ cell: Architecture.Cell, layers: Int = 2, hidden: Int = 5, useGate: UseGate = .standard, steps: Int = 30,
    from first: Int = 0, prices: [Int: Scalar] = [:], holding holds: [Hold] = []
  ) throws {
    var dice = Dice(seed: 21)
    let architecture = Architecture(cell, inputs: 2, hidden: hidden, layers: layers, outputs: 2, useGate: useGate)
    let net = Network(architecture, initial: .uniform(1.2), dice: &dice)
    let rows = (0..<steps).map { step in
      let row = Tensor.normal([2], dice: &dice).scalars
      return [prices[step] ?? row[0], row[1]]
    }
    run = Inspection(of: net, over: rows, holding: holds)
    page = InspectionPage(
      run: run, steps: first...(steps - 1), content: .series(names: ["price", "rain"], predictsNext: true),
      title: "net.safetensors", says: ["A made-up network."], command: "gates inspect net.safetensors --format page")
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
  private lazy var json: JSONSteps? = {
    var text = Data()
    run.writeJSON(of: run.steps.indices) { text += $0 }
    return try? JSONDecoder().decode(JSONSteps.self, from: text)
  }()

  /// The numbers of the table of a unit, as the JSON of the run has them: a quantity a row, its value, and the parts of its sum.
  func table(step: Int, layer: Int, unit: Int) throws -> [[Scalar?]] {
    let seen = try #require(json?.steps[step].layers[layer])
    let cell = run.architecture.cell
    let parts = GatePart.allCases.filter { $0 != .peephole || cell == .peephole }
    return Quantity.all(of: cell).map { quantity in
      let sum = seen["parts"]?.parts[quantity.rawValue]
      return [seen[quantity.rawValue]?.numbers[unit]] + parts.map { sum?[$0.rawValue]?[unit] }
    }
  }
}

/// What a test reads of the JSON of a run.
private struct JSONSteps: Decodable {
  struct Step: Decodable {
    let layers: [[String: Entry]]
  }

  /// The numbers of a quantity, or the parts of all gates.
  struct Entry: Decodable {
    var numbers: [Scalar] = []
    var parts: [String: [String: [Scalar]]] = [:]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let numbers = try? container.decode([Scalar].self) {
        self.numbers = numbers
      } else {
        parts = try container.decode([String: [String: [Scalar]]].self)
      }
    }
  }

  let steps: [Step]
}

import FourGates
import Foundation
import Inspection
import LessonKit

/// A recorded run as one file to look through in a browser: it needs no network, and nothing beside it.
struct InspectionPage {
  /// What went into the network.
  enum Content {
    /// Numbers, with a name for each of the I columns.
    ///
    /// - Parameter predictsNext: Whether the network's outputs are predictions of the next inputs.
    case series(names: [String], predictsNext: Bool)
    /// A symbol for each step, and what the readout's numbers stand for.
    case text(symbols: [String], alphabet: [String])
  }

  let run: Inspection
  /// Of these steps, as numbered in the run.
  let steps: ClosedRange<Int>
  let content: Content
  /// What was looked at: a file's name.
  let title: String
  /// Sentences about the model, the input, and what was held.
  let says: [String]
  /// What one types to make the page again.
  let command: String
  /// The layer and the unit that it begins with.
  var place = (layer: 0, unit: 0)

  /// A browser takes this many bytes within a few seconds.
  private static let largest = 100_000_000
  /// Every browser draws a picture that is so wide.
  private static let widest = 16_384

  /// Writes the page aside, and renames it when it is whole.
  ///
  /// - Throws: `InspectionPageError` if it would be too large; `LessonError` if it cannot be written.
  func write(to folder: OutputFolder) throws {
    let most = min(Self.widest, max(1, Self.largest / bytesPerStep))
    guard steps.count <= most else { throw InspectionPageError.tooManySteps(steps.count, most: most) }
    try folder.write(Data(html().utf8), as: "page.html")
  }

  /// About how many bytes each step takes: four letters of base64 for three bytes of numbers.
  private var bytesPerStep: Int {
    let (model, cell) = (run.architecture, run.architecture.cell)
    let parts = cell == .peephole ? 3 : 2
    let perUnit = Quantity.all(of: cell).count + parts * Quantity.gates(of: cell).count
    return (model.layers * model.hidden * perUnit + model.inputs + (model.outputs ?? 0)) * MemoryLayout<Scalar>.size * 4 / 3
  }
}

/// Why a run does not become a page.
enum InspectionPageError: Error, Equatable, CustomStringConvertible {
  case tooManySteps(Int, most: Int)

  var description: String {
    switch self {
    case .tooManySteps(let count, let most):
      "\(count) steps of this network are too much for one page; show at most \(most) of them with --from and --to."
    }
  }
}

extension Quantity {
  /// How a page calls the quantity, the letters of its equation, and what it says.
  func words(in cell: Architecture.Cell) -> (name: String, letters: String, says: String) {
    switch self {
    case .forget: ("forget", "σ(f)", "how much of the long-term memory is kept")
    case .input: ("input", "σ(i)", "how far the door is open to the candidate")
    case .candidate:
      cell == .gru ? ("candidate", "n", "what might be learned") : ("candidate", "tanh(g)", "what might be learned")
    case .output: ("output", "σ(o)", "how much of the memory is shown")
    case .reset: ("reset", "r", "how much of the memory the candidate sees")
    case .update: ("update", "z", "how much of the memory is kept")
    case .kept: ("kept", "k = σ(f) ⊙ c", "what is left of the long-term memory")
    case .learned: ("learned", "n = σ(i) ⊙ tanh(g)", "what this step adds to it")
    case .longTerm: ("long-term", "c′ = k + n", "the long-term memory after the step")
    case .shortTerm: ("short-term", "h′", "the short-term memory after the step, which the next layer and the next step read")
    }
  }
}

import FourGates
import Foundation
import LessonKit

/// What there is to say about a file of weights.
struct WeightsSummary: Codable, Equatable {
  /// A network that the file can be read as.
  struct Model: Codable, Equatable {
    let cell: String
    let inputs: Int
    let hidden: Int
    let layers: Int
    let outputs: Int?
    let embedding: Int?
    let filters: Int?
    let useGate: String
    /// `fourgates` or `pytorch`.
    let source: String
    let task: String?
    let symbols: Int?
    let parameters: Int
    let words: String
  }

  struct Tensor: Codable, Equatable {
    let name: String
    let shape: [Int]
    let type: String
    /// The square root of the sum of squares; like the other two, not there if it is not finite, or there are no numbers.
    let norm: Double?
    let least: Double?
    let largest: Double?
    /// How many numbers are NaN or infinite.
    let notFinite: Int
  }

  let file: String
  let model: Model?
  /// Why the file cannot be read as a network.
  let problem: String?
  let metadata: [String: String]
  let tensors: [Tensor]
  let numbers: Int

  init(_ content: SafetensorsFile, path: String) {
    file = path
    metadata = content.metadata
    tensors = content.tensors.map(Tensor.init)
    numbers = content.tensors.reduce(0) { $0 + $1.tensor.count }
    do throws(ModelError) {
      (model, problem) = (Model(try ModelFile(content, from: path)), nil)
    } catch {
      (model, problem) = (nil, "\(error)")
    }
  }

  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return ((try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}") + "\n"
  }

  func show(on terminal: Terminal) {
    if !tensors.isEmpty {
      let rows = tensors.map { tensor in
        [shownName(tensor.name), shortShape(tensor.shape), tensor.type]
          + [tensor.norm, tensor.least, tensor.largest].map { $0.map { shortText($0) } ?? (tensor.notFinite > 0 ? "NaN" : "") }
      }
      terminal.block(
        TableLayout(["tensor", "shape", "type", "norm", "least", "largest"], rows).lines(width: terminal.width))
    }
    let keys = metadata.keys.sorted().prefix(20).map(quotedName)
    let words = keys.isEmpty ? "" : " The header also has words under \(listed(keys, "and"))."
    terminal.say("\(counted(tensors.count, "tensor")) with \(counted(numbers, "number")).\(words)")
    for tensor in tensors where tensor.notFinite > 0 {
      let verb = tensor.notFinite == 1 ? "is" : "are"
      terminal.say("\(quotedName(tensor.name)) holds \(counted(tensor.notFinite, "number")) that \(verb) NaN or infinite.")
    }
    terminal.say(model?.sentence ?? "It cannot be read as a network: \(problem ?? "")")
  }
}

extension WeightsSummary.Tensor {
  init(_ entry: SafetensorsFile.Entry) {
    let numbers = NumberSummary(of: entry.tensor)
    name = entry.name
    shape = entry.tensor.shape
    type = entry.type.rawValue
    notFinite = numbers.notFinite
    norm = numbers.norm.isFinite ? numbers.norm : nil
    let isKnown = notFinite == 0 && entry.tensor.count > 0
    (least, largest) = isKnown ? (numbers.least, numbers.largest) : (nil, nil)
  }
}

extension WeightsSummary.Model {
  init(_ file: ModelFile) {
    let architecture = file.network.architecture
    cell = architecture.cell.rawValue
    inputs = architecture.inputs
    hidden = architecture.hidden
    layers = architecture.layers
    outputs = architecture.outputs
    embedding = architecture.embedding
    filters = architecture.filters
    useGate = architecture.useGate.rawValue
    source = file.origin == .fourGates ? "fourgates" : "pytorch"
    task = file.task
    symbols = file.alphabet?.count
    parameters = parameterCount(file.network.parameters)
    words = architecture.words
  }

  var sentence: String {
    let origin = source == "fourgates" ? "a network of FourGates" : "a PyTorch state dict"
    let trained = task.map { ", trained on \($0)" } ?? ""
    let text = symbols.map { ", that reads a text of \(counted($0, "symbol"))" } ?? ""
    return "It is \(origin)\(trained): \(words)\(text); \(counted(parameters, "parameter"))."
  }
}

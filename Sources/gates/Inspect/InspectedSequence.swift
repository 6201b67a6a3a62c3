import FourGates
import Inspection
import LessonKit

/// What a network read while it was recorded.
struct InspectedSequence {
  enum Content: Equatable {
    /// Numbers, with a name for each column.
    case numbers(names: [String])
    /// A symbol at each step, of these.
    case symbols([String], alphabet: [String])
  }

  /// I numbers at each step, as the network reads them.
  let rows: [[Scalar]]
  let content: Content
  /// A sentence on where it is from.
  let about: String
  /// Whether the outputs are predictions of the next inputs.
  let predictsNext: Bool

  /// Columns of a file, put on the scale that the network was trained with.
  init(_ columns: [Series], of model: ModelFile) {
    let scales = model.scales.count == columns.count ? model.scales : []
    let values = columns.enumerated().map { (scales.isEmpty ? $1 : scales[$0].standardized($1)).values }
    rows = values[0].indices.map { row in values.map { Scalar($0[row]) } }
    content = .numbers(names: columns.map(\.name))
    let said = scales.map { "less \(shortText($0.mean)), divided by \(shortText($0.deviation))" }
    about =
      "It reads \(counted(rows.count, "step")): \(listed(columns.map(\.name), "and"))."
      + (said.isEmpty ? "" : " They are put on the scale of its training: \(listed(said, "and")).")
    predictsNext = Self.predictsNext(model)
  }

  /// - Throws: `InspectError`, with the first symbol that the network does not know.
  init(text: String, named source: String, _ alphabet: Alphabet) throws {
    let symbols = text.map(String.init)
    if let place = text.map({ alphabet.number(of: $0) }).firstIndex(where: { $0 == nil }) {
      throw InspectError.unknownSymbol(symbols[place], number: place + 1, source: source, alphabet: alphabet.symbols)
    }
    let numbers = alphabet.numbers(of: text)!
    guard !numbers.isEmpty else { throw InspectError.nothingToRead(path: source) }
    self.init(
      numbers, alphabet, "It reads \(counted(numbers.count, "symbol")) of \(source == "--text" ? "the text given" : source).")
  }

  private init(_ numbers: [Int], _ alphabet: Alphabet, _ about: String) {
    rows = numbers.map { alphabet.oneHot([$0]).scalars }
    content = .symbols(numbers.map { alphabet.symbols[$0] }, alphabet: alphabet.symbols)
    self.about = about
    predictsNext = true
  }

  /// The example of the task that the network was trained on.
  init(exampleFor model: ModelFile) throws {
    guard let name = model.task else { throw InspectError.noTask(path: model.path) }
    if model.settings?.hasFile == true { throw InspectError.ownFile(path: model.path) }
    guard let choice = try? TaskChoice(named: name), let task = try? choice.make(model.taskOptions),
      task.inputs == model.network.architecture.inputs, !task.example.isEmpty
    else { throw InspectError.noExample(path: model.path, task: name) }
    guard task.alphabet?.symbols == model.alphabet else { throw InspectError.noExample(path: model.path, task: name) }
    rows = task.example
    if let alphabet = task.alphabet {
      content = .symbols(rows.map { alphabet.symbols[$0.firstIndex(of: 1)!] }, alphabet: alphabet.symbols)
    } else {
      content = .numbers(names: task.inputs == 1 ? [name] : (0..<task.inputs).map { "input \($0)" })
    }
    about = "It reads \(counted(rows.count, "step")) of its task, \(name)."
    predictsNext = Self.predictsNext(model)
  }

  private static func predictsNext(_ model: ModelFile) -> Bool {
    let sizes = model.network.architecture
    let others = [TaskChoice.recall, .adding, .gestures].map(\.rawValue)
    return sizes.outputs == sizes.inputs && !others.contains(model.task ?? "")
  }

  /// What a loss at a step compares the prediction with; nil at the last step of what is to be predicted.
  func target(at step: Int) -> MemoryGradients.Target? {
    guard predictsNext else { return .itself }
    guard step + 1 < rows.count else { return nil }
    guard case .symbols = content else { return .numbers(rows[step + 1]) }
    return .symbol(rows[step + 1].firstIndex(of: 1)!)
  }
}

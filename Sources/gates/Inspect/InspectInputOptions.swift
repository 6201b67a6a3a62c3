import ArgumentParser
import FourGates
import LessonKit

/// Where the numbers or symbols come from that the network reads.
struct InspectInputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A CSV file with a line for each step, or, for a network that reads characters, a text. (default: an example of its own task)",
      valueName: "file"))
  var input: String?

  @Option(help: ArgumentHelp("The file's column, by name or number; of several inputs as many: a,b,c.", valueName: "name"))
  var column: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("What a network that reads characters reads.", valueName: "text"))
  var text: String?

  func validate() throws {
    if input == "" { throw ValidationError("--input needs the name of a file, and got an empty one.") }
    if input != nil, text != nil { throw ValidationError("--input and --text exclude each other; choose one.") }
    if column != nil, input == nil {
      throw ValidationError("--column names a column of a file; give the file with --input FILE.")
    }
    if text == "" { throw ValidationError("--text is empty; write at least one symbol for the network to read.") }
  }

  func sequence(for model: ModelFile) throws -> InspectedSequence {
    guard let alphabet = model.alphabet.flatMap(Alphabet.init) else {
      if text != nil { throw InspectError.readsNumbers(path: model.path, inputs: model.network.architecture.inputs) }
      return try input.map { try numbers(of: $0, for: model) } ?? InspectedSequence(exampleFor: model)
    }
    if column != nil { throw InspectError.readsText(path: model.path) }
    if let text { return try InspectedSequence(text: text, named: "--text", alphabet) }
    guard let input else { return try InspectedSequence(exampleFor: model) }
    return try InspectedSequence(text: text(of: input), named: input, alphabet)
  }

  private func text(of path: String) throws -> String {
    do throws(DatasetError) {
      return try String(textFile: path)
    } catch {
      if case .emptyText = error { throw InspectError.nothingToRead(path: path) }
      throw error
    }
  }

  private func numbers(of path: String, for model: ModelFile) throws -> InspectedSequence {
    let inputs = model.network.architecture.inputs
    let names = inputs == 1 ? [column] : (column?.split(separator: ",") ?? []).map { .some(String($0)) }
    guard names.count == inputs else {
      throw InspectError.columns(path: model.path, inputs: inputs, named: names.count)
    }
    let columns = try names.map { try Series(csv: path, column: $0) }
    for column in columns where !column.values.allSatisfy({ Scalar($0).isFinite }) { throw DatasetError.tooLarge(column.name) }
    return InspectedSequence(columns, of: model)
  }
}

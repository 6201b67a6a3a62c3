import LessonKit

/// Why a network cannot be looked into with this input.
enum InspectError: Error, Equatable {
  case readsNumbers(path: String, inputs: Int)
  case readsText(path: String)
  case columns(path: String, inputs: Int, named: Int)
  case unknownSymbol(String, number: Int, source: String, alphabet: [String])
  case noTask(path: String)
  case noExample(path: String, task: String)
  case ownFile(path: String)
  case noReadout(path: String)
  case nothingToRead(path: String)
  case notWritten(path: String, reason: String)
}

extension InspectError: CustomStringConvertible {
  var description: String {
    switch self {
    case .readsNumbers(let path, let inputs):
      "\(shownPath(path)) reads \(counted(inputs, "number")) at each step, not text; give a CSV file with --input FILE."
    case .readsText(let path):
      "\(shownPath(path)) reads text, which has no columns; leave --column out."
    case .columns(let path, let inputs, let named):
      "\(shownPath(path)) reads \(inputs) numbers at each step, and \(named == 0 ? "no column is" : "\(counted(named, "column")) \(named == 1 ? "is" : "are")") "
        + "named; name \(inputs), such as --column \(Self.columnNames(inputs))."
    case .unknownSymbol(let symbol, let number, let source, let alphabet):
      "symbol \(number) of \(source) is “\(visibleSymbol(symbol))”, which the network does not know; "
        + "it knows \(counted(alphabet.count, "symbol")): \(alphabet.map(visibleSymbol).joined(separator: " "))."
    case .noTask(let path):
      "\(shownPath(path)) does not say what it was trained on, so there is no example; give it something to read with --input FILE."
    case .noExample(let path, let task):
      "\(shownPath(path)) was trained on \(task), of which this gates has no example that fits; "
        + "give it something to read with --input FILE."
    case .ownFile(let path):
      "\(shownPath(path)) was trained on a file, which it does not hold; give it this file, or another, with --input FILE."
    case .noReadout(let path):
      "\(shownPath(path)) has no readout, so it predicts nothing and has no loss; leave --gradient out."
    case .nothingToRead(let path):
      "\(shownPath(path)) is empty; the network reads at least one symbol."
    case .notWritten(let path, let reason):
      "\(shownPath(path)) cannot be written (\(reason)); choose another place with --out."
    }
  }

  private static func columnNames(_ count: Int) -> String {
    let letters = "abcdefghijklmnopqrstuvwxyz".prefix(count).map(String.init)
    return count <= 26 ? letters.joined(separator: ",") : "a,b,c,…"
  }
}

/// A symbol with a name for what cannot be seen: ␣ for a space.
func visibleSymbol(_ symbol: String) -> String { symbol == " " ? "␣" : shownSymbol(symbol) }

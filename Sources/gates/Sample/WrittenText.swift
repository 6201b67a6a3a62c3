import FourGates
import LessonKit

/// A text that a network writes: what it reads first, and what it then adds.
struct WrittenText {
  /// Where the text goes.
  enum Place {
    /// Each symbol at once, so that one can watch; what a terminal would take as a command is shown as a sign.
    case terminal
    /// In larger pieces, symbol for symbol as they are.
    case file
  }

  private let model: ModelFile
  private let alphabet: Alphabet
  private let prime: [Int]

  /// - Throws: `SampleError`, or `InspectError` with the first symbol of the prime that the network does not know.
  init(of model: ModelFile, prime: String?) throws {
    let sizes = model.network.architecture
    guard let alphabet = model.alphabet.flatMap(Alphabet.init) else {
      throw SampleError.writesNoText(path: model.path, inputs: sizes.inputs)
    }
    guard sizes.outputs != nil else { throw SampleError.noReadout(path: model.path) }
    guard sizes.filters == nil else { throw SampleError.looksAhead(path: model.path) }
    let text = prime ?? ""
    if let (place, symbol) = text.enumerated().first(where: { alphabet.number(of: $1) == nil }) {
      throw InspectError.unknownSymbol(String(symbol), number: place + 1, source: "--prime", alphabet: alphabet.symbols)
    }
    (self.model, self.alphabet, self.prime) = (model, alphabet, alphabet.numbers(of: text) ?? [])
  }

  /// Writes the prime and so many symbols more, and a line's end behind them where there is none.
  ///
  /// - Throws: `SampleError` if a score of the network is no number.
  func write(_ length: Int, _ sampling: Sampling, seed: UInt64, on place: Place, _ put: (String) -> Void) throws {
    var dice = Dice(seed: seed)
    var writer = SymbolWriter(model.network)
    var waiting = ""
    var last = "\n"
    func add(_ symbol: Int) {
      last = alphabet.symbols[symbol]
      waiting += place == .terminal ? watchable(last) : last
      guard place == .terminal || waiting.utf8.count > 4096 else { return }
      put(waiting)
      waiting = ""
    }
    for symbol in prime {
      writer.read([symbol])
      add(symbol)
    }
    do {
      for _ in 0..<length {
        guard writer.scores.scalars.allSatisfy(\.isFinite) else { throw SampleError.notFinite(path: model.path) }
        add(writer.write(sampling, dice: &dice)[0])
      }
    } catch {
      put(waiting + "\n")
      throw error
    }
    put(waiting + (last.last?.isNewline == true ? "" : "\n"))
  }

  private func watchable(_ symbol: String) -> String {
    let isLineEnd = symbol.last?.isNewline == true
    guard !isLineEnd else { return "\n" }
    let isCommand = symbol != "\t" && symbol.unicodeScalars.contains { $0.properties.generalCategory == .control }
    return isCommand ? shownSymbol(symbol) : symbol
  }
}

import Tensors

/// A text in B stretches that are read side by side, a chunk of T symbols at a time.
///
///     text         the·wolf·howls·the·tree·grows·          B = 2 stretches, chunks of T = 4
///     chunk 0      the·  →  he·w        chunk 1      wolf  →  olf·
///                  ·the  →  the·                     ·tre  →  tree
///
/// The target of each symbol is the symbol after it. A row of a chunk goes on where the same row of the chunk before ended, so that a
/// network's memory can be carried from chunk to chunk.
public struct TextStreams: Sendable {
  /// How many stretches are read side by side: B.
  public let rows: Int

  /// How many symbols a chunk has: T.
  public let steps: Int

  /// How many chunks there are.
  public let count: Int

  private let symbols: [Int]
  private let starts: [Int]

  /// Where each stretch begins and how many symbols it has; the last of them is a target only.
  private init(_ symbols: [Int], starts: [Int], length: Int, steps: Int) {
    self.symbols = symbols
    self.starts = starts
    self.steps = steps
    rows = starts.count
    count = (length - 1) / steps
  }

  /// Cuts a text into stretches of equal length, and the end of each stretch off to validate on: a share of it, or one chunk where that
  /// is more. Symbols that fill no chunk are left out.
  ///
  /// - Parameters:
  ///   - symbols: the text, as numbers of its symbols.
  ///   - share: how much of each stretch is held back.
  ///   - name: what an error calls the text.
  /// - Precondition: at least one row and one step; a share above 0, and at most a half.
  /// - Throws: `DatasetError.textTooShort` if a stretch has no room for a chunk to train on and one to validate.
  public static func split(
    _ symbols: [Int], rows: Int, steps: Int, holding share: Double = 0.1, named name: String
  ) throws(DatasetError) -> (training: TextStreams, validation: TextStreams) {
    guard rows >= 1, steps >= 1 else {
      refuse("a text is read in at least 1 stretch and by at least 1 step, and got \(rows) and \(steps).")
    }
    guard share > 0, share <= 0.5 else { refuse("a share above 0 and up to a half of a text is held back, and got \(share).") }
    let length = symbols.count / rows
    guard length / 2 >= steps + 1 else {
      let (needed, isTooMuch) = (steps + 1).multipliedReportingOverflow(by: 2 * rows)
      throw .textTooShort(
        name, has: symbols.count, needs: isTooMuch ? .max : needed,
        purpose: "\(rows) rows with a chunk of \(steps) to train on, a chunk to validate on, and the symbol after each")
    }
    let held = max(steps + 1, Int(Double(length) * share))
    let starts = (0..<rows).map { $0 * length }
    return (
      TextStreams(symbols, starts: starts, length: length - held, steps: steps),
      TextStreams(symbols, starts: starts.map { $0 + length - held }, length: held, steps: steps)
    )
  }

  /// A whole text in stretches of equal length, without a part to validate on; symbols that fill no chunk are left out.
  ///
  /// - Parameters:
  ///   - symbols: the text, as numbers of its symbols.
  ///   - name: what an error calls the text.
  /// - Precondition: at least one row and one step.
  /// - Throws: `DatasetError.textTooShort` if a stretch has no room for a chunk.
  public init(_ symbols: [Int], rows: Int, steps: Int, named name: String) throws(DatasetError) {
    guard rows >= 1, steps >= 1 else {
      refuse("a text is read in at least 1 stretch and by at least 1 step, and got \(rows) and \(steps).")
    }
    let length = symbols.count / rows
    guard length > steps else {
      let (needed, isTooMuch) = (steps + 1).multipliedReportingOverflow(by: rows)
      throw .textTooShort(
        name, has: symbols.count, needs: isTooMuch ? .max : needed,
        purpose: "\(rows) rows with a chunk of \(steps) each, and the symbol after it")
    }
    self.init(symbols, starts: (0..<rows).map { $0 * length }, length: length, steps: steps)
  }

  /// A chunk: at each step the symbols of all rows, and the symbol that follows each, step after step.
  ///
  /// Shapes: T inputs of B numbers; T·B targets.
  ///
  /// - Precondition: there is such a chunk, counted from 0.
  public func chunk(_ index: Int) -> (inputs: [[Int]], targets: [Int]) {
    guard (0..<count).contains(index) else { refuse("there is no chunk \(index) among \(count).") }
    let places = index * steps..<(index + 1) * steps
    func row(_ place: Int) -> [Int] { starts.map { symbols[$0 + place] } }
    return (places.map(row), places.flatMap { row($0 + 1) })
  }

  /// The symbols of each stretch in a row, the targets of its last chunk included: B lists.
  public var stretches: [[Int]] {
    starts.map { start in Array(symbols[start...start + count * steps]) }
  }
}

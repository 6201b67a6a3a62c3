/// An equation's lines as cells that stand under each other, so that they can be set in letters of different widths.
///
/// Two spaces or more part two cells. So does one space before a sign such as = or ←, where another line has a cell that begins there:
///
///     k  = σ(f) ⊙ c        keep this much
///     c′ = k + n           the new memory
struct EquationLayout: Equatable {
  struct Cell: Equatable {
    let text: String
    /// How many columns it takes; more than one where another line has a cell that this one lacks.
    let columns: Int
  }

  let rows: [[Cell]]

  /// Nil where a cell begins below the middle of another, as numbers do that stand flush right: such lines must stay as they are,
  /// letter under letter.
  init?(_ lines: [String]) {
    let lines = lines.map(Array.init)
    let places = lines.map(EquationLayout.beginnings)
    let columns = Set(places.joined()).sorted()
    rows = zip(lines, places).map { line, own in
      EquationLayout.cells(of: line, from: columns.filter { own.contains($0) || EquationLayout.isSign(line, at: $0) }, columns)
    }
    guard rows.allSatisfy({ EquationLayout.fit($0, columns) }) else { return nil }
  }

  /// Whether no cell reaches over a column that begins within it.
  private static func fit(_ cells: [Cell], _ columns: [Int]) -> Bool {
    var column = 0
    for cell in cells {
      let inner = columns.dropFirst(column + 1).prefix(cell.columns - 1)
      if let next = inner.first, columns[column] + cell.text.count > next { return false }
      column += cell.columns
    }
    return true
  }

  /// Where the line begins, and where it goes on after two spaces or more.
  private static func beginnings(of line: [Character]) -> [Int] {
    line.indices.filter { index in line[index] != " " && line[max(0, index - 2)..<index].allSatisfy { $0 == " " } }
  }

  private static func isSign(_ line: [Character], at place: Int) -> Bool {
    place > 0 && place + 1 < line.count && line[place - 1] == " " && line[place + 1] == " " && "=←≈≤≥<>".contains(line[place])
  }

  /// The line cut at these places, with an empty cell before it where it is indented.
  private static func cells(of line: [Character], from starts: [Int], _ columns: [Int]) -> [Cell] {
    guard let first = starts.first.flatMap(columns.firstIndex) else { return [Cell(text: "", columns: max(1, columns.count))] }
    var cells = first > 0 ? [Cell(text: "", columns: first)] : []
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1] : line.count
      let text = String(String(line[start..<end]).reversed().drop { $0 == " " }.reversed())
      let (from, to) = (columns.firstIndex(of: start)!, index + 1 < starts.count ? columns.firstIndex(of: end)! : columns.count)
      cells.append(Cell(text: text, columns: to - from))
    }
    return cells
  }
}

/// A text with the variables of its equation marked: single letters, with their primes and indices.
///
/// Words stay upright, and so does a text without any sign of mathematics.
func variables(in text: String) -> [(text: String, isVariable: Bool)] {
  let isEquation = text.count < 3 || text.contains { "=←≈≤≥·⊙×/√∂+−".contains($0) } || text.contains(#/\p{L}\(/#)
  guard isEquation else { return [(text, false)] }
  var parts: [(text: String, isVariable: Bool)] = []
  var rest = text[...]
  while let first = rest.first {
    let isWord = first.isLetter
    let part = rest.prefix { ($0.isLetter || (isWord && "_'’".contains($0))) == isWord }
    let isVariable = isWord && part.count { $0.isLetter && !isIndex($0) } == 1
    if isVariable || parts.last?.isVariable != false {
      parts.append((String(part), isVariable))
    } else {
      parts[parts.count - 1].text += part
    }
    rest = rest.dropFirst(part.count)
  }
  return parts
}

/// A raised or lowered letter: the n of kⁿ.
private func isIndex(_ letter: Character) -> Bool {
  letter.unicodeScalars.first?.properties.generalCategory == .modifierLetter
}

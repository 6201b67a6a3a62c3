/// What somebody may have meant who typed a name that is not known: the one that takes the fewest changes of a letter; nil if every
/// name takes more than half of its letters.
package func nearest(to typed: String, among names: [String]) -> String? {
  let typed = Array(typed.lowercased())
  let near = names.map { (name: $0, changes: changes(from: typed, to: Array($0.lowercased()))) }
  guard let best = near.min(by: { $0.changes < $1.changes }) else { return nil }
  return best.changes * 2 <= max(best.name.count, typed.count) ? best.name : nil
}

/// How many letters have to be put in, taken out or replaced; two neighbours that are exchanged are one change.
private func changes(from a: [Character], to b: [Character]) -> Int {
  var rows = [Array(0...b.count)]
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      let replaced = rows[i][j] + (a[i] == b[j] ? 0 : 1)
      row.append(min(replaced, rows[i][j + 1] + 1, row[j] + 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { row[j + 1] = min(row[j + 1], rows[i - 1][j - 1] + 1) }
    }
    rows.append(row)
  }
  return rows[a.count][b.count]
}

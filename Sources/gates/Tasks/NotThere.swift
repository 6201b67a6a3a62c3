import LessonKit

/// The sentence for a name that nobody has, with the nearest that somebody has.
func notThere(_ kind: String, _ name: String, _ names: [String]) -> String {
  let nearest = names.min { distance(name.lowercased(), $0) < distance(name.lowercased(), $1) }
  let guess = nearest.flatMap { distance(name.lowercased(), $0) <= max(1, $0.count / 3) ? " did you mean \($0)?" : nil } ?? ""
  return "there is no \(kind) “\(name)”;\(guess.isEmpty ? "" : guess) choose \(listed(names, "or"))."
}

/// How many letters have to be changed, put in or taken out to make one word of the other.
private func distance(_ a: String, _ b: String) -> Int {
  let (a, b) = (Array(a), Array(b))
  var row = Array(0...b.count)
  for (i, letter) in a.enumerated() {
    var corner = row[0]
    row[0] = i + 1
    for j in b.indices {
      (corner, row[j + 1]) = (row[j + 1], Swift.min(row[j] + 1, row[j + 1] + 1, corner + (letter == b[j] ? 0 : 1)))
    }
  }
  return row[b.count]
}

/// The share of answers that is right if the most frequent one of the first list is always given, measured on the second; nil if one is
/// empty.
func mostFrequentShare(of seen: [Int], in others: [Int]) -> Double? {
  guard !others.isEmpty, let most = seen.max() else { return nil }
  var counts = [Int](repeating: 0, count: most + 1)
  for answer in seen { counts[answer] += 1 }
  let answer = counts.indices.reduce(0) { counts[$1] > counts[$0] ? $1 : $0 }
  return Double(others.count { $0 == answer }) / Double(others.count)
}

/// Each sequence for itself, up to its own end.
func meanOverRealSteps(_ outputs: [[Double]], lengths: [Int]) -> [Double] {
  lengths.enumerated().map { sequence, length in
    (0..<length).reduce(0.0) { $0 + outputs[$1][sequence] } / Double(length)
  }
}

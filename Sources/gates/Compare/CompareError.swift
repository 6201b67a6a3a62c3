/// What can be wrong with the options of a comparison; each gets one sentence, and exit status 64.
enum CompareError: Error, Equatable {
  case optimizerTwice(String)
  case rate(String)
  case rateTwice(String)
  case ratesAndAWord(String)
  case clip(String)
  /// With its sentence.
  case cell(String)
}

extension CompareError: CustomStringConvertible {
  var description: String {
    switch self {
    case .optimizerTwice(let name):
      "--optimizers names \(name) twice; its runs would be the same, so name it once."
    case .rate(let word):
      "--rates takes default, sweep, or numbers above 0 parted by commas, such as 0.1,0.01; “\(word)” is none of these."
    case .rateTwice(let word):
      "--rates names \(word) twice; its runs would be the same, so name it once."
    case .ratesAndAWord(let word):
      "--rates \(word) chooses the rates by itself: leave the other rates out, or leave “\(word)” out."
    case .clip(let word):
      "--clip takes the norm above which gradients are shortened, a number above 0, or 0 for none; “\(word)” is neither."
    case .cell(let sentence): sentence
    }
  }
}

import ArgumentParser

/// What can be wrong with the options of a lesson; each gets one sentence, and exit status 64.
enum WrongUsage: Error, Equatable {
  case seed
  case plot
  case emptyFolderName
  case severalWishes([String])
  case giveUpAlone
  case hint(Int, of: Int)
  case nothingToPredict
  case predictionCount(Int, accepted: [String])
  case prediction(String, number: Int, accepts: String)
}

extension WrongUsage: CustomStringConvertible {
  var description: String {
    switch self {
    case .seed:
      "a seed is a whole number from 0 to \(UInt64.max)."
    case .plot:
      "choose \(LessonOptions.Plot.choices)."
    case .emptyFolderName:
      "--out needs the name of a folder, and got an empty one."
    case .severalWishes(let options):
      "\(listed(options, "and")) exclude each other; choose one."
    case .giveUpAlone:
      "--give-up goes together with --solution."
    case .hint(let number, let count):
      "there is no hint \(number): this exercise has \(counted(count, "hint")), --hint 1 to --hint \(count)."
    case .nothingToPredict:
      "this lesson asks no questions, so --predict has nothing to answer."
    case .predictionCount(let count, let accepted):
      "--predict got \(counted(count, "answer")), and this lesson asks \(counted(accepted.count, "question")); "
        + "it takes, in order and parted by commas: \(accepted.joined(separator: "; "))."
    case .prediction(let answer, let number, let accepts):
      "--predict: “\(answer)” does not answer question \(number), which takes \(accepts)."
    }
  }

  /// The same sentence as the parser of the command line says it, with the usage below.
  var validationError: ValidationError { ValidationError(description) }
}

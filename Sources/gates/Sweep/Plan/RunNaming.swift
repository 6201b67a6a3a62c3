import ArgumentParser
import FourGates

/// A run with the name that its folder has.
struct NamedRun {
  let arguments: [String]
  let folderName: String
  let settings: RunSettings
}

/// Says which folder `gates train` would take for a run, after it has checked that it would take it at all.
///
/// The name depends on the data, so data are made or read here; those that several runs share, once.
struct RunNaming {
  private let path: String
  private let keys = PlanKeys()
  private var data: [TaskChoice: [TaskOptions: String]] = [:]

  init(path: String) {
    self.path = path
  }

  /// - Throws: `PlanError` where `gates train` would refuse the run; `DatasetError` about its file.
  mutating func run(_ combination: PlanCombination) throws -> NamedRun {
    let words = combination.options.flatMap { PlanCombinations.words($0.key, $0.text, keys) }
    let arguments = [combination.task] + words + ["--seed", combination.seed]
    do {
      let command = try TrainCommand.parse(arguments)
      let choice = try TaskChoice(named: combination.task)
      var settings = RunSettings(choice, command.wishes, hasFile: command.wishes.data != nil)
      settings.data = try fingerprint(
        of: choice,
        settings.taskOptions(
          data: command.wishes.data, column: command.wishes.column, test: command.wishes.parts.test))
      var fingerprint = Fingerprint()
      fingerprint.add(settings.json)
      return NamedRun(
        arguments: arguments, folderName: "\(settings.task)-\(fingerprint.digits)", settings: settings)
    } catch let error as TaskError {
      throw failure("\(error)", combination)
    } catch let error as DatasetError {
      throw error
    } catch {
      throw failure(PlanCombinations.sentence(of: error), combination)
    }
  }

  private func failure(_ sentence: String, _ combination: PlanCombination) -> PlanError {
    PlanError(path: path, line: combination.line, sentence: sentence)
  }

  private mutating func fingerprint(of choice: TaskChoice, _ options: TaskOptions) throws -> String {
    var options = options
    // A file is the same whatever the seed; a task's own data are not.
    if options.data != nil { options.seed = 1 }
    if let known = data[choice]?[options] { return known }
    let found = try choice.make(options).dataFingerprint
    data[choice, default: [:]][options] = found
    return found
  }
}

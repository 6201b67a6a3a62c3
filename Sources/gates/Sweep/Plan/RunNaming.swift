import ArgumentParser
import FourGates

/// A run with all that decides it, and so with the name of its folder.
struct NamedRun {
  /// What `gates train` is given.
  let arguments: [String]
  let settings: RunSettings
  /// The keys that the plan has for it.
  let keys: [String]
  /// The files that the plan names for it, by key.
  let files: [String: String]
  /// Which of its setting's seeds it has, counted from 0.
  let place: Int
}

/// Says which folder `gates train` would take for a run, after it has checked that it would take it at all.
///
/// The name depends on the data, so data are made or read here; those that several runs share, once.
struct RunNaming {
  private let path: String
  private let keys: PlanKeys
  private var data: [Source: String] = [:]
  /// The options, but for the seed, with which a task could be made.
  private var possible: [TaskChoice: Set<TaskOptions>] = [:]

  init(keys: PlanKeys, path: String) {
    (self.keys, self.path) = (keys, path)
  }

  /// - Throws: `PlanError` where `gates train` would refuse the run; `DatasetError` about its file.
  mutating func runs(_ setting: PlanSetting, seeds: [UInt64]) throws -> [NamedRun] {
    let arguments = [setting.task] + setting.options.flatMap { PlanCombinations.words($0.key, $0.text, keys) }
    // Of many runs nobody looks at every epoch.
    let keep = setting.options.contains { $0.key == "keep" } ? [] : ["--keep", "0"]
    let files = setting.options.filter { PlanKeys.files.contains($0.key) }
    do {
      var command = try TrainCommand.parse(arguments)
      let choice = try TaskChoice(named: setting.task)
      return try seeds.enumerated().map { place, seed in
        command.wishes.seed = seed
        var settings = RunSettings(choice, command.wishes, hasFile: command.wishes.data != nil)
        let wishes = command.wishes
        settings.data = try fingerprint(
          of: choice, settings.taskOptions(data: wishes.data, column: wishes.column, test: wishes.parts.test))
        return NamedRun(
          arguments: arguments + keep + ["--seed", "\(seed)"], settings: settings,
          keys: setting.options.map(\.key), files: Dictionary(files.map { ($0.key, $0.text) }) { $1 }, place: place)
      }
    } catch let error as TaskError {
      throw failure("\(error)", setting)
    } catch let error as DatasetError {
      throw error
    } catch {
      throw failure(PlanCombinations.sentence(of: error), setting)
    }
  }

  private func failure(_ sentence: String, _ setting: PlanSetting) -> PlanError {
    PlanError(path: path, line: setting.line, sentence: sentence)
  }

  /// The data's fingerprint.
  ///
  /// Data are made anew only where they may be others, or where it is not known yet that a task can be made of them at all.
  private mutating func fingerprint(of choice: TaskChoice, _ options: TaskOptions) throws -> String {
    let source = Source(choice, options)
    var wish = options
    (wish.seed, wish.reading) = (0, .last)
    if choice == .gestures { wish.batch = nil }
    if let known = data[source], possible[choice]?.contains(wish) == true { return known }
    let found = try choice.make(options).dataFingerprint
    data[source] = found
    possible[choice, default: []].insert(wish)
    return found
  }

  /// What data come from.
  private struct Source: Hashable {
    let choice: TaskChoice
    let options: TaskOptions

    init(_ choice: TaskChoice, _ options: TaskOptions) {
      var own = options
      switch choice {
      // All of them count, however they are parted and batched.
      case .gestures, .characters:
        own = TaskOptions(seed: options.seed, data: options.data, column: options.column)
        own.test = options.test
      case .sine, .noisySine, .numbers, .recall, .adding: break
      }
      // A file is the same whatever the seed; a task's own data are not.
      if options.data != nil { own.seed = 0 }
      (self.choice, self.options) = (choice, own)
    }
  }
}

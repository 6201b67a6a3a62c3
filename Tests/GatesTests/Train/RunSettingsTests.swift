import FourGates
import Testing

@testable import gates

@Suite struct `The settings of a run` {
  private func settings(_ arguments: String...) throws -> RunSettings {
    let command = try TrainCommand.parse(arguments)
    return RunSettings(try TaskChoice(named: try #require(command.task)), command.wishes, hasFile: command.wishes.data != nil)
  }

  @Test func `are typed in the order of the help`() throws {
    let settings = try settings("sine", "--rate", "1e-3", "--clip", "none", "--seed", "7")
    let beginning = [
      "--cell", "lstm", "--hidden", "32", "--layers", "1", "--initial", "pytorch,forget:1", "--window", "20", "--batch", "32",
      "--dropout", "0",
    ]
    #expect(Array(settings.arguments.prefix(14)) == beginning)
    let order = settings.typed.map(\.option)
    let help = TrainCommand.helpMessage()
    let places = order.compactMap { help.firstRange(of: "\n  --\($0) ")?.lowerBound }
    #expect(places.count == order.count)
    #expect(places == places.sorted())
  }

  @Test(arguments: TaskChoice.allCases)
  func `make the same run when they are typed`(task: TaskChoice) throws {
    let settings = try settings(
      task.rawValue, "--cell", "gru", "--rate", "0.1234567890123", "--dropout", "0.3", "--clip", "0.5", "--seed", "5")
    let again = try TrainCommand.parse([task.rawValue] + settings.arguments)
    #expect(RunSettings(task, again.wishes, hasFile: false) == settings)
  }

  @Test func `are all typed that decide the run`() throws {
    let settings = try settings("sine")
    let made = ["task", "data", "hasFile", "hasTest", "scales"]
    let options = Set(settings.typed.map(\.option))
    for child in Mirror(reflecting: settings).children {
      guard let label = child.label, !made.contains(label) else { continue }
      if case Optional<Any>.none = child.value { continue }
      let option = label.map { $0.isUppercase ? "-\($0.lowercased())" : "\($0)" }.joined()
      #expect(options.contains(option), "\(option) is not typed")
    }
  }

  @Test func `have a fingerprint that changes with each of them, with the data and with the weights`() throws {
    var all: Set<String> = []
    for options in [
      [], ["--cell", "gru"], ["--hidden", "4"], ["--layers", "2"], ["--window", "9"], ["--batch", "9"], ["--dropout", "0.1"],
      ["--optimizer", "adamw"], ["--rate", "0.02"], ["--clip", "none"], ["--epochs", "9"], ["--seed", "2"],
    ] {
      let command = try TrainCommand.parse(["sine"] + options)
      all.insert(RunSettings(.sine, command.wishes, hasFile: false).fingerprint())
    }
    var settings = try settings("sine")
    all.insert(settings.fingerprint(weights: "a.safetensors"))
    settings.data = "0123456789abcdef"
    all.insert(settings.fingerprint())
    all.insert(try self.settings("noisy-sine", "--window", "20", "--epochs", "50").fingerprint())
    #expect(all.count == 15)
  }

  @Test func `have the same fingerprint in every process, another one in each width of numbers`() throws {
    var settings = try settings("sine")
    settings.data = "0123456789abcdef"
    #expect(settings.fingerprint() == (MemoryLayout<Scalar>.size == 8 ? "4f4eea4a85cdba38" : "4f44da4a85c54a83"))
    #expect(settings.folderName == "sine-\(settings.fingerprint())")
  }
}

import FourGates
import Foundation

/// Everything that decides the numbers of a run: what a checkpoint keeps, so that the run can go on.
struct RunSettings: Codable, Equatable, Sendable {
  /// Where it stands among the notes of a checkpoint.
  static let key = "run"

  var task: String
  var cell: Architecture.Cell
  var hidden: Int
  var layers: Int
  var window: Int
  var batch: Int
  var dropout: Double
  var optimizer: OptimizerChoice
  var rate: Double
  /// The norm that gradients are clipped at; nil if they are not.
  var clip: Double?
  var seed: UInt64
  /// How many epochs the run is to have: the only setting that may change when it is resumed.
  var epochs: Int

  /// Digits that are equal when the data are equal.
  var data: String
  /// Whether the data came from a file.
  var hasFile: Bool
  /// The mean and the deviation that each input was standardized with.
  var scales: [[Double]]

  /// The JSON, the same whenever it is written.
  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// Reads the JSON; nil if it is not what was written, or says what no run can have.
  init?(json: String) {
    guard let settings = try? JSONDecoder().decode(Self.self, from: Data(json.utf8)), settings.isPossible else { return nil }
    self = settings
  }

  /// What is wished, and where nothing is wished what the task has by itself.
  init(_ choice: TaskChoice, _ wishes: TrainWishes, hasFile: Bool) {
    let defaults = choice.defaults
    task = choice.rawValue
    cell = wishes.cell ?? defaults.cell
    hidden = wishes.hidden ?? defaults.hidden
    layers = wishes.layers ?? defaults.layers
    window = wishes.window ?? defaults.window
    batch = wishes.batch ?? defaults.batch
    dropout = wishes.dropout ?? 0
    optimizer = wishes.optimizer ?? defaults.optimizer
    rate = wishes.rate ?? optimizer.defaultRate
    clip = (wishes.clip ?? .at(defaults.clip)).norm
    seed = wishes.seed ?? 1
    epochs = wishes.epochs ?? defaults.epochs
    data = ""
    self.hasFile = hasFile
    scales = []
  }

  private var isPossible: Bool {
    TaskChoice(rawValue: task) != nil && TrainWishes.hiddenRange.contains(hidden) && TrainWishes.layersRange.contains(layers)
      && TrainWishes.epochsRange.contains(epochs) && (0..<1).contains(dropout) && rate > 0 && rate.isFinite
      && (clip.map { $0 > 0 && $0.isFinite } ?? true)
  }

  /// A network of this run's size, for what goes in and out of its task.
  func architecture(for task: some LearningTask) -> Architecture {
    Architecture(cell, inputs: task.inputs, hidden: hidden, layers: layers, outputs: task.outputs)
  }

  /// What its task is made with; where the data were a file, that is named anew.
  func taskOptions(data: String? = nil, column: String? = nil) -> TaskOptions {
    TaskOptions(
      seed: seed, window: task == TaskChoice.gestures.rawValue ? nil : window, batch: batch, data: data, column: column)
  }

  /// The first wish that would make another run of this one: the option, what the run has, and what is wished.
  func contradiction(to wishes: TrainWishes) -> (option: String, has: String, wished: String)? {
    func differ<Value: Equatable>(
      _ option: String, _ has: Value, _ wished: Value?, _ text: (Value) -> String
    ) -> (option: String, has: String, wished: String)? {
      wished.flatMap { $0 == has ? nil : (option, text(has), text($0)) }
    }
    return differ("--cell", cell, wishes.cell, \.rawValue) ?? differ("--hidden", hidden, wishes.hidden, \.description)
      ?? differ("--layers", layers, wishes.layers, \.description) ?? differ("--window", window, wishes.window, \.description)
      ?? differ("--batch", batch, wishes.batch, \.description)
      ?? differ("--dropout", dropout, wishes.dropout, \.description)
      ?? differ("--optimizer", optimizer, wishes.optimizer, \.rawValue)
      ?? differ("--rate", rate, wishes.rate, \.description)
      ?? differ("--clip", ClipWish(clip), wishes.clip, \.description)
      ?? differ("--seed", seed, wishes.seed, \.description)
  }
}

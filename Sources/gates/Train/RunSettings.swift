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
  // What is nil from here on is as the task or the optimizer has it by itself, and as it was before one could choose it.
  /// How many numbers a symbol is embedded as, and how many filters there are; nil for none.
  var embedding: Int?
  var filters: Int?
  var reading: ReadingChoice?
  var dropoutPlace: DropoutPlace?
  var initial: InitialChoice?
  var schedule: ScheduleChoice?
  var weightDecay: Double?
  var smoothing: Double?
  /// Where the numbers of gradients are cut off.
  var clipValue: Double?
  /// The share that is validated on, or who is left out for that.
  var validation: Double?
  var leaveOut: String?
  /// Whether a file with test data was named; nil for no.
  var hasTest: Bool?
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
    clipValue = wishes.updates.clipValue
    clip = clipValue == nil ? (wishes.clip ?? .at(defaults.clip)).norm : nil
    seed = wishes.seed ?? 1
    epochs = wishes.epochs ?? defaults.epochs
    func chosen<Value: Equatable>(_ wished: Value?, unless usual: Value?) -> Value? { wished == usual ? nil : wished }
    embedding = chosen(wishes.network.embedding, unless: 0)
    filters = chosen(wishes.network.filters, unless: 0)
    reading = chosen(wishes.network.reading, unless: .last)
    dropoutPlace = dropout > 0 ? chosen(wishes.network.dropoutPlace, unless: .above) : nil
    initial = chosen(wishes.network.initial, unless: defaults.initial)
    schedule = chosen(wishes.updates.schedule, unless: .constant)
    weightDecay = chosen(wishes.updates.weightDecay, unless: optimizer.defaultWeightDecay ?? 0)
    smoothing = chosen(wishes.updates.smoothing, unless: optimizer.defaultSmoothing)
    validation = chosen(wishes.parts.validation, unless: choice.defaultValidation)
    leaveOut = wishes.parts.leaveOut
    hasTest = wishes.parts.test == nil ? nil : true
    data = ""
    self.hasFile = hasFile
    scales = []
  }

  private var isPossible: Bool {
    TaskChoice(rawValue: task) != nil && TrainWishes.hiddenRange.contains(hidden) && TrainWishes.layersRange.contains(layers)
      && TrainWishes.epochsRange.contains(epochs) && (0..<1).contains(dropout) && rate > 0 && rate.isFinite
      && [clip, clipValue].allSatisfy { $0.map { $0 > 0 && $0.isFinite } ?? true }
      && [embedding, filters].allSatisfy { $0.map { $0 > 0 && NetworkWishes.frontRange.contains($0) } ?? true }
      && [weightDecay, smoothing, validation].allSatisfy { $0.map { $0 >= 0 && $0.isFinite } ?? true }
      && (smoothing ?? 0) < 1 && (validation ?? 0) <= 0.5
      && (weightDecay == nil || optimizer.defaultWeightDecay != nil) && (smoothing == nil || optimizer.defaultSmoothing != nil)
  }
}

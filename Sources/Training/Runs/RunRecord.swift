import Foundation

/// What is known of a run: what it was asked for, on which data, who works on it, and how far it is.
///
/// It stands as `run.json` in the run's own folder, beside `metrics.csv` and the checkpoints.
public struct RunRecord: Equatable, Codable, Sendable {
  public static let fileName = "run.json"

  /// How far a run is, as it says itself; a run that was killed still says `running`.
  public enum State: String, Codable, Sendable, CaseIterable {
    case running, stopped, finished, failed
  }

  /// The epoch with the lowest validation loss.
  public struct Best: Equatable, Codable, Sendable {
    public var epoch: Int
    public var validationLoss: Double

    public init(epoch: Int, validationLoss: Double) {
      (self.epoch, self.validationLoss) = (epoch, validationLoss)
    }
  }

  /// What was measured on test data, once, at the end.
  public struct Test: Equatable, Codable, Sendable {
    public var loss: Double
    /// The share of right answers, for a task that has any.
    public var accuracy: Double?

    public init(loss: Double, accuracy: Double?) {
      (self.loss, self.accuracy) = (loss, accuracy)
    }
  }

  /// Who works on a run, or did last.
  public struct Worker: Equatable, Codable, Sendable {
    public var host: String
    public var process: Int32
    /// When the process began, in what the system counts, so that another process with the same number is not taken for it.
    public var began: String

    public init(host: String, process: Int32, began: String) {
      (self.host, self.process, self.began) = (host, process, began)
    }
  }

  public var task: String
  /// Digits that are equal when everything that decides the run's numbers is equal.
  public var fingerprint: String
  /// Every setting, as one types it: `["hidden": "64", "cell": "gru", …]`.
  public var options: [String: String]
  public var seed: UInt64
  /// Digits that are equal when the data are equal.
  public var data: String
  /// Which FourGates it was run with.
  public var version: String
  public var state = State.running
  /// Why it failed, in a sentence.
  public var reason: String?
  public var start: Date
  /// When it finished, failed or was stopped.
  public var end: Date?
  /// How long it has been trained, over all stretches.
  public var seconds = 0.0
  /// How many epochs it has, and is to have.
  public var epochs = 0
  public var epochsWanted: Int
  public var best: Best?
  /// On data that chose nothing: by the network of the best epoch, or of the last where there was no validation.
  public var test: Test?
  /// What simple rules reach on the validation data, by name.
  public var baselines: [String: Double] = [:]
  /// What no network can get below on average, if that is known.
  public var floor: Double?
  /// How many numbers the network learns.
  public var parameters: Int?
  /// What the loss is measured in.
  public var lossName: String
  public var worker: Worker?

  public init(
    task: String, fingerprint: String, options: [String: String], seed: UInt64, data: String, version: String, start: Date,
    epochsWanted: Int, lossName: String
  ) {
    self.task = task
    self.fingerprint = fingerprint
    self.options = options
    self.seed = seed
    self.data = data
    self.version = version
    self.start = start
    self.epochsWanted = epochsWanted
    self.lossName = lossName
  }

  /// The name of its folder: `sine-3f9a…`.
  public var folderName: String { "\(task)-\(fingerprint)" }
}

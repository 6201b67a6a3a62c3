/// What was measured in the epochs of a run: `metrics.csv`, a line an epoch.
public struct RunMetrics: Equatable, Sendable {
  public static let fileName = "metrics.csv"

  /// A line of it.
  public struct Epoch: Equatable, Sendable {
    /// Counted from 1.
    public var number: Int
    /// How many were made from the beginning of the run to the end of this epoch.
    public var updates: Int
    public var learningRate: Double
    public var loss: Double
    public var validationLoss: Double?
    /// The share of right answers on the validation data, for a task that has any.
    public var accuracy: Double?
    public var gradientNorm: Double
    public var seconds: Double

    public init(
      number: Int, updates: Int, learningRate: Double, loss: Double, validationLoss: Double? = nil, accuracy: Double? = nil,
      gradientNorm: Double, seconds: Double
    ) {
      self.number = number
      self.updates = updates
      self.learningRate = learningRate
      self.loss = loss
      self.validationLoss = validationLoss
      self.accuracy = accuracy
      self.gradientNorm = gradientNorm
      self.seconds = seconds
    }
  }

  public var epochs: [Epoch] = []

  public init(epochs: [Epoch] = []) {
    self.epochs = epochs
  }
}

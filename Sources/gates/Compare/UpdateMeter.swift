import FourGates

/// How large updates are against the weights that they change.
///
///     size = ‖w′ − w‖ / ‖w‖                 all parameters taken as one long row
struct UpdateMeter {
  private let parameters: [Parameter]
  private var before: [Tensor]?
  private var sum = 0.0
  private var count = 0

  init(_ parameters: [Parameter]) {
    self.parameters = parameters
  }

  /// Before an update; the one before it is over then.
  mutating func beginUpdate() {
    endUpdate()
    before = parameters.map(\.value)
  }

  mutating func endUpdate() {
    guard let before else { return }
    var (change, size) = (0.0, 0.0)
    for (parameter, old) in zip(parameters, before) {
      change += Double((parameter.value - old).sumOfSquares())
      size += Double(old.sumOfSquares())
    }
    sum += (change / size).squareRoot()
    count += 1
    self.before = nil
  }

  /// The mean over all updates since the last call.
  mutating func mean() -> Double {
    endUpdate()
    defer { (sum, count) = (0, 0) }
    return sum / Double(count)
  }
}

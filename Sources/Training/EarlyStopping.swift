/// Ends training when the watched loss has stopped falling, and puts the parameters of the best epoch back.
///
/// The best parameters come back in either case: when patience ran out, and when the epochs did.
public struct EarlyStopping: Equatable, Sendable {
  /// How many epochs in a row may pass without a new lowest loss.
  public var patience: Int

  public init(patience: Int = 10) {
    self.patience = patience
  }
}

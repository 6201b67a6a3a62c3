import Tensors

/// Ends training when the watched loss has stopped falling, and puts the parameters of the best epoch back.
///
/// The best parameters come back in either case: when patience ran out, and when the epochs did.
///
/// - Source: [Pre98].
public struct EarlyStopping: Equatable, Sendable {
  /// How many epochs in a row may pass without a new lowest loss.
  public let patience: Int

  /// - Precondition: at least one epoch of patience.
  public init(patience: Int = 10) {
    guard patience >= 1 else { refuse("early stopping has a patience of at least 1 epoch, and got \(patience).") }
    self.patience = patience
  }
}

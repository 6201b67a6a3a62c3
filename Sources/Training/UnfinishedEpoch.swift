/// What an epoch has come to, when training stops before it is over.
public struct UnfinishedEpoch: Equatable, Sendable {
  /// How many batches are done: the next one is that with this number, counted from 0.
  public internal(set) var batches = 0

  /// The sum of the losses, each times its batch's size, and the sum of the sizes.
  var lossSum = 0.0
  var sizeSum = 0

  /// The sum of the gradients' norms.
  var normSum = 0.0

  /// How long it took so far.
  var seconds = 0.0
}

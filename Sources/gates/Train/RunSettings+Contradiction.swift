import FourGates

extension RunSettings {
  /// The first wish that would make another run of this one: the option, what the run has, and what is wished.
  func contradiction(to wishes: TrainWishes) -> (option: String, has: String, wished: String)? {
    func differ<Value: Equatable>(
      _ option: String, _ has: Value?, _ wished: Value?, _ text: (Value) -> String, none: String = "none"
    ) -> (option: String, has: String, wished: String)? {
      wished.flatMap { $0 == has ? nil : (option, has.map(text) ?? none, text($0)) }
    }
    let network =
      differ("--cell", cell, wishes.cell, \.rawValue) ?? differ("--hidden", hidden, wishes.hidden, \.description)
      ?? differ("--layers", layers, wishes.layers, \.description)
      ?? differ("--embedding", embedding ?? 0, wishes.network.embedding, \.description)
      ?? differ("--filters", filters ?? 0, wishes.network.filters, \.description)
      ?? differ("--reading", reading ?? .last, wishes.network.reading, \.rawValue)
      ?? differ("--initial", start, wishes.network.initial, \.description)
    let samples =
      differ("--window", window, wishes.window, \.description) ?? differ("--batch", batch, wishes.batch, \.description)
      ?? differ("--dropout", dropout, wishes.dropout, \.description)
      ?? (dropout > 0 ? differ("--dropout-place", dropoutPlace ?? .above, wishes.network.dropoutPlace, \.rawValue) : nil)
    let usualDecay = optimizer.defaultWeightDecay ?? 0
    let updates =
      differ("--optimizer", optimizer, wishes.optimizer, \.rawValue) ?? differ("--rate", rate, wishes.rate, \.description)
      ?? differ("--clip", ClipWish(clip), wishes.clip, \.description)
      ?? differ("--schedule", schedule ?? .constant, wishes.updates.schedule, \.description)
      ?? differ("--weight-decay", weightDecay ?? usualDecay, wishes.updates.weightDecay, exactText)
      ?? differ("--smoothing", smoothing ?? optimizer.defaultSmoothing, wishes.updates.smoothing, exactText)
      ?? differ("--clip-value", clipValue, wishes.updates.clipValue, exactText)
    let data =
      differ("--seed", seed, wishes.seed, \.description)
      ?? differ("--validation", validation ?? TaskChoice(rawValue: task)?.defaultValidation, wishes.parts.validation, exactText)
      ?? differ("--leave-out", leaveOut, wishes.parts.leaveOut, \.self, none: "nobody")
    return network ?? samples ?? updates ?? data ?? otherLength(than: wishes.epochs)
  }

  /// More epochs are another run where the rate depends on how many there are.
  private func otherLength(than wished: Int?) -> (option: String, has: String, wished: String)? {
    guard let wished, wished != epochs, schedule?.dependsOnLength == true else { return nil }
    return ("--epochs", "\(epochs)", "\(wished)")
  }
}

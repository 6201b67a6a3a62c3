import FourGates

extension RunSettings {
  /// Every setting that decides the run, as one types it without dashes, in the order of `--help`.
  var typed: [(option: String, text: String)] {
    let choice = TaskChoice(rawValue: task)
    var typed = [("cell", cell.rawValue), ("hidden", "\(hidden)"), ("layers", "\(layers)")]
    if choice == .characters { typed.append(("embedding", "\(embedding ?? 0)")) }
    if choice == .gestures {
      typed += [("filters", "\(filters ?? 0)"), ("reading", (reading ?? .last).rawValue)]
    }
    if dropout > 0 { typed.append(("dropout-place", (dropoutPlace ?? .above).rawValue)) }
    typed.append(("initial", start.description))
    if choice != .gestures { typed.append(("window", "\(window)")) }
    typed += [
      ("batch", "\(batch)"), ("dropout", exactText(dropout)), ("optimizer", optimizer.rawValue), ("rate", exactText(rate)),
      ("clip", ClipWish(clip).description), ("schedule", (schedule ?? .constant).description),
    ]
    if let usual = optimizer.defaultWeightDecay { typed.append(("weight-decay", exactText(weightDecay ?? usual))) }
    if let usual = optimizer.defaultSmoothing { typed.append(("smoothing", exactText(smoothing ?? usual))) }
    if let clipValue { typed.append(("clip-value", exactText(clipValue))) }
    typed += [("epochs", "\(epochs)"), ("seed", "\(seed)")]
    if let leaveOut {
      typed.append(("leave-out", leaveOut))
    } else if let usual = choice?.defaultValidation {
      typed.append(("validation", exactText(validation ?? usual)))
    }
    return typed.map { (option: $0.0, text: $0.1) }
  }

  /// What one types after the task for this run; a file with data is named besides.
  var arguments: [String] {
    typed.flatMap { ["--" + $0.option, $0.text] }
  }

  /// Sixteen digits that are equal when everything is that decides the run's numbers: the settings, the data, and the width of
  /// numbers in this build.
  ///
  /// - Parameter weights: The file that the run began with the weights of, if it did.
  func fingerprint(weights: String? = nil) -> String {
    var fingerprint = Fingerprint()
    let weights = weights.map { [(option: "init-from", text: $0)] } ?? []
    let all = typed + weights + [("data", data), ("bits", "\(MemoryLayout<Scalar>.size * 8)")]
    fingerprint.add(task)
    for (option, text) in all { fingerprint.add("\n\(option)=\(text)") }
    return fingerprint.digits
  }

  /// The name of the run's folder among others: `sine-3f9a…`.
  var folderName: String { "\(task)-\(fingerprint())" }
}

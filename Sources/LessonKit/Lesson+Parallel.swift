extension Lesson {
  /// Does the same work for each input, on all cores, and says how far it is; each work by itself stays on one core.
  ///
  ///     let errors = try lesson.inParallel("networks trained", seeds) { seed in try error(of: network(seed)) }
  ///
  /// The results stand in the order of the inputs, and are the same bits on any number of cores, as long as each work rolls dice of
  /// its own.
  ///
  /// - Throws: what the work for the earliest input that failed has thrown.
  public func inParallel<Input: Sendable, Output: Sendable>(
    _ whatIsDone: String, _ inputs: [Input], _ work: @Sendable (Input) throws -> Output
  ) throws -> [Output] {
    let isInteractive = terminal.isInteractive
    defer { if isInteractive { StandardOutput.write("\r\u{1B}[K") } }
    return try sideBySide(
      inputs,
      done: { done in
        if isInteractive { StandardOutput.write("\r  \(done) of \(inputs.count) \(whatIsDone)") }
      }, work)
  }
}

import Testing

@testable import gates

@Suite struct `A wrong wish to gates gradcheck` {
  @Test(arguments: [
    ([], "gradcheck needs a cell, rnn, lstm, peephole or gru, or --break list; for example gates gradcheck lstm."),
    (["lstn"], "there is no cell “lstn”; did you mean lstm? Choose rnn, lstm, peephole or gru."),
    (
      ["gru", "--use-gate", "lessonNotes"], "only an LSTM has the lesson notes' use gate: take --use-gate away, or check lstm."
    ),
    (
      ["lstm", "--use-gate", "lessonNotes", "--by", "both"],
      "the lesson notes' use gate has no fused form: take --by away, or say --by steps."
    ),
    (["lstm", "--use-gate", "notes"], "choose standard or lessonNotes."),
    (["lstm", "--by", "step"], "choose steps, fusedSequence or both."),
    (["lstm", "--hidden", "0"], "The value '0' is invalid for '--hidden <n>': take a whole number from 1 to 1000."),
    (["lstm", "--layers", "-2"], "take a whole number from 1 to 1000."),
    (["lstm", "--batch", "many"], "take a whole number from 1 to 1000."),
    (["lstm", "--hidden", "1000", "--steps", "1000"], "these sizes are too large to be checked in reasonable time"),
    (["lstm", "--step", "0"], "--step is a number above 0, at most 10, and got 0."),
    (["lstm", "--step", "nan"], "--step is a number above 0, at most 10, and got NaN."),
    (["lstm", "--seed", "-1"], "a seed is a whole number from 0 to 18446744073709551615."),
    (["lstm", "--worst", "-1"], "take a whole number from 0 to"),
    (["lstm", "--out", ""], "--out needs the name of a folder, and got an empty one."),
    (["lstm", "--plot", "colourful"], "choose auto, terminal, window, svg, png or none."),
    (["lstm", "--break", "all"], "--break brings a cell of its own: take lstm away."),
    (["--break", "all", "--sweep"], "--break and --sweep exclude each other; choose one."),
    (["--break", "late-memry"], "there is no mistake “late-memry”; did you mean late-memory?"),
  ])
  func `gets a sentence and exit status 64`(arguments: [String], sentence: String) {
    let error = #expect(throws: (any Error).self) { try GradCheckCommand.parse(arguments) }
    guard let error else { return }
    #expect(GradCheckCommand.exitCode(for: error).rawValue == 64)
    let said = GradCheckCommand.fullMessage(for: error)
    #expect(said.contains(sentence), "\(said)")
  }
}

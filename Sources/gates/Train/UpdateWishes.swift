import ArgumentParser
import FourGates
import LessonKit

/// What somebody asks of the rule for updates beside its rate.
struct UpdateWishes: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How the rate changes: constant; step:0.1,30 (a tenth after every 30 epochs); exponential:0.97,10 (after the tenth epoch, 0.97 "
        + "times as large in each); cosine:0.01 (along half a wave, towards a hundredth at the end); plateau:0.5,5 (half, whenever 5 "
        + "epochs in a row have brought nothing and a sixth does not either). (default: constant)", valueName: "how"),
    transform: { text in
      do {
        return try ScheduleChoice(typed: text)
      } catch { throw ValidationError("\(error)") }
    })
  var schedule: ScheduleChoice?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How strongly weights are pulled towards 0: for sgd and adam as a part of the gradient, for adamw apart from it.",
      valueName: "x"),
    transform: { text in
      guard let decay = Double(text), decay >= 0, decay <= 1000 else {
        throw ValidationError("--weight-decay is a number from 0 to 1000, and got “\(text)”.")
      }
      return decay
    })
  var weightDecay: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "For rmsprop: how much of its mean of squares is left after an update, from 0 to below 1. (default: 0.99)", valueName: "x"
    ),
    transform: { text in
      guard let smoothing = Double(text), smoothing >= 0, smoothing < 1 else {
        throw ValidationError("--smoothing is a number from 0 to below 1, and got “\(text)”.")
      }
      return smoothing
    })
  var smoothing: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Cuts every number of the gradients off at ± this, in the place of --clip.", valueName: "x"),
    transform: { text in
      guard let limit = Double(text), limit > 0, limit.isFinite else {
        throw ValidationError("--clip-value is a number above 0, and got “\(text)”.")
      }
      return limit
    })
  var clipValue: Double?
}

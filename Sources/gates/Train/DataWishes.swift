import ArgumentParser
import FourGates
import LessonKit

/// What somebody asks of how the data are parted: what is learned from, what is validated on, and what is tested on.
struct DataWishes: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The share of the data that is held back to validate on: of gestures chosen by chance (default: 0.2), of a text the end of each "
        + "row (default: 0.1).", valueName: "share"),
    transform: { text in
      guard let share = Double(text), share >= 0, share <= 0.5 else {
        throw ValidationError("--validation is a share from 0 to 0.5, and got “\(text)”.")
      }
      return share
    })
  var validation: Double?

  @Option(help: ArgumentHelp("For gestures: holds all sequences of this person back to validate on.", valueName: "person"))
  var leaveOut: String?

  @Option(
    help: ArgumentHelp(
      "For gestures: a .ts file with the test part of the set in --data. It is measured once, at the end, with the network of the best "
        + "epoch; with --validation 0, which trains on all of --data, with that of the last.", valueName: "file"))
  var test: String?
}

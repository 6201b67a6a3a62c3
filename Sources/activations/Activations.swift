import ArgumentParser
import FourGates
import Foundation

/// How far exp, tanh and the logistic function are off, at every number of 32 bits.
@main
struct Activations: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compares exp, tanh and the logistic function with the C library's in 64 bits, at every number of 32 bits.",
    usage: "activations [options]",
    discussion: """
      For example: swift run -c release activations --every 1009

      Errors are counted in units in the last place. At 0 and at ±∞ the result must be exact, and NaN must stay NaN.
      """)

  @Option(help: ArgumentHelp("Compares at every Nth number only; a prime favours no digit.", valueName: "N"))
  var every: UInt32 = 1

  func validate() throws {
    guard every > 0 else { throw ValidationError("--every needs a number from 1, and got \(every).") }
  }

  func run() throws {
    Processor.check()
    guard Scalar.self == Float.self else {
      return say("This build computes in 64 bits, with the C library's functions; only numbers of 32 bits are checked here.")
    }
    say(Worst.header)
    let results = Activation.all.map { activation in
      let worst = Sweep(activation: activation, every: every).worst()
      say(worst.row(of: activation))
      return (activation, worst)
    }
    if let (activation, worst) = results.first(where: { !($1.units <= $0.limit) }) {
      throw ActivationError.off(activation, worst)
    }
  }

  /// Prints a line at once, also into a pipe.
  private func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }
}

/// What can be found wrong.
enum ActivationError: Error, CustomStringConvertible {
  case off(Activation, Worst)

  var description: String {
    switch self {
    case .off(let activation, let worst):
      """
      \(activation.name) is off by \(shortText(worst.units)) units in the last place at \(worst.input), and may be off by \
      \(shortText(activation.limit)).
      """
    }
  }
}

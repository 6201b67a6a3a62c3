/// Why there is no picture; its description is a sentence that says what to do.
public enum PlotError: Error, Equatable {
  /// What can be wrong with gnuplot itself.
  public enum Fault: Equatable, Sendable {
    /// There is no such program; nil: it is nowhere in PATH.
    case missing(String?)
    case tooOld(String)
    /// It ended with an exit status and, shortened, its own words.
    case failed(status: Int32, message: String)
    case killed(signal: Int32, message: String)
    case hung(after: Duration)
    /// It was built without a terminal that the picture needs.
    case noTerminal(String)
    case noDisplay
    /// It claims success, and the picture is not all there.
    case incompletePicture
  }

  /// The script, with its data, was kept where `script` says.
  case gnuplot(Fault, script: String?)
  case unwritable(path: String, reason: String)
  /// A figure's name is the name of a file: letters, digits, `-`, `_` and dots inside.
  case wrongName(String)
}

extension PlotError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .gnuplot(let fault, nil): fault.sentence
    case .gnuplot(let fault, let script?): "\(fault.sentence) The script and its data are in \(script)."
    case .unwritable(let path, let reason):
      "Cannot write \(path): \(reason). Make room, or choose another folder with --out."
    case .wrongName(let name):
      "“\(cleaned(name, limit: 80))” cannot name a figure: use letters, digits, - and _, at most 100, the first a letter or a digit."
    }
  }
}

extension PlotError.Fault {
  var sentence: String {
    let installing = "install it with `apt-get install gnuplot`, on macOS with `brew install gnuplot`"
    return switch self {
    case .missing(nil): "gnuplot was not found: \(installing), or set FOURGATES_GNUPLOT to its path."
    case .missing(let path?):
      "There is no program \(cleaned(path, limit: 200)): \(installing), or set FOURGATES_GNUPLOT to its path."
    case .tooOld(let version): "gnuplot \(version) is too old, 5.2 is needed: \(installing)."
    case .failed(let status, ""): "gnuplot ended with status \(status) and without a message."
    case .failed(let status, let message): "gnuplot ended with status \(status) and said: “\(message)”."
    case .killed(let signal, ""): "gnuplot was stopped by signal \(signal) while it drew."
    case .killed(let signal, let message): "gnuplot was stopped by signal \(signal) and had said: “\(message)”."
    case .hung(let limit):
      "gnuplot did not finish within \(limit) and was stopped: is `gnuplot` slow or waiting for something? FOURGATES_GNUPLOT names another one."
    case .noTerminal(let name): "This gnuplot cannot draw to \(name): install the full package `gnuplot`, or use --plot svg."
    case .noDisplay: "There is no display to open a window on: use --plot svg."
    case .incompletePicture: "gnuplot ended without an error, and the picture is not complete: is the disk full?"
    }
  }
}

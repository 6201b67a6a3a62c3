#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension Gnuplot {
  /// Where the program is that draws.
  ///
  /// - Throws: `PlotError` where there is none.
  package func path() throws(PlotError) -> String { try program(kept: nil) }

  /// What gnuplot calls its version, for example "5.4 patchlevel 4".
  ///
  /// - Throws: `PlotError` where there is no gnuplot, or it does not answer.
  public func version() throws(PlotError) -> String {
    let words = try run("", with: ["--version"], kept: nil)
    return words.hasPrefix("gnuplot ") ? trimmed(words.dropFirst(8)) : "of an unknown version"
  }

  /// The terminals that gnuplot was built with: "svg", "pngcairo", "qt", …
  ///
  /// - Throws: `PlotError` where there is no gnuplot, or it does not answer.
  public func terminals() throws(PlotError) -> [String] {
    try run("set print '-'\nprint GPVAL_TERMINALS\n", kept: nil).split { $0.isWhitespace }.map(String.init)
  }

  /// Gives gnuplot a script and returns what it printed; `kept` is where the reader finds the script.
  func run(_ script: String, with arguments: [String] = ["-d"], kept: String?) throws(PlotError) -> String {
    let program = try program(kept: kept)
    let conversation = Conversation(with: program, arguments, script: script, timeLimit: timeLimit)
    let message = shortened(
      trimmed(String(decoding: conversation.messages, as: UTF8.self).split(separator: "\n").joined(separator: " ")), to: 300)
    switch conversation.ending {
    case .exited(0): return String(decoding: conversation.output, as: UTF8.self)
    case .exited(let status): throw .gnuplot(fault(status, message, arguments), script: kept)
    case .killed(let signal): throw .gnuplot(.killed(signal: signal, message: message), script: kept)
    case .hung: throw .gnuplot(.hung(after: timeLimit), script: kept)
    case .notStarted: throw .gnuplot(.missing(program), script: kept)
    }
  }

  private func fault(_ status: Int32, _ message: String, _ arguments: [String]) -> PlotError.Fault {
    if message.contains("unknown or ambiguous terminal") { return .noTerminal("this kind of file") }
    if message.contains(WindowTerminal.missing) { return .noTerminal("a window") }
    if arguments != ["--version"], let version = try? version(), isTooOld(version) { return .tooOld(version) }
    return .failed(status: status, message: message)
  }

  /// The path of the program: what was asked for, or the first `gnuplot` in PATH.
  func program(kept: String?, environment variable: (String) -> String? = variable) throws(PlotError) -> String {
    let asked = executable ?? variable("FOURGATES_GNUPLOT")
    let name = asked ?? "gnuplot"
    let places = name.contains("/") ? [name] : (variable("PATH") ?? "").split(separator: ":").map { "\($0)/\(name)" }
    guard let path = places.first(where: { access($0, X_OK) == 0 && !isFolder($0) }) else {
      throw .gnuplot(.missing(asked), script: kept)
    }
    return path
  }
}

/// Whether a version, written as gnuplot writes it, is before 5.2.
package func isTooOld(_ version: String) -> Bool {
  let numbers = version.prefix { $0 == "." || $0.isNumber }.split(separator: ".").compactMap { Int($0) }
  return numbers.count >= 2 && (numbers[0], numbers[1]) < (5, 2)
}

/// The value of an environment variable, where it is not empty.
func variable(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
}

private func trimmed(_ text: some StringProtocol) -> String {
  cleaned(text.split { $0.isWhitespace }.joined(separator: " "), limit: .max)
}

import FourGates
import Foundation

extension Lesson {
  /// Draws a figure as `--plot` wants it, and says what to look at in it.
  ///
  /// A figure that cannot be drawn says why, and the lesson goes on.
  ///
  /// - Parameters:
  ///   - name: of the file, without its ending: small letters, digits, hyphens.
  ///   - sentence: what to look at in the figure, in one sentence.
  public func show(_ figure: Figure, named name: String, says sentence: String) {
    guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }) else {
      refuse("a figure's file is named with small letters, digits and hyphens, and got “\(name)”.")
    }
    guard !shownFigures.contains(name) else { refuse("the lesson shows two figures called “\(name)”.") }
    shownFigures.append(name)
    let drawn = draw(figure, name, sentence)
    page.add(.figure(figure, drawn, says: sentence))
  }

  /// Draws for the terminal and the folder, then for the page.
  private func draw(_ figure: Figure, _ name: String, _ sentence: String) -> Page.Drawn {
    if hasGivenUpDrawing { return without("The figure \(name) is not drawn, because gnuplot hung before.") }
    do {
      if try draw(figure, name) { terminal.say(sentence) }
    } catch {
      return without("The figure \(name) is not drawn.", error)
    }
    if options.plot == .none { return .not(because: "It is not drawn: this run has --plot none.") }
    do {
      guard let picture = InlineSVG(try svg(of: figure, name)) else {
        return without("The figure \(name) is not on the page: gnuplot wrote it in an unknown way.")
      }
      return .picture(picture)
    } catch {
      return without("The figure \(name) is not on the page.", error)
    }
  }

  /// Says why there is no picture, here and on the page.
  private func without(_ sentence: String, _ error: (any Error)? = nil) -> Page.Drawn {
    var sentence = sentence
    if let error {
      if case PlotError.gnuplot(.hung, _) = error { hasGivenUpDrawing = true }
      let reason = "\(error)"
      sentence += " " + (reason == lastPlotError ? "The reason is the same." : reason)
      lastPlotError = reason
    }
    terminal.say(sentence)
    return .not(because: sentence)
  }

  /// The file, if it was drawn as one, else the same drawn for the page alone.
  private func svg(of figure: Figure, _ name: String) throws -> String {
    if results.figures.last == name + ".svg" {
      return try String(contentsOfFile: folder.file(name + ".svg"), encoding: .utf8)
    }
    return try interruption.heldOff { try drawing.svg(figure) }
  }

  /// Returns whether there is anything to look at.
  private func draw(_ figure: Figure, _ name: String) throws -> Bool {
    let isAuto = options.plot == .auto
    if options.plot == .terminal || (isAuto && isInteractive) {
      let text = try drawing.text(figure, terminal.width)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      terminal.block(lines.last == "" ? lines.dropLast() : lines)
    }
    if options.plot == .none { return false }
    let format: PictureFormat? = isAuto ? .svg : PictureFormat(rawValue: options.plot.rawValue)
    guard let format else { return true }
    let file = try interruption.heldOff { try drawing.picture(figure, format, name, folder.path) }
    guard let file else { return true }
    results.figures.append(file)
    terminal.say("Figure: \(shownPath(folder.file(file)))")
    return true
  }
}

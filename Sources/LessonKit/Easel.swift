import FourGates
import Foundation
import Plotting

/// Where figures are shown: in the terminal, in a folder or in a window, as `--plot` wants it.
package final class Easel {
  let plot: LessonOptions.Plot
  let drawing: Drawing
  /// Whether figures are drawn at all.
  package var draws: Bool { plot != .none }

  /// The pictures in the folder, in the order in which they were drawn.
  package private(set) var files: [String] = []

  private let terminal: Terminal
  private let folder: OutputFolder
  private let interruption: Interruption
  private var names: [String] = []
  private var lastError: String?
  private var hasGivenUp = false

  package init(
    plot: LessonOptions.Plot, terminal: Terminal, folder: OutputFolder, drawing: Drawing = .gnuplot, interruption: Interruption
  ) {
    (self.plot, self.terminal, self.folder, self.drawing) = (plot, terminal, folder, drawing)
    self.interruption = interruption
  }

  /// Draws a figure, and says what to look at in it; if it cannot be drawn, says why.
  ///
  /// - Parameters:
  ///   - name: of the file, without its ending: small letters, digits, hyphens.
  ///   - sentence: what to look at in the figure.
  /// - Returns: why there is no picture; nil if there is one, or none was asked for.
  @discardableResult
  package func show(_ figure: Figure, named name: String, says sentence: String) -> String? {
    guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }) else {
      refuse("a figure's file is named with small letters, digits and hyphens, and got “\(name)”.")
    }
    guard !names.contains(name) else { refuse("two figures are called “\(name)”.") }
    names.append(name)
    if hasGivenUp { return without("The figure \(name) is not drawn, because gnuplot hung before.") }
    do {
      if try draw(figure, name) { terminal.say(sentence) }
      return nil
    } catch {
      return without("The figure \(name) is not drawn.", error)
    }
  }

  /// The figure as the text of an SVG file: the file's, if it was drawn as one, else drawn anew.
  func svg(of figure: Figure, named name: String) throws -> String {
    if files.last == name + ".svg" { return try String(contentsOfFile: folder.file(name + ".svg"), encoding: .utf8) }
    return try interruption.heldOff { try drawing.svg(figure) }
  }

  /// Says why there is no picture, and returns it.
  func without(_ sentence: String, _ error: (any Error)? = nil) -> String {
    var sentence = sentence
    if let error {
      if case PlotError.gnuplot(.hung, _) = error { hasGivenUp = true }
      let reason = "\(error)"
      sentence += " " + (reason == lastError ? "The reason is the same." : reason)
      lastError = reason
    }
    terminal.say(sentence)
    return sentence
  }

  /// Returns whether there is anything to look at.
  private func draw(_ figure: Figure, _ name: String) throws -> Bool {
    let isAuto = plot == .auto
    if plot == .terminal || (isAuto && terminal.isInteractive) {
      let text = try drawing.text(figure, terminal.width)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      terminal.block(lines.last == "" ? lines.dropLast() : lines)
    }
    if plot == .none { return false }
    let format: PictureFormat? = isAuto ? .svg : PictureFormat(rawValue: plot.rawValue)
    guard let format else { return true }
    let file = try interruption.heldOff { try drawing.picture(figure, format, name, folder.path) }
    guard let file else { return true }
    files.append(file)
    terminal.say("Figure: \(shownPath(folder.file(file)))")
    return true
  }
}

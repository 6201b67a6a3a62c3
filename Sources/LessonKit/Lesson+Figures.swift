import Plotting

extension Lesson {
  /// Draws a figure as `--plot` wants it, and says what to look at in it.
  ///
  /// A figure that cannot be drawn says why, and the lesson goes on.
  ///
  /// - Parameters:
  ///   - name: of the file, without its ending: small letters, digits, hyphens.
  ///   - sentence: what to look at in the figure, in one sentence.
  public func show(_ figure: Figure, named name: String, says sentence: String) {
    let drawn =
      easel.show(figure, named: name, says: sentence).map { .not(because: $0) } ?? pictureOnPage(of: figure, named: name)
    results.figures = easel.files
    page.add(.figure(figure, drawn, says: sentence))
  }

  private func pictureOnPage(of figure: Figure, named name: String) -> Page.Drawn {
    if options.plot == .none { return .not(because: "It is not drawn: this run has --plot none.") }
    let failure = "The figure \(name) is not on the page"
    do {
      guard let picture = InlineSVG(try easel.svg(of: figure, named: name)) else {
        return .not(because: easel.without("\(failure): gnuplot wrote it in an unknown way."))
      }
      return .picture(picture)
    } catch {
      return .not(because: easel.without("\(failure).", error))
    }
  }
}

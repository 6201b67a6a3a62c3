import Foundation
import Testing

@testable import Plotting

private let isInstalled = (try? Gnuplot().version()) != nil

@Test(.enabled(if: isInstalled, "gnuplot is not installed: `make setup` installs it"), arguments: [Figure.line, .manyPanels])
func `a figure as SVG text is the same as its file`(_ figure: Figure) throws {
  let folder = try TemporaryFolder()
  try Gnuplot().draw(figure, named: "a", in: folder.path)
  #expect(try Gnuplot().svg(of: figure) == folder.text(of: "a.svg"))
}

@Test func `half a picture is no SVG text`() throws {
  let folder = try TemporaryFolder()
  let gnuplot = Gnuplot(executable: try folder.fakeGnuplot("cat > /dev/null; echo '<svg><path'"))
  #expect(throws: PlotError.gnuplot(.incompletePicture, script: nil)) { try gnuplot.svg(of: .line) }
}

@Test func `a gnuplot that is missing draws no SVG text, and says how to get one`() {
  let error = #expect(throws: PlotError.self) { try Gnuplot(executable: "/nowhere/gnuplot").svg(of: .line) }
  #expect(error?.description.contains("install it with `apt-get install gnuplot`") == true)
}

import Foundation
import Testing

@testable import LessonKit

@Test(arguments: [
  ("auto", false, ["loss.svg"], false), ("auto", true, ["loss.svg"], true), ("terminal", false, [], true),
  ("svg", true, ["loss.svg"], false), ("png", true, ["loss.png"], false), ("none", true, [], false),
  ("window", true, [], false),
])
func `a figure goes where --plot says`(wish: String, isInteractive: Bool, files: [String], asText: Bool) throws {
  let run = try DemoLesson.run(["--plot", wish], isInteractive: isInteractive)
  #expect(run.results?.figures == files)
  #expect(run.screen.text.contains("Loss in 80 columns") == asText)
  #expect(run.screen.text.contains("Look at the end."))
}

@Test func `with --plot none nobody draws`() throws {
  let nobody = Drawing(text: { _, _ in throw Refused() }, picture: { _, _, _, _ in throw Refused() })
  let run = try DemoLesson.run(["--plot", "none"], isInteractive: true, drawing: nobody)
  #expect(!run.screen.text.contains("not drawn"))
  #expect(run.files == ["results.json"])
}

@Test func `a figure that cannot be drawn says why, and the lesson goes on`() throws {
  let drawing = Drawing(text: { _, _ in throw Refused() }, picture: { _, _, _, _ in throw Refused() })
  let run = try DemoLesson.run(["--plot", "svg"], drawing: drawing)
  #expect(run.error == nil)
  #expect(run.screen.text.contains("The figure loss is not drawn. There is no pen."))
  #expect(run.results?.figures == [])
}

private struct Refused: Error, CustomStringConvertible {
  let description = "There is no pen."
}

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
  #expect(run.screen.text.contains("Look at the end.") == (wish != "none"))
}

@Test func `with --plot none nobody draws`() throws {
  let run = try DemoLesson.run(["--plot", "none"], isInteractive: true, drawing: .none)
  #expect(!run.screen.text.contains("not drawn"))
  #expect(run.files == ["page.html", "results.json"])
}

@Test func `a figure that cannot be drawn says why, and the lesson goes on`() throws {
  let run = try DemoLesson.run(["--plot", "svg"], drawing: .none)
  #expect(run.error == nil)
  #expect(run.screen.text.contains("The figure loss is not drawn. There is no pen."))
  #expect(run.results?.figures == [])
}

@Test func `a gnuplot that hung once is not waited for again`() throws {
  try withFolder { folder in
    let tries = Tries()
    let hanging = Drawing(
      text: { _, _ in "" },
      picture: { _, _, _, _ in
        tries.count += 1
        throw PlotError.gnuplot(.hung(after: .seconds(30)), script: nil)
      },
      svg: { _ in "" })
    let screen = Screen(answers: [])
    let lesson = Lesson(
      DemoLesson.about, questions: [], predictions: nil, options: try LessonOptions.parse(["--plot", "svg"]),
      terminal: screen.terminal(isInteractive: false), folder: try OutputFolder(making: folder), drawing: hanging,
      interruption: Interruption())
    let figure = Figure("Loss", x: Axis("update"), y: Axis("loss"), [.line("Adam", y: [3, 2, 1], ink: .adam)])
    lesson.show(figure, named: "first", says: "Look here.")
    lesson.show(figure, named: "second", says: "Look there.")
    #expect(tries.count == 1)
    #expect(screen.text.contains("The figure first is not drawn. gnuplot did not finish within 30.0 seconds"))
    #expect(screen.text.contains("The figure second is not drawn, because gnuplot hung before."))
    #expect(!screen.text.contains("Look"))
  }
}

private final class Tries {
  var count = 0
}

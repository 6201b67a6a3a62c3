import Foundation
import Testing

@testable import LessonKit

@Test func `the page holds one of everything that the lesson said`() throws {
  let page = try DemoLesson.run(["--predict", "a,0.9"]).page
  for piece in [
    "<!DOCTYPE html>\n<html lang=\"en\">", "<title>Lesson 7: A demo</title>", "<h1>A demo</h1>", "Does it run?</p>",
    "<h2>The experiment</h2>", "<p>One paragraph, still the first.</p><p>Another.</p>",
    "<ul><li>a thing</li><li>another thing</li></ul>", "<td colspan=\"1\">= <var>σ</var>(<var>f</var>) ⊙ <var>c</var></td>",
    "<td colspan=\"1\">what is kept</td>", "let kept = sigmoid(f) * c\n  // 1 &lt; 2</code>",
    "<th scope=\"col\" class=\"number\">rate</th><th scope=\"col\" class=\"words\">what</th>",
    "<th scope=\"row\" class=\"number\">0.1</th><td class=\"words\">falls</td>",
    "aria-label=\"Loss. Axes: loss over update. Drawn: Adam.\"",
    "<figcaption><strong>Figure 1.</strong> Look at the end.</figcaption>",
    "<strong>Question 1 of 2.</strong> What is left?</p><ol><li>all</li><li>half</li><li>nothing</li></ol>",
    "Your prediction: a (all).", "✗ not right</strong> You predicted a (all); <strong>it is b (half).</strong> A half is kept.",
    "✓ right</strong> You predicted 0.9; <strong>it is 0.93.</strong> It was measured.",
    "<strong>✓ held</strong> <span>the loss is below the floor <span class=\"numbers\">(0.05 &lt; 0.08)</span></span>",
    "<p>Every claim held: 2 of 2. 1 of 2 predictions right.</p>", "<h2>Your turn</h2><p>Add the two.</p>",
    "make lesson-07 ARGS=--check", "make lesson-07 ARGS=&quot;--predict a,0.9&quot;", "parameters is 00ff.",
  ] {
    #expect(page.contains(piece), "\(piece)")
  }
  #expect(page.utf8.count < 20_000)
}

@Test func `every element of the page ends, and the headings go down one step at a time`() throws {
  let page = try DemoLesson.run([]).page
  var open: [Substring] = []
  for tag in page.matches(of: /<(\/?)([A-Za-z0-9]+)[^>]*?(\/?)>/).map(\.output) where tag.2 != "meta" && tag.3.isEmpty {
    if tag.1.isEmpty { open.append(tag.2) } else { #expect(open.popLast() == tag.2) }
  }
  #expect(open.isEmpty)
  let headings = page.matches(of: /<h([1-6])>/).map(\.output.1)
  #expect(headings.first == "1" && headings.dropFirst().allSatisfy { $0 == "2" })
}

@Test func `without predictions the page says so, and still what is right`() throws {
  let page = try DemoLesson.run([]).page
  #expect(page.contains("Nobody made a prediction in this run."))
  #expect(page.contains("<strong>It is b (half).</strong> A half is kept."))
  #expect(page.contains("<p>Every claim held: 2 of 2.</p>"))
}

@Test func `a claim that does not hold is in words where it stands, and again at the end`() throws {
  let page = try DemoLesson.run(["--floor", "0.01"]).page
  let claim = "<li class=\"wrong\"><strong>✗ did not hold</strong> <span>the loss is below the floor"
  #expect(page.components(separatedBy: claim).count == 3)
  #expect(page.contains("<p>1 of 2 claims did not hold.</p>"))
}

@Test(arguments: ["auto", "terminal", "window", "svg", "png"])
func `whatever is drawn elsewhere, the page has its picture`(plot: String) throws {
  let run = try DemoLesson.run(["--plot", plot], isInteractive: true)
  #expect(run.page.contains("<svg role=\"img\""))
  #expect(run.files.contains("loss.svg") == ["auto", "svg"].contains(plot))
}

@Test func `a figure that is not drawn says why on the page, as in the terminal`() throws {
  let run = try DemoLesson.run(["--plot", "png"], drawing: .none)
  #expect(run.page.contains("<strong>Figure 1, “Loss”.</strong> The figure loss is not drawn. There is no pen.</p>"))
  #expect(run.screen.text.contains("The figure loss is not drawn. There is no pen."))
  let none = try DemoLesson.run(["--plot", "none"])
  #expect(none.page.contains("“Loss”.</strong> It is not drawn: this run has --plot none.</p>"))
  #expect(!none.page.contains("<svg"))
}

@Test func `a picture for the page alone that fails is said in the terminal too`() throws {
  let broken = Drawing(text: { _, _ in "text" }, picture: { _, _, _, _ in nil }, svg: { _ in "<svg><script/></svg>" })
  let run = try DemoLesson.run(["--plot", "terminal"], drawing: broken)
  #expect(run.error == nil)
  #expect(run.screen.text.contains("The figure loss is not on the page: gnuplot wrote it in an unknown way."))
  #expect(run.page.contains("The figure loss is not on the page: gnuplot wrote it in an unknown way."))
}

@Test func `two runs with the same seed leave the same page, in whichever folder`() throws {
  let drawing = (try? Gnuplot().version()) == nil ? Drawing.silent : .gnuplot
  let pages = try (0..<2).map { _ in try DemoLesson.run(["--seed", "3", "--plot", "svg"], drawing: drawing).page }
  #expect(pages[0] == pages[1])
  #expect(try DemoLesson.run(["--seed", "4", "--plot", "svg"], drawing: drawing).page != pages[0])
}

@Test func `a page that cannot be written ends the lesson with a sentence, and leaves no half of one`() throws {
  try withFolder { folder in
    try FileManager.default.createDirectory(atPath: folder + "/page.html", withIntermediateDirectories: true)
    let program = try DemoLesson.parse(["--out", folder, "--plot", "none"])
    let error = #expect(throws: LessonError.self) { try program.run(on: Screen().terminal(), drawing: .silent) }
    #expect(error?.description.contains("page.html cannot be written (Is a directory)") == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["page.html", "results.json"])
  }
}

@Test(arguments: [
  ([], "make lesson-07"), (["--quick"], "make lesson-07 ARGS=--quick"),
  (["--seed", "3", "--quick"], "make lesson-07 ARGS=\"--seed 3 --quick\""),
  (["--out", "x y", "--no-pause", "--out=z", "--plot", "none"], "make lesson-07 ARGS=\"--plot none\""),
  (["--column", "open price"], "make lesson-07 ARGS=\"--column 'open price'\""),
])
func `the command leaves out where files went and whether it waited`(arguments: [String], command: String) {
  #expect(repeating("lesson-07", arguments) == command)
}

@Test(
  .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/make"), "there is no /usr/bin/make"),
  arguments: ["it's", "a \"b\"", "$HOME", "`touch x`", "a\\b", "$(shell touch x)", "#1; exit", "a  b", "!", "*"])
func `the command hands over what was typed, through make and the shell`(word: String) throws {
  try withFolder { folder in
    try "lesson-07:\n\t@printf '%s.' $(ARGS)\n".write(toFile: folder + "/Makefile", atomically: true, encoding: .utf8)
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", repeating("lesson-07", ["--data", word])]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ["PATH": "/usr/bin:/bin"]
    process.standardOutput = pipe
    try process.run()
    process.waitUntilExit()
    #expect(String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self) == "--data.\(word).")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["Makefile"])
  }
}

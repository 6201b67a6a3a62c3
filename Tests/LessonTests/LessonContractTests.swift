import Foundation
import TestPrograms
import Testing

@Test func `the course has lessons`() {
  #expect(!LessonFolder.all.isEmpty)
}

@Test(arguments: LessonFolder.all)
func `a quick run holds its claims, draws its figures, and repeats itself`(lesson: LessonFolder) throws {
  let quick = ["--quick", "--no-pause", "--seed", "2"]
  let (first, told) = try withRun(of: lesson, quick + ["--plot", "svg"]) { run in
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    try run.expectWholeResults()
    let results = try run.results()
    #expect("\(lesson.name.prefix(2))-\(results.slug)" == lesson.name)
    #expect(results.lesson == Int(lesson.name.prefix(2)))
    #expect(results.seed == 2 && results.quick)
    #expect(!results.claims.isEmpty && results.claims.allSatisfy(\.holds))
    #expect(!results.figures.isEmpty)
    for figure in results.figures {
      let svg = try String(contentsOf: run.folder.appendingPathComponent("out/" + figure), encoding: .utf8)
      let picture = Picture(svg)
      #expect(picture.isWhole, "\(figure)")
      #expect(picture.hasMarks, "\(figure) is empty")
      #expect(picture.words.count >= 2 && picture.hasUprightWords, "\(figure) has no labels on its axes")
    }
    try expectWholePage(of: run, figures: results.figures.count)
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 60 }, "a line is wider than the terminal")
    return (results, try story(of: run))
  }
  try withRun(of: lesson, quick + ["--plot", "none"]) { run in
    let second = try run.results()
    #expect(second.numbers == first.numbers)
    #expect(second.fingerprint == first.fingerprint)
    #expect(second.figures.isEmpty)
    #expect(try story(of: run) == told)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: run.folder.path + "/out").sorted() == ["page.html", "results.json"])
  }
}

/// The page without its figures and its last lines, which name the options.
private func story(of run: LessonRun) throws -> String {
  let page = try String(contentsOf: run.folder.appendingPathComponent("out/page.html"), encoding: .utf8)
  return [("<figure>", "</figure>"), ("<p class=\"missing\">", "</p>"), ("<footer>", "</footer>")].reduce(page) { page, ends in
    let parts = page.components(separatedBy: ends.0)
    return parts[0]
      + parts.dropFirst().map { $0.components(separatedBy: ends.1).dropFirst().joined(separator: ends.1) }.joined()
  }
}

/// The page has every figure, no name twice, no script and nothing that is fetched.
private func expectWholePage(of run: LessonRun, figures: Int) throws {
  let page = try String(contentsOf: run.folder.appendingPathComponent("out/page.html"), encoding: .utf8)
  #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">") && page.hasSuffix("</html>\n"))
  #expect(page.utf8.count < 1_500_000)
  #expect(page.components(separatedBy: "<svg ").count == figures + 1)
  let names = page.matches(of: #/ id="([^"]*)"/#).map(\.output.1)
  #expect(Set(names).count == names.count)
  #expect(Set(page.matches(of: ##/ href="#([^"]*)"/##).map(\.output.1)).isSubset(of: names))
  #expect(!page.contains("<script") && !page.contains(" src=") && !page.contains("=\"http"))
}

/// What can be told from the text of an SVG file.
private struct Picture {
  let isWhole: Bool

  /// Whether something is drawn besides the axes: the plots that gnuplot names are not empty.
  let hasMarks: Bool

  /// The texts with a letter in them: titles, labels of axes, names of lines.
  let words: [String]

  /// Whether a text is turned upright, as the label of a y axis is.
  let hasUprightWords: Bool

  init(_ svg: String) {
    isWhole = svg.suffix(16).contains("</svg>")
    let plots = svg.split(separator: /<g id="gnuplot_plot_/).dropFirst()
    hasMarks = !plots.isEmpty && plots.allSatisfy { $0.contains(/<(path|polygon|image|use|rect|circle)/) }
    let texts = svg.matches(of: /(rotate\(-?90[^<]*)?<text[^>]*>([^<]*)/)
    words = texts.map { String($0.2) }.filter { $0.contains(where: \.isLetter) }
    hasUprightWords = texts.contains { $0.1 != nil && $0.2.contains(where: \.isLetter) }
  }
}

@Test(arguments: LessonFolder.all)
func `the exercise fails unsolved, with the file and the line, and passes solved`(lesson: LessonFolder) throws {
  try withRun(of: lesson, ["--check"], usesOut: false) { run in
    #expect(run.status == 1)
    let place = try Regex("Lessons/\(lesson.name)/Exercise.swift, line [0-9]+")
    #expect(run.flatOutput.contains(place))
  }
  try withRun(of: lesson, ["--check-solution"], usesOut: false) { run in
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(run.output.contains("✓"))
  }
}

@Test(arguments: LessonFolder.all)
func `three hints, and a solution for whoever gives up`(lesson: LessonFolder) throws {
  var hints: Set<String> = []
  for number in 1...3 {
    try withRun(of: lesson, ["--hint", "\(number)"], usesOut: false) { run in
      #expect(run.status == 0)
      hints.insert(run.output)
    }
  }
  #expect(hints.count == 3)
  try withRun(of: lesson, ["--solution"], usesOut: false) { run in
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("--give-up --solution"))
  }
  try withRun(of: lesson, ["--give-up", "--solution"], usesOut: false) { run in
    #expect(run.status == 0)
    let file = BuiltProgram.root.appendingPathComponent("Lessons/\(lesson.name)/Solution.swift")
    let solution = try String(contentsOf: file, encoding: .utf8)
    #expect(run.output.contains(solution))
  }
}

@Test(
  arguments: LessonFolder.all,
  [
    ["--hint", "4"], ["--hint", "one"], ["--seed", "x"], ["--seed", "-1"], ["--plot", "bmp"], ["--predict", ""],
    ["--predict", "a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a"], ["--unknown"], ["--check", "--solution"], ["--give-up"], ["stray"],
  ])
func `wrong usage gets a sentence and exit status 64, before anything runs`(lesson: LessonFolder, wrong: [String]) throws {
  try withRun(of: lesson, ["--quick", "--no-pause"] + wrong) { run in
    #expect(run.status == 64)
    #expect(run.errors.hasPrefix("Error: "))
    #expect(run.errors.contains(wrong[0]))
    #expect(run.output.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: run.folder.path + "/out"))
  }
}

@Test(arguments: [
  (["--column", "price"], "--column names a column of a file; give the file with --data FILE."),
  (["--data", "a.csv", "--predict", "a,c"], "--predict answers the questions about the sine; with --data nothing is asked."),
])
func `options that make no sense together get a sentence, in lesson 08`(wrong: [String], sentence: String) throws {
  let lesson = try #require(LessonFolder.all.first { $0.program == "lesson-08" })
  try withRun(of: lesson, ["--quick", "--no-pause"] + wrong) { run in
    #expect(run.status == 64)
    #expect(run.errors.hasPrefix("Error: \(sentence)\n"))
    #expect(run.output.isEmpty)
  }
}

@Test(arguments: LessonFolder.all)
func `a folder that cannot be made stops the lesson before the experiment`(lesson: LessonFolder) throws {
  let file = BuiltProgram.root.appendingPathComponent("Package.swift/below").path
  try withRun(of: lesson, ["--quick", "--no-pause", "--out", file], usesOut: false) { run in
    #expect(run.status == 1)
    #expect(
      run.errors == "Error: the folder Package.swift/below cannot be made (Not a directory); choose another with --out DIR.\n")
    #expect(run.output.isEmpty)
  }
}

@Test(arguments: LessonFolder.all)
func `nobody reading any more is a quiet end`(lesson: LessonFolder) throws {
  let pipe = Pipe()
  try pipe.fileHandleForReading.close()
  try withRun(of: lesson, ["--quick", "--no-pause", "--plot", "none"], output: pipe.fileHandleForWriting) { run in
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
  }
}

@Test(arguments: LessonFolder.all)
func `an interrupted lesson leaves nothing half-written`(lesson: LessonFolder) throws {
  func interrupt(_ command: Command, _ output: URL) throws {
    while command.isRunning, try Data(contentsOf: output).isEmpty { usleep(5000) }
    command.interrupt()
  }
  try withRun(of: lesson, ["--no-pause", "--plot", "svg"], whileRunning: interrupt) { run in
    let left = try FileManager.default.contentsOfDirectory(atPath: run.folder.path + "/out")
    #expect(run.status == 130 || left.contains("results.json"))
    #expect(left.allSatisfy { !$0.hasPrefix(".") && !$0.hasSuffix(".part") })
    #expect(run.errors.isEmpty)
  }
}

import Foundation
import Testing

@testable import gates

@Suite struct `Reading a plan` {
  private func file(_ text: String) throws -> PlanFile { try PlanFile.read(text, path: "plan") }

  /// What is said of a plan that is not one.
  private func refusal(_ text: String) throws -> String {
    try #require(#expect(throws: PlanError.self) { try file(text) }).description
  }

  @Test func `TOML and JSON that say the same are the same plan`() throws {
    let toml = try file(
      """
      # a comment
      task = "sine"       # and another
      'hidden' = 1
      """.replacing("'", with: "\""))
    let json = try file("{\n\"task\": \"sine\",\n\"hidden\": 1}")
    #expect(toml == json)
    #expect(toml.entries.map(\.key) == ["task", "hidden"] && toml.entries.map(\.line) == [2, 3])
  }

  @Test func `lists may go over lines, with comments and a comma at the end`() throws {
    let plan = try file("rate = [ # here\n 0.1,\n  1e-3, # there\n]\nhidden = 1_000\n")
    #expect(plan.entries[0].value == .list([.number("0.1"), .number("1e-3")]))
    #expect(plan.entries[1] == PlanFile.Entry(key: "hidden", value: .number("1000"), line: 5))
  }

  @Test func `tables have a name, a line and entries`() throws {
    let toml = try file("task = 'x'\n[[also]]\na = true\n[[also]]\nb = [1]\n[slurm]\npartition = \"long\"\n")
    #expect(toml.tables.map(\.name) == ["also", "also", "slurm"] && toml.tables.map(\.line) == [2, 4, 6])
    #expect(toml.tables.map(\.isOneOfMany) == [true, true, false])
    let json = try file(#"{"task": "x", "also": [{"a": true}, {"b": [1]}], "slurm": {"partition": "long"}}"#)
    #expect(json.tables.map(\.entries.first?.value) == toml.tables.map(\.entries.first?.value))
  }

  @Test func `texts have escapes, and none in single quotes`() throws {
    let plan = try file(#"a = "tab\t \"quoted\" \u00e9 \\" "# + "\nb = 'C:\\x'\n")
    #expect(plan.entries.map(\.value) == [.text("tab\t \"quoted\" é \\"), .text("C:\\x")])
    #expect(try file(#"{"a": "\u00e9\/"}"#).entries[0].value == .text("é/"))
  }

  @Test func `line ends of Windows and a mark of UTF-8 do not matter`() throws {
    #expect(try file("\u{FEFF}task = \"sine\"\r\nhidden = 2\r\n") == file("task = \"sine\"\nhidden = 2\n"))
  }

  @Test(arguments: [
    ("", "plan: the plan is empty; gates sweep --example prints one to start from."),
    ("# nothing\n", "plan: the plan is empty;"),
    ("a = 1 2\n", "plan, line 1: “2” is left over at the end of the line;"),
    ("x\n", "plan, line 1: after the key “x” comes = and a value, as in x = 1."),
    ("a =\n", "plan, line 1: after “a =” comes a value"),
    ("\na = gru\n", "plan, line 2: “gru” is no number, true or false; a text stands in quotes: \"gru\"."),
    ("a = 2024-01-01\n", "plan, line 1: “2024-01-01” is no number"),
    ("a = [1, 2\nb = 3\n", "plan, line 2: in the list of “a” a comma is missing before “b”."),
    ("a = [1, 2\n", "plan, line 1: the list of “a” has no ] at its end."),
    ("a = [[1]]\n", "plan, line 1: a list in a plan has no lists in it."),
    ("a = {b = 1}\n", "plan, line 1: a value is a text, a number, true, false or a list of them;"),
    ("a = \"x\n", "plan, line 1: a text in quotes ends in the line where it begins."),
    ("a = \"\\q\"\n", "plan, line 1: \\q stands for nothing in a text;"),
    ("a = \"\"\"x\"\"\"\n", "plan, line 1: a text in a plan stands in one line"),
    ("a.b = 1\n", "plan, line 1: a key in a plan has no dot;"),
    ("= 1\n", "plan, line 1: a line begins with a key or with a [heading], and got “=”."),
    ("a = 1\na = 2\n", "plan, line 2: the key “a” is there already, in line 1; several values are a list: [1, 2]."),
    ("[slurm]\n[slurm]\n", "plan, line 2: the heading slurm is there already, in line 1."),
    ("[[also]\n", "plan, line 1: a heading is written [[also]]."),
  ])
  func `what is wrong in TOML is said with its line`(text: String, sentence: String) throws {
    let said = try refusal(text)
    #expect(said.hasPrefix(sentence), "\(said)")
  }

  @Test(arguments: [
    ("{", "plan, line 1: a key in quotes comes here"), ("{\n\"a\": 1", "plan, line 2: the file ends before its last }."),
    ("{\"a\" 1}", "plan, line 1: after the key “a” comes : and a value."),
    ("{\"a\": 1\n\"b\": 2}", "plan, line 2: a comma or } is missing before “\"b\"”."),
    ("{\"a\": nul}", "plan, line 1: “nul” is no text in quotes, number, true, false or list."),
    ("{\"a\": 01}", "plan, line 1: “01” is no text"),
    ("{\"a\": [1,\n [2]]}", "plan, line 2: a list in a plan has no lists in it."),
    ("{\"a\": [1, {\"b\": 2}]}", "plan, line 1: the list of “a” has both tables and other values;"),
    ("{\"a\": {\"b\": [{}]}}", "plan, line 1: a table in a plan has no tables in it."),
    ("{\"a\": 1,\n\"a\": 2}", "plan, line 2: the key “a” is there already, in line 1;"),
    ("{\"a\": 1} x", "plan, line 1: after the last } “x” is left over."),
    ("{\"a\": \"\\ud800\"}", "plan, line 1: \\u has 4 hexadecimal digits of a character behind it"),
  ])
  func `what is wrong in JSON is said with its line`(text: String, sentence: String) throws {
    let said = try refusal(text)
    #expect(said.hasPrefix(sentence), "\(said)")
  }

  @Test func `a file that is not there, a folder, and what is no text are told apart`() throws {
    try TrainFolder.inside { path in
      func refusal(_ name: String) throws -> String {
        try #require(#expect(throws: PlanError.self) { try PlanFile(reading: "\(path)/\(name)") }).sentence
      }
      #expect(try refusal("none.toml") == "there is no such file; gates sweep --example prints a plan to start from.")
      #expect(try refusal("") == "this is a folder, and a plan is a file.")
      try Data([0x61, 0x3D, 0xE9]).write(to: URL(fileURLWithPath: path + "/latin.toml"))
      #expect(try refusal("latin.toml") == "it is no text in UTF-8; save it as UTF-8.")
      try Data(count: PlanFile.longest + 1).write(to: URL(fileURLWithPath: path + "/long.toml"))
      #expect(try refusal("long.toml") == "it is longer than a megabyte, which no plan is.")
    }
  }
}

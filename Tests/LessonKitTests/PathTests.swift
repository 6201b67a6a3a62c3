import Foundation
import Testing

@testable import LessonKit

@Test(arguments: [
  ("out/05-four-gates", "out/05-four-gates"), ("größer.svg", "größer.svg"), ("my folder/a", "'my folder/a'"),
  ("it's", "'it'\\''s'"), ("$HOME", "'$HOME'"), ("", "''"),
])
func `a path is quoted where a shell needs it`(path: String, quoted: String) {
  #expect(shellQuoted(path) == quoted)
}

@Test func `a path inside the current folder is shown from there`() {
  #expect(shownPath("/home/ada/course/out/a.svg", from: "/home/ada/course") == "out/a.svg")
  #expect(shownPath("/home/ada/courses/a.svg", from: "/home/ada/course") == "/home/ada/courses/a.svg")
  #expect(shownPath("/home/ada/course/../b c", from: "/home/ada/course") == "'/home/ada/b c'")
}

@Test func `a folder below a file cannot be made, and the sentence says why`() throws {
  try withFolder { folder in
    try "".write(toFile: folder + "/file", atomically: true, encoding: .utf8)
    for path in [folder + "/file", folder + "/file/below/it"] {
      let error = #expect(throws: LessonError.self) { try OutputFolder(making: path) }
      #expect(error?.description == "the folder \(path) cannot be made (Not a directory); choose another with --out DIR.")
    }
  }
}

@Test func `a file is whole or not there`() throws {
  try withFolder { place in
    let folder = try OutputFolder(making: place + "/new/one")
    try folder.write(Data("whole".utf8), as: "a.json")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.json"])
    try FileManager.default.createDirectory(atPath: folder.file("c.json"), withIntermediateDirectories: true)
    let error = #expect(throws: LessonError.self) { try folder.write(Data(), as: "c.json") }
    #expect(
      error?.description
        == "the file \(folder.file("c.json")) cannot be written (Is a directory); choose another folder with --out DIR.")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["a.json", "c.json"])
  }
}

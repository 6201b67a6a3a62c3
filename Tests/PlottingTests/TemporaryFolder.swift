import Foundation
import Testing

/// A folder of its own for one test, removed with everything in it.
final class TemporaryFolder {
  let path: String

  init(named name: String = "") throws {
    path = NSTemporaryDirectory() + "plotting-\(UUID().uuidString)\(name)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  var files: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }

  func text(of file: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(file)", encoding: .utf8)
  }

  /// Writes a shell script that takes gnuplot's place; its path.
  ///
  /// It is written by a process of its own: while this one has a file open for writing, another test may start a program, which
  /// holds the file open for a moment, too; and what is open for writing cannot be run.
  func fakeGnuplot(_ body: String) throws -> String {
    let program = "\(path)/fake-gnuplot"
    let texts = ["/bin/sh", "-c", #"printf '%s\n' "$1" >"$0" && chmod +x "$0""#, program, "#!/bin/sh\n\(body)"]
    let words: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) } + [nil]
    defer { for text in words { free(text) } }
    var process: pid_t = 0
    var ending: Int32 = -1
    try #require(posix_spawn(&process, "/bin/sh", nil, nil, words, environ) == 0)
    while waitpid(process, &ending, 0) < 0, errno == EINTR {}
    try #require(ending == 0, "\(program) is not written.")
    return program
  }
}

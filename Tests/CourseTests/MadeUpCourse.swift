import Foundation
import Testing

@testable import course

/// A package of one lesson, whose program is a script that says it has measured 0.0634 and draws a figure.
struct MadeUpCourse {
  let root: String
  var runner: Runner { Runner(root: root, products: root + "/products") }
  var readme: String { root + "/Lessons/08-sine-wave/README.md" }

  /// Makes the package in a folder of its own, hands it over, and removes the folder.
  static func with(page: String, claimHolds: Bool = true, status: Int = 0, _ body: (MadeUpCourse) throws -> Void) throws {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("course-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: root) }
    for folder in ["/Lessons/08-sine-wave", "/Docs", "/products"] {
      try FileManager.default.createDirectory(atPath: root + folder, withIntermediateDirectories: true)
    }
    let course = MadeUpCourse(root: root)
    try "# A course\n".write(toFile: root + "/README.md", atomically: true, encoding: .utf8)
    try page.write(toFile: course.readme, atomically: true, encoding: .utf8)
    try course.install(
      """
      #!/bin/sh
      while [ "$1" != --out ]; do
        [ "$1" != --seed ] || seed=$2
        shift
      done
      [ "$FOURGATES_PROGRESS" = none ] || exit 9
      printf '<svg>fresh</svg>' >"$2/wave.svg"
      cat >"$2/results.json" <<END
      {"seed": $seed, "quick": false, "full": false, "precision": "Float", "seconds": 0.1, "numbers": {"clean.loss": 0.0634},
       "claims": [{"claim": "it draws", "holds": \(claimHolds), "shown": "0.3 < 0.5"}], "figures": ["wave.svg"]}
      END
      exit \(status)
      """)
    try body(course)
  }

  var program: String { root + "/products/lesson-08" }

  /// Puts a script in the program's place.
  ///
  /// It is written by a process of its own: while this one has a file open for writing, another test may start a program, which
  /// holds the file open for a moment, too; and what is open for writing cannot be run.
  func install(_ script: String) throws {
    let command = #"printf '%s\n' "$1" >"$0" && chmod +x "$0""#
    let texts = ["/bin/sh", "-c", command, program, script]
    let words: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) } + [nil]
    defer { for text in words { free(text) } }
    var process: pid_t = 0
    var ending: Int32 = -1
    try #require(posix_spawn(&process, "/bin/sh", nil, nil, words, environ) == 0)
    while waitpid(process, &ending, 0) < 0, errno == EINTR {}
    try #require(ending == 0, "\(program) is not written.")
  }

  func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }
}

import Foundation

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
    let program = root + "/products/lesson-08"
    try """
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
    """.write(toFile: program, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
    try body(course)
  }

  func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }
}

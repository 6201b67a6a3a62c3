import Foundation
import Plotting
import Testing

@testable import gates

/// Gives a new folder with a shell script in gnuplot's place, and removes it afterwards.
///
/// The script is written by a process of its own: what this one has open for writing cannot be run.
private func withGnuplot(_ body: String, _ test: (_ program: String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("doctor-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let program = folder.appendingPathComponent("gnuplot").path
  let writing = Conversation(
    with: "/bin/sh", ["-c", #"printf '%s\n' "$1" >"$0" && chmod +x "$0""#, program, "#!/bin/sh\n\(body)"], script: "",
    timeLimit: .seconds(20))
  try #require(writing.ending == .exited(0))
  try test(program)
}

private let newVersion = #"[ "$1" = --version ] && echo "gnuplot 6.0 patchlevel 1" && exit 0; cat >/dev/null; "#

@Suite struct `The doctor` {
  private func drawing(_ gnuplot: Gnuplot) -> [Finding] { Doctor(gnuplot: gnuplot).drawing() }

  @Test func `finds gnuplot with its version and place, and what it draws`() throws {
    try withGnuplot(newVersion + "echo svg pngcairo dumb") { program in
      let findings = drawing(Gnuplot(executable: program))
      #expect(findings.map(\.name) == ["gnuplot", "SVG files", "PNG files", "windows"])
      #expect(findings[0].state == .good && findings[0].found == "6.0 patchlevel 1, at \(program)")
      #expect(findings.map(\.state) == [.good, .good, .good, .optional])
      #expect(findings[3].line == "windows: this gnuplot opens none; without them use --plot svg, or install gnuplot-qt.")
    }
  }

  @Test func `needs SVG files, and can do without PNG files`() throws {
    try withGnuplot(newVersion + "echo dumb") { program in
      let findings = drawing(Gnuplot(executable: program))
      #expect(findings.map(\.state) == [.good, .missing, .optional, .optional])
      #expect(
        findings[1].line == "SVG files: this gnuplot cannot draw them; install the full package: apt-get install gnuplot.")
    }
  }

  @Test func `says how to get a gnuplot that is missing`() {
    let findings = drawing(Gnuplot(executable: "/nowhere/gnuplot"))
    #expect(findings.map(\.state) == [.missing])
    #expect(
      findings[0].line == "gnuplot: There is no program /nowhere/gnuplot: install it with "
        + "`apt-get install gnuplot`, on macOS with `brew install gnuplot`, or set FOURGATES_GNUPLOT to its path.")
  }

  @Test func `does not wait for a gnuplot that hangs, and asks it once`() throws {
    try withGnuplot(#"echo asked >>"${0%/*}/asked"; sleep 600"#) { program in
      let findings = drawing(Gnuplot(executable: program, timeLimit: .milliseconds(300)))
      #expect(findings.map(\.state) == [.missing])
      #expect(findings[0].line.contains("gnuplot did not finish within 0.3 seconds and was stopped"))
      let asked = try String(
        contentsOf: URL(fileURLWithPath: program).deletingLastPathComponent().appendingPathComponent("asked"), encoding: .utf8)
      #expect(asked == "asked\n")
    }
  }

  @Test func `takes no gnuplot before 5.2`() throws {
    try withGnuplot(#"echo "gnuplot 4.6 patchlevel 6""#) { program in
      let findings = drawing(Gnuplot(executable: program))
      #expect(findings.map(\.state) == [.missing])
      #expect(findings[0].line.contains("gnuplot 4.6 patchlevel 6 is too old, 5.2 is needed"))
    }
  }

  @Test func `says where files go, and what is in the way`() throws {
    try withGnuplot("") { program in
      let folder = URL(fileURLWithPath: program).deletingLastPathComponent().path
      func findings(_ environment: [String: String]) -> [Finding] {
        Doctor(folder: folder, package: folder + "/home", environment: environment).folders()
      }
      let good = findings(["TMPDIR": folder])
      #expect(good.map(\.name) == ["figures and results", "progress", "temporary files"])
      #expect(good.allSatisfy { $0.state == .good })
      #expect(good[0].found == "in \(folder)/out, which can be made")
      #expect(good[1].found == "in \(folder)/home/.fourgates, which can be made")
      #expect(good[2].found == "in \(folder), which can be written")
      let none = findings(["FOURGATES_PROGRESS": "none", "TMPDIR": folder])[1]
      #expect(none.state == .optional && none.found == "nothing is noted of the course, as FOURGATES_PROGRESS says")
      let blocked = findings(["FOURGATES_PROGRESS": program + "/p.json", "TMPDIR": program])
      #expect(blocked[1].state == .optional && blocked[2].state == .optional)
      #expect(
        blocked[1].line == "progress: \(program) is in the way: it is no folder; FOURGATES_PROGRESS can name another file.")
      try "".write(toFile: folder + "/out", atomically: true, encoding: .utf8)
      let out = findings(["TMPDIR": folder])[0]
      #expect(out.state == .missing && out.line.hasSuffix("it is no folder; choose another with --out DIR."))
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self"), "Only Linux has /proc, where nobody may write."))
  func `says that a folder cannot be written to`() {
    let finding = Doctor(folder: "/proc", environment: ["FOURGATES_PROGRESS": "none"]).folders()[0]
    #expect(finding.state == .missing)
    #expect(finding.line.contains("the folder /proc cannot be written to; make it writable, or choose another with --out DIR."))
  }

  @Test(arguments: [
    (["LANG": "C.UTF-8"], Finding.State.good), (["LC_ALL": "", "LANG": "de_DE.utf8"], .good),
    (["LC_ALL": "C", "LANG": "C.UTF-8"], .optional),
    ([:], .optional),
  ])
  func `knows from the locale whether σ is shown`(environment: [String: String], state: Finding.State) {
    let letters = Doctor(environment: environment).letters
    #expect(letters.state == state)
    #expect((letters.remedy == "export LANG=C.UTF-8") == (state == .optional))
  }

  @Test(arguments: [
    ("echo 3.12.1 2.5.0", "3.12.1 with PyTorch 2.5.0"), ("exit 1", "without PyTorch"),
    ("sleep 600", "did not answer within 0.3 seconds"),
  ])
  func `asks Python for PyTorch, and does not wait for it`(body: String, words: String) throws {
    try withGnuplot(body) { program in
      let folder = URL(fileURLWithPath: program).deletingLastPathComponent().path
      try FileManager.default.moveItem(atPath: program, toPath: folder + "/python3")
      let finding = Doctor(package: nil, environment: ["PATH": "/nowhere:\(folder)"], patience: .milliseconds(300)).peers()
      #expect(
        finding.found.contains(words) && finding.state == (words.contains("with PyTorch 2") ? .good : .optional), "\(finding)")
      #expect(Doctor(package: nil, environment: ["PATH": "/nowhere"]).peers().found == "not here")
    }
  }

  @Test func `ends with what is missing and needed, in words and for a program`() throws {
    let findings = [
      Finding("a", .good, "here"), Finding("b", .missing, "not here", remedy: "get it"), Finding("c", .optional, "not here"),
    ]
    let spoken = Spoken()
    let report = DoctorReport(findings: findings)
    report.show(on: spoken.terminal())
    #expect(spoken.text == "✓ a: here.\n✗ b: not here; get it.\n– c: not here.\n\nMissing, and needed: b.\n")
    #expect(try JSONDecoder().decode(DoctorReport.self, from: Data(report.json.utf8)) == report)
    #expect(!report.ready && DoctorReport(findings: [findings[0], findings[2]]).ready)
    #expect(DoctorReport(findings: [findings[0]]).verdict == "Everything that is needed is here.")
  }
}

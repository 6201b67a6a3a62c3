import ArgumentParser
import FourGates
import Foundation
import LessonKit

/// `gates doctor`: whether everything is here that the lessons and the tool need.
struct DoctorCommand: ParsableCommand {
  enum Format: String, CaseIterable {
    case text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Says whether everything is here that the lessons need, and what to do where it is not.",
    discussion: """
      For example: gates doctor, or, for a script: gates doctor --format json

      ✓ is there, ✗ is missing and needed, – is missing and can be done without. Exit status 1 if something needed is missing.
      """)

  @Option(
    help: "text or json.", completion: .list(Format.allCases.map(\.rawValue)),
    transform: { text in
      guard let format = Format(rawValue: text) else { throw ValidationError("choose text or json.") }
      return format
    })
  var format = Format.text

  func run() throws {
    let report = DoctorReport(findings: Doctor().findings())
    switch format {
    case .text: report.show(on: .standard())
    case .json: StandardOutput.write(report.json)
    }
    if !report.ready { throw ExitCode.failure }
  }
}

/// Everything that the doctor looked at, and what that comes to.
struct DoctorReport: Codable, Equatable {
  let version: String
  let ready: Bool
  let findings: [Finding]

  init(findings: [Finding]) {
    version = FourGatesVersion.current
    ready = !findings.contains { $0.state == .missing }
    self.findings = findings
  }

  var verdict: String {
    let missing = findings.filter { $0.state == .missing }.map(\.name)
    return missing.isEmpty ? "Everything that is needed is here." : "Missing, and needed: \(listed(missing, "and"))."
  }

  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return ((try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}") + "\n"
  }

  func show(on terminal: Terminal) {
    for finding in findings { terminal.item(finding.line, sign: finding.state.sign) }
    terminal.say(verdict)
  }
}

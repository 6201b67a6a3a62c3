import Foundation
import LessonKit

extension Doctor {
  /// Where files go: `out` in the current folder, `.fourgates` in that of FourGates, and the system's folder for what is not kept.
  func folders() -> [Finding] {
    var findings = [place("figures and results", folder + "/out", without: .missing, remedy: "choose another with --out DIR")]
    let wish = environment["FOURGATES_PROGRESS"].flatMap { $0.isEmpty ? nil : $0 }
    if wish == "none" {
      findings.append(Finding("progress", .optional, "nothing is noted of the course, as FOURGATES_PROGRESS says"))
    } else if let progress = wish.map({ URL(fileURLWithPath: $0).deletingLastPathComponent().path })
      ?? package.map({ $0 + "/.fourgates" })
    {
      findings.append(place("progress", progress, without: .optional, remedy: "FOURGATES_PROGRESS can name another file"))
    }
    let temporary = environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    findings.append(place("temporary files", temporary, without: .optional, remedy: "TMPDIR can name another folder"))
    return findings
  }

  /// A folder that is there and can be written, or that can be made.
  private func place(_ name: String, _ path: String, without: Finding.State, remedy: String) -> Finding {
    var isFolder: ObjCBool = false
    let wanted = URL(fileURLWithPath: path).standardizedFileURL
    var existing = wanted
    while !FileManager.default.fileExists(atPath: existing.path, isDirectory: &isFolder), existing.path != "/" {
      existing.deleteLastPathComponent()
    }
    guard isFolder.boolValue else {
      return Finding(name, without, "\(shownPath(existing.path)) is in the way: it is no folder", remedy: remedy)
    }
    guard canWrite(into: existing.path) else {
      return Finding(
        name, without, "the folder \(shownPath(existing.path)) cannot be written to", remedy: "make it writable, or \(remedy)")
    }
    return Finding(name, .good, "in \(shownPath(wanted.path)), which can be \(existing == wanted ? "written" : "made")")
  }

  /// Makes a folder there and removes it: only that shows whether one may, and can.
  private func canWrite(into folder: String) -> Bool {
    var name = Array("\(folder)/.fourgates-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { return false }
    return rmdir(name) == 0
  }

  /// A build of everything takes up to 2·10⁹ bytes, one of a lesson a quarter of that.
  var disk: Finding {
    let attributes = try? FileManager.default.attributesOfFileSystem(forPath: folder)
    guard let bytes = (attributes?[.systemFreeSize] as? NSNumber)?.doubleValue else {
      return Finding("disk", .optional, "how much is free, the system does not say")
    }
    let free = (bytes < 1e10 ? "\((bytes / 1e8).rounded() / 10)" : "\(Int(bytes / 1e9))") + " GB free"
    guard bytes < 2e9 else { return Finding("disk", .good, free) }
    return Finding(
      "disk", bytes < 5e8 ? .missing : .optional, free,
      remedy: "a build of everything takes 2 GB, one of a lesson 0.5: make room, for example with make clean")
  }

  var screen: Finding {
    guard isatty(STDOUT_FILENO) == 1 else {
      return Finding(
        "terminal", .optional, "this goes to a file or a pipe", remedy: "text figures and the stepper need a terminal")
    }
    var size = winsize()
    _ = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size)
    let (columns, rows) = (Int(size.ws_col), Int(size.ws_row))
    let hasColour = (environment["NO_COLOR"] ?? "").isEmpty && !["", "dumb"].contains(environment["TERM"] ?? "")
    let colour =
      hasColour ? "with colour" : "without colour, as \((environment["NO_COLOR"] ?? "").isEmpty ? "TERM" : "NO_COLOR") says"
    guard columns > 0 else { return Finding("terminal", .optional, "it does not say how large it is") }
    return columns < 60
      ? Finding(
        "terminal", .optional, "\(columns) columns × \(rows) rows, \(colour)",
        remedy: "tables and figures read well from 60 columns on")
      : Finding("terminal", .good, "\(columns) columns × \(rows) rows, \(colour)")
  }

  /// Whether the terminal is told that signs such as σ and ✓ are written in UTF-8.
  var letters: Finding {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
    let isUnicode = locale.map { $0.lowercased().replacing("-", with: "").contains("utf8") } ?? false
    return isUnicode
      ? Finding("letters", .good, "UTF-8 (\(locale ?? "")), so σ, ⊙ and ∂ are shown")
      : Finding(
        "letters", .optional,
        "the locale \(locale.map { "is \($0)" } ?? "is not set"), so σ, ⊙ and ∂ may be shown as other signs",
        remedy: "export LANG=C.UTF-8")
  }
}

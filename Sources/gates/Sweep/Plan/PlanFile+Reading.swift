import FourGates
import Foundation

extension PlanFile {
  /// Longer files are no plans.
  static let longest = 1 << 20

  /// Reads a plan: JSON if it begins with a brace, and otherwise TOML.
  init(reading path: String) throws(PlanError) {
    func failure(_ sentence: String) -> PlanError { PlanError(path: path, sentence: sentence) }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw failure("there is no such file; gates sweep --example prints a plan to start from.")
    }
    guard !isFolder.boolValue else { throw failure("this is a folder, and a plan is a file.") }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw failure("it cannot be read (\(String(cString: strerror(errno)))).")
    }
    defer { try? handle.close() }
    guard let data = try? handle.read(upToCount: Self.longest + 1) ?? Data() else { throw failure("it cannot be read.") }
    guard data.count <= Self.longest else { throw failure("it is longer than a megabyte, which no plan is.") }
    guard let text = String(data: data, encoding: .utf8) else {
      throw failure("it is no text in UTF-8; save it as UTF-8.")
    }
    self = try Self.read(text, path: path)
  }

  static func read(_ text: String, path: String) throws(PlanError) -> PlanFile {
    let lines = (text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text).replacing("\r\n", with: "\n")
    let isJSON = lines.first { !$0.isWhitespace } == "{"
    let file = try isJSON ? PlanJSONReader.read(lines, path: path) : TOMLReader.read(lines, path: path)
    guard !file.entries.isEmpty || !file.tables.isEmpty else {
      throw PlanError(path: path, sentence: "the plan is empty; gates sweep --example prints one to start from.")
    }
    return file
  }
}

import Foundation

/// What somebody has done of the course: a file in the package's folder with a line for each lesson, which `make lessons` shows.
///
///     {
///       "05": {"asked":2,"best":2,"done":true,"exercise":true,"last":1,"seconds":3.1}
///     }
///
/// No lesson needs it. The environment variable `FOURGATES_PROGRESS` names another file, or `none`.
struct ProgressFile {
  /// What is kept of a lesson; a key that is not there is something that has not happened yet.
  struct Record: Codable, Equatable {
    /// Whether it ran to its end and every claim held, at any length.
    var done: Bool?

    /// How many questions it asked, and how many predictions were right: the most, and the last time.
    var asked: Int?
    var best: Int?
    var last: Int?

    /// Whether the exercise passed.
    var exercise: Bool?

    /// How long the last default run took, without the time for answers.
    var seconds: Double?
  }

  let path: String

  init(path: String) {
    self.path = path
  }

  /// The file of the package that a lesson belongs to; nil if none is wanted, or the package is not where it was built.
  init?(of exercise: Exercise, environment: [String: String] = ProcessInfo.processInfo.environment) {
    if let wish = environment["FOURGATES_PROGRESS"], !wish.isEmpty {
      guard wish != "none" else { return nil }
      path = wish
    } else {
      var package = URL(fileURLWithPath: exercise.file)
      for _ in 0..<3 { package.deleteLastPathComponent() }
      guard FileManager.default.fileExists(atPath: package.path + "/Package.swift") else { return nil }
      path = package.path + "/.fourgates/progress.json"
    }
  }

  /// Changes what is kept of a lesson.
  ///
  /// - Returns: a sentence, if the file is there and makes no sense; it is left as it is. A file that cannot be written is not
  ///   worth a word.
  func note(_ about: About, _ change: (inout Record) -> Void) -> String? {
    var records: [String: Record] = [:]
    if let text = FileManager.default.contents(atPath: path), !text.isEmpty {
      guard let read = try? JSONDecoder().decode([String: Record].self, from: text) else {
        return """
          \(shownPath(path)) cannot be read as progress, so this is not noted there; make lessons ARGS="--reset all" begins it anew.
          """
      }
      records = read
    }
    change(&records[about.digits, default: Record()])
    write(records)
    return nil
  }

  private func write(_ records: [String: Record]) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let lines = records.sorted { $0.key < $1.key }.compactMap { key, record in
      (try? encoder.encode(record)).map { "  \"\(key)\": " + String(decoding: $0, as: UTF8.self) }
    }
    let url = URL(fileURLWithPath: path)
    let text = "{\n" + lines.joined(separator: ",\n") + "\n}\n"
    let folder = try? OutputFolder(making: url.deletingLastPathComponent().path)
    try? folder?.write(Data(text.utf8), as: url.lastPathComponent)
  }
}

extension Lesson {
  /// Notes how the run went. One that claims nothing, such as one on data of the reader's own, is not the lesson.
  func note(in progress: ProgressFile) {
    guard !results.claims.isEmpty else { return }
    let tally = inquiry.tally
    let sentence = interruption.heldOff {
      progress.note(about) { record in
        if results.claims.allSatisfy(\.holds) { record.done = true }
        if !isQuick, !isFull { record.seconds = results.seconds }
        guard tally.made > 0 else { return }
        record.best = record.asked == tally.asked ? max(record.best ?? 0, tally.right) : tally.right
        record.last = tally.right
        record.asked = tally.asked
      }
    }
    if let sentence { terminal.say(sentence) }
  }
}

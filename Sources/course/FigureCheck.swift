import Foundation

/// The figures that a lesson's README shows: drawn by its default run, and kept beside the README.
struct FigureCheck {
  let root: String

  /// The most that a figure should weigh, in bytes.
  static let heaviest = 65_536

  /// The files that a page shows from its own folder, in order.
  static func shown(in page: Page) -> [String] {
    page.lines.flatMap { $0.matches(of: /!\[[^\]]*\]\(([a-z0-9-]+\.svg)\)/).map { String($0.1) } }
  }

  /// What a reader sees wrong of the figures of a lesson, after its default run.
  func problems(of run: Run, on page: Page) -> [String] {
    FigureCheck.shown(in: page).compactMap { name in
      let place = "Lessons/\(run.lesson.folder)/\(name)"
      guard let fresh = text(run.folder + "/" + name) else { return "\(page.path): the lesson draws no figure \(name)." }
      guard let kept = text(root + "/" + place) else { return "\(page.path): shows \(name), and \(place) is not there." }
      return FigureCheck.isSame(kept, fresh) ? nil : "\(place) is not what a fresh run draws."
    }
  }

  /// Puts the figures of a run beside the README; returns what was changed, and what is wrong.
  func copy(from run: Run, to page: Page) throws(CourseError) -> (changed: [String], problems: [String]) {
    var (changed, problems): ([String], [String]) = ([], [])
    for name in FigureCheck.shown(in: page) {
      let place = "Lessons/\(run.lesson.folder)/\(name)"
      guard let fresh = text(run.folder + "/" + name) else {
        problems.append("\(page.path): the lesson draws no figure \(name).")
        continue
      }
      if fresh.utf8.count > FigureCheck.heaviest {
        problems.append("\(place) has \(fresh.utf8.count / 1024) KB, and should have at most \(FigureCheck.heaviest / 1024).")
      }
      guard text(root + "/" + place) != fresh else { continue }
      do {
        try fresh.write(toFile: root + "/" + place, atomically: true, encoding: .utf8)
      } catch {
        throw .notWritten(place, reason: error.localizedDescription)
      }
      changed.append(place)
    }
    return (changed, problems)
  }

  /// Whether two pictures look the same: equal but for coordinates that are no more than a pixel apart.
  ///
  /// Two versions of gnuplot write the same picture differently; then there is nothing to compare.
  static func isSame(_ kept: String, _ fresh: String) -> Bool {
    guard producer(kept) == producer(fresh) else { return true }
    let (old, new) = (parts(kept), parts(fresh))
    return old.words == new.words && zip(old.numbers, new.numbers).allSatisfy { abs($0 - $1) <= 1 }
  }

  private static func producer(_ svg: String) -> Substring? {
    svg.firstMatch(of: /<desc>[^<]*/)?.0
  }

  /// What is written in a picture, and its numbers with decimals, which are coordinates.
  private static func parts(_ svg: String) -> (words: [Substring], numbers: [Double]) {
    let number = /-?[0-9]+\.[0-9]+/
    return (svg.split(separator: number, omittingEmptySubsequences: false), svg.matches(of: number).map { Double($0.0)! })
  }

  private func text(_ path: String) -> String? {
    try? String(contentsOfFile: path, encoding: .utf8)
  }
}

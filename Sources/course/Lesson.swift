import Foundation

/// A folder of the course, and what its program leaves behind when it is run.
struct Lesson: Equatable {
  let number: Int
  /// `08-sine-wave`
  let folder: String

  /// The page that goes with it.
  var readme: String { "Lessons/\(folder)/README.md" }

  /// `lesson-08`
  var program: String { "lesson-\(folder.prefix(2))" }

  /// What `results.json` says.
  struct Results: Decodable {
    struct Claim: Decodable {
      let claim: String
      let holds: Bool
      let shown: String?
    }
    let seed: UInt64
    let quick: Bool
    let full: Bool
    let precision: String
    let seconds: Double
    let numbers: [String: Double?]
    let claims: [Claim]
    let figures: [String]
  }

  /// All of them, in order.
  static func all(in root: String) throws(CourseError) -> [Lesson] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root + "/Lessons")) ?? []
    let lessons = names.sorted().compactMap { name in
      name.wholeMatch(of: /([0-9]{2})-[a-z0-9-]+/).map { Lesson(number: Int($0.1)!, folder: name) }
    }
    guard !lessons.isEmpty else { throw .noLessons(folder: root) }
    return lessons
  }

  /// The chosen ones, or all.
  static func chosen(_ numbers: [Int]?, in root: String) throws(CourseError) -> [Lesson] {
    let lessons = try all(in: root)
    guard let numbers else { return lessons }
    if let stranger = numbers.first(where: { number in !lessons.contains { $0.number == number } }) {
      throw .noSuchLesson(stranger, known: lessons.map(\.number))
    }
    return lessons.filter { numbers.contains($0.number) }
  }
}

/// What a run of a lesson ended with.
struct Run {
  let lesson: Lesson
  let seed: UInt64
  let status: Int32
  let results: Lesson.Results
  let folder: String
}

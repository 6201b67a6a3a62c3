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

/// Runs the programs of lessons, which were built beside this one.
struct Runner {
  let root: String
  /// The folder of build products.
  let products: String

  static func beside() -> Runner {
    let program = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
    return Runner(
      root: FileManager.default.currentDirectoryPath,
      products: program.resolvingSymlinksInPath().deletingLastPathComponent().path)
  }

  /// Runs a lesson into a folder of `out`, which is emptied first; nobody's progress is touched.
  func run(_ lesson: Lesson, seed: UInt64, options: [String], into name: String) throws(CourseError) -> Run {
    let program = products + "/" + lesson.program
    guard FileManager.default.isExecutableFile(atPath: program) else {
      throw .notBuilt(lesson.program, folder: products)
    }
    let folder = root + "/out/" + name
    try? FileManager.default.removeItem(atPath: folder)
    let log = folder + "/output.txt"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["--seed", "\(seed)", "--no-pause", "--out", folder] + options
    process.currentDirectoryURL = URL(fileURLWithPath: root)
    process.environment = ProcessInfo.processInfo.environment.merging(["FOURGATES_PROGRESS": "none"]) { $1 }
    process.standardInput = FileHandle.nullDevice
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data().write(to: URL(fileURLWithPath: log))
      let output = try FileHandle(forWritingTo: URL(fileURLWithPath: log))
      (process.standardOutput, process.standardError) = (output, output)
      try process.run()
    } catch {
      throw .notRun(lesson.program, reason: error.localizedDescription)
    }
    process.waitUntilExit()
    guard let json = FileManager.default.contents(atPath: folder + "/results.json"),
      let results = try? JSONDecoder().decode(Lesson.Results.self, from: json)
    else { throw .noResults(lesson.program, status: process.terminationStatus, log: "out/\(name)/output.txt") }
    return Run(lesson: lesson, seed: seed, status: process.terminationStatus, results: results, folder: folder)
  }

  /// The default run at seed 1, whose numbers and figures the pages show.
  func defaultRun(_ lesson: Lesson) throws(CourseError) -> Run {
    let run = try run(lesson, seed: 1, options: ["--plot", "svg"], into: "course/" + lesson.folder)
    guard run.results.precision == "Float" else { throw .doublePrecision }
    print("\(lesson.program)  \(run.results.seconds) s")
    return run
  }
}

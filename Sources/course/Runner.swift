import Foundation

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
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw .notRun(lesson.program, reason: error.localizedDescription)
    }
    let status = try finish(program, ["--seed", "\(seed)", "--no-pause", "--out", folder] + options, sayingInto: log)
    guard let json = FileManager.default.contents(atPath: folder + "/results.json"),
      let results = try? JSONDecoder().decode(Lesson.Results.self, from: json)
    else { throw .noResults(lesson.program, status: status, log: "out/\(name)/output.txt") }
    return Run(lesson: lesson, seed: seed, status: status, results: results, folder: folder)
  }

  /// The default run at seed 1, whose numbers and figures the pages show.
  func defaultRun(_ lesson: Lesson) throws(CourseError) -> Run {
    let run = try run(lesson, seed: 1, options: ["--plot", "svg"], into: "course/" + lesson.folder)
    guard run.results.precision == "Float" else { throw .doublePrecision }
    print("\(lesson.program)  \(run.results.seconds) s")
    fflush(nil)
    return run
  }

  /// Runs a program to its end, and returns its exit status, or 128 and the number of the signal that ended it.
  ///
  /// Foundation's `Process` now and then misses the end of one of several programs; the system's own call does not.
  private func finish(_ program: String, _ arguments: [String], sayingInto log: String) throws(CourseError) -> Int32 {
    let script = "cd \"$1\" && log=$2 && shift 2 && exec \"$@\" </dev/null >\"$log\" 2>&1"
    let environment = ProcessInfo.processInfo.environment.merging(["FOURGATES_PROGRESS": "none"]) { $1 }.map { "\($0)=\($1)" }
    let words = (["/bin/sh", "-c", script, "sh", root, log, program] + arguments).map { strdup($0) } + [nil]
    let settings = environment.map { strdup($0) } + [nil]
    defer { for text in words + settings { free(text) } }
    var process: pid_t = 0
    let failure = posix_spawn(&process, "/bin/sh", nil, nil, words, settings)
    guard failure == 0 else { throw .notRun(program, reason: String(cString: strerror(failure))) }
    var ending: Int32 = 0
    while waitpid(process, &ending, 0) < 0, errno == EINTR {}
    return ending & 0x7F == 0 ? (ending >> 8) & 0xFF : 128 + ending & 0x7F
  }
}

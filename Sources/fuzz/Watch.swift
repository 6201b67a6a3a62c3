import Foundation

/// The process that watches the reading one, and starts another after it when it was ended.
struct Watch {
  let count: Int
  let seed: UInt64

  func run() throws {
    let folder = try makeFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var (from, findings) = (0, 0)
    while from < count {
      let ending = try status(of: ["--worker", folder, "--from", "\(from)", "--count", "\(count)", "--seed", "\(seed)"])
      if ending == 0 { break }
      if ending == 1 << 8 {
        findings += 1
        break
      }
      guard let number = number(in: folder), number >= from else { throw FuzzError.noStart(ending: ending) }
      findings += 1
      let signal = ending & 0x7F
      let how =
        signal == SIGALRM
        ? "was not read within a minute"
        : signal == 0 ? "ended the program with status \(ending >> 8)" : "ended the program with signal \(signal)"
      say("✗ change \(number) of seed \(seed) \(how); again: fuzz --seed \(seed) --only \(number)")
      from = number + 1
    }
    guard findings == 0 else { throw FuzzError.findings }
    say("Every file was read, or refused with a sentence.")
  }

  /// In memory where the system has such a place, for a disk would only make it slow.
  private func makeFolder() throws -> String {
    let place = FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
    let folder = place + "/fourgates-fuzz-\(getpid())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
  }

  private func number(in folder: String) -> Int? {
    guard let data = FileManager.default.contents(atPath: Worker.note(in: folder)), data.count == 8 else { return nil }
    return data.reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// Runs this program again with these arguments, and waits for its end.
  private func status(of arguments: [String]) throws -> Int32 {
    let program = Bundle.main.executablePath ?? CommandLine.arguments[0]
    let words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for text in words { free(text) } }
    var process: pid_t = 0
    var ending: Int32 = 0
    guard posix_spawn(&process, program, nil, nil, words, environ) == 0 else { throw FuzzError.noStart(ending: 0) }
    while waitpid(process, &ending, 0) < 0, errno == EINTR {}
    return ending
  }
}

/// How the run can end.
enum FuzzError: Error, CustomStringConvertible {
  case findings
  case noStart(ending: Int32)

  var description: String {
    switch self {
    case .findings: "not every file was read, or refused with a sentence; the lines above say which."
    case .noStart(let ending): "the process that reads the files did not begin (it ended with \(ending)); build fuzz again."
    }
  }
}

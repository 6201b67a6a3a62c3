import FourGates
import Foundation

/// The process that reads: it may be ended by what it reads, so it notes first what that is.
struct Worker {
  let folder: String
  let seed: UInt64
  /// How much more memory than at the beginning may be taken; the files have some kilobytes.
  private let mebibytes = 64

  /// Reads these changes.
  ///
  /// - Returns: How many were neither read nor refused as they should be.
  func read(_ numbers: Range<Int>) throws -> Int {
    let mutation = Mutation(seed: seed, samples: try Samples.all(in: folder))
    let note = open(Self.note(in: folder), O_WRONLY | O_CREAT, 0o600)
    let (file, aside) = ("\(folder)/\(getpid()).safetensors", "\(folder)/\(getpid())-again.safetensors")
    var (findings, networks, tensors) = (0, 0, 0)
    limitMemory()
    let before = peak()
    for number in numbers {
      var written = Int64(number)
      pwrite(note, &written, MemoryLayout<Int64>.size, 0)
      alarm(60)
      let (bytes, changes) = mutation.file(number)
      try Data(bytes).write(to: URL(fileURLWithPath: file))
      switch Verdict(reading: file, aside: aside) {
      case .read(let isNetwork): if isNetwork { networks += 1 } else { tensors += 1 }
      case .refused: break
      case .finding(let what):
        findings += 1
        say("✗ change \(number) of seed \(seed) (\(changes.joined(separator: ", "))): \(what)")
      }
      guard peak() - before < mebibytes << 10 else {
        say("✗ change \(number) of seed \(seed) took \((peak() - before) >> 10) MiB for a file of \(bytes.count) bytes")
        findings += 1
        break
      }
    }
    let refused = numbers.count - networks - tensors - findings
    say(
      "\(numbers.count) changed files: \(networks) read as networks, \(tensors) as tensors, \(refused) refused; "
        + "memory grew by \((peak() - before) >> 10) MiB")
    return findings
  }

  /// Where the number of the change is noted.
  static func note(in folder: String) -> String { folder + "/number" }

  /// The most memory that this process has held, in KiB.
  private func peak() -> Int {
    var usage = rusage()
    #if canImport(Darwin)
      getrusage(RUSAGE_SELF, &usage)
      return usage.ru_maxrss >> 10
    #elseif canImport(Glibc)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return usage.ru_maxrss
    #else
      getrusage(RUSAGE_SELF, &usage)
      return usage.ru_maxrss
    #endif
  }

  /// Ends the process where it asks for much more memory, also if it would not use it; on Linux only.
  private func limitMemory() {
    #if canImport(Glibc)
      let pages = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ").first.flatMap {
        UInt($0)
      }
      guard let pages else { return }
      let bytes = pages * UInt(getpagesize()) + 256 << 20
      var limit = rlimit(rlim_cur: bytes, rlim_max: bytes)
      setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    #endif
  }
}

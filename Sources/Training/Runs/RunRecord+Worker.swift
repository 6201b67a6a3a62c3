import Foundation

extension RunRecord.Worker {
  /// The process that this is.
  public static func thisProcess() -> Self {
    Self(host: hostName(), process: getpid(), began: beginning(of: getpid()) ?? "0")
  }

  /// The name of the file in a run's folder by which this worker claims it: the file is empty, its name says all.
  var claimName: String { "\(RunClaim.prefix)\(host)-\(process)-\(began)" }

  /// The worker whose claim has this name; nil if it is no such name.
  init?(claimName name: String) {
    let parts = name.dropFirst(RunClaim.prefix.count).split(separator: "-", omittingEmptySubsequences: false)
    guard name.hasPrefix(RunClaim.prefix), parts.count > 2, let process = Int32(parts[parts.count - 2]) else { return nil }
    self.init(host: parts.dropLast(2).joined(separator: "-"), process: process, began: String(parts[parts.count - 1]))
  }

  /// Whether it still works on the run in a folder.
  ///
  /// On this machine the system knows. On another one, the time of the worker's claim tells: it is set anew every few seconds.
  func isAtWork(in folder: String, now: Date) -> Bool {
    if host == hostName(), isCounted(likeThis: began) { return beginning(of: process) == began }
    return RunClaim.isRecent(folder + "/" + claimName, now: now)
  }
}

/// When a file was changed or touched last; nil if it is not there.
func fileTime(_ path: String) -> Date? {
  var information = stat()
  guard stat(path, &information) == 0 else { return nil }
  #if canImport(Darwin)
    let time = information.st_mtimespec
  #else
    let time = information.st_mtim
  #endif
  return Date(timeIntervalSince1970: Double(time.tv_sec) + Double(time.tv_nsec) / 1e9)
}

/// The name of this machine, as it has it itself: asking the network may take seconds.
private func hostName() -> String {
  var name = [CChar](repeating: 0, count: 256)
  guard gethostname(&name, name.count - 1) == 0 else { return "localhost" }
  return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

#if !canImport(Darwin)
  /// Where processes are counted, and when this one began, in ticks since the machine was started; nil if it is gone.
  ///
  /// Two containers may have one name and count their processes apart: then the first number differs.
  private func beginning(of process: pid_t) -> String? {
    guard let file = fopen("/proc/\(process)/stat", "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    bytes.removeLast(bytes.count - fread(&bytes, 1, bytes.count, file))
    // After the name, which is in parentheses and may hold any sign: the state, and 19 numbers later when it began.
    let fields = String(decoding: bytes, as: UTF8.self).split(separator: ")").last?.split(separator: " ") ?? []
    // A zombie is dead, and only waits to be asked how it ended.
    guard fields.count > 19, !["Z", "X"].contains(fields[0]) else { return nil }
    return "\(processSpace()).\(fields[19])"
  }

  private func processSpace() -> Substring {
    let link = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/pid")) ?? ""
    return link.split(separator: "[").last?.split(separator: "]").first ?? "0"
  }

  /// Whether the process of this beginning is counted where this program is.
  private func isCounted(likeThis began: String) -> Bool { began.hasPrefix("\(processSpace()).") }
#else
  /// When a process began, in microseconds; nil if it is gone.
  private func beginning(of process: pid_t) -> String? {
    var information = kinfo_proc()
    var size = MemoryLayout<kinfo_proc>.stride
    var name = [CTL_KERN, KERN_PROC, KERN_PROC_PID, process]
    guard sysctl(&name, UInt32(name.count), &information, &size, nil, 0) == 0, size > 0 else { return nil }
    guard Int32(information.kp_proc.p_stat) != SZOMB else { return nil }
    let time = information.kp_proc.p_un.__p_starttime
    return "\(time.tv_sec).\(time.tv_usec)"
  }

  private func isCounted(likeThis began: String) -> Bool { true }
#endif

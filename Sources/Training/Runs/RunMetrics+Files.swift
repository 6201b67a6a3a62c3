#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension RunMetrics {
  /// Reads what was measured in the run of a folder; nothing is in it before the first epoch is over.
  ///
  /// The last line may be half a line, where a run was killed or is writing it; it does not count. A line that tells once more of an
  /// epoch is of a worker that was taken for dead, and tells the same.
  ///
  /// - Throws: `RunError`.
  public init(reading folder: String) throws(RunError) {
    let path = folder + "/" + Self.fileName
    guard let bytes = try fileBytes(path) else {
      self.init()
      return
    }
    try self.init(text: String(decoding: bytes, as: UTF8.self), path: path)
  }

  init(text: String, path: String) throws(RunError) {
    self.init()
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
    for (number, line) in zip(1..., lines) {
      let line = Substring(line)
      if number == 1 {
        guard line == Self.header else {
          throw .line(path: path, number: 1, fault: "“\(Self.header)” should stand here")
        }
        continue
      }
      do throws(LineFault) {
        let epoch = try Epoch(line: line)
        guard epoch.number <= epochs.count + 1 else {
          throw LineFault("it tells of epoch \(epoch.number), and \(epochs.count + 1) was to come")
        }
        if epoch.number == epochs.count + 1 { epochs.append(epoch) }
      } catch {
        throw .line(path: path, number: number, fault: error.description)
      }
    }
  }

  /// Writes all of it, aside at first.
  ///
  /// - Throws: `RunError.notWritten`.
  public func write(to folder: String) throws(RunError) {
    let path = folder + "/" + Self.fileName
    do throws(WritingFailure) {
      try writeAside(path, text)
    } catch {
      throw .notWritten(path: path, reason: error.reason)
    }
  }

  /// Adds a line to the file of a run: all of it, or nothing.
  ///
  /// - Throws: `RunError.notWritten`.
  public static func append(_ epoch: Epoch, to folder: String) throws(RunError) {
    let path = folder + "/" + fileName
    let line = Array((epoch.line + "\n").utf8)
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
    guard descriptor >= 0 else { throw .notWritten(path: path, reason: systemReason()) }
    defer { close(descriptor) }
    let end = lseek(descriptor, 0, SEEK_END)
    errno = 0
    var count: Int
    repeat { count = put(descriptor, line, line.count) } while count < 0 && errno == EINTR
    guard count == line.count else {
      // Where some of it was written, the disk has no room for the rest.
      let reason = count < 0 ? systemReason() : String(cString: strerror(ENOSPC))
      if count > 0, end >= 0 { _ = ftruncate(descriptor, end) }
      throw .notWritten(path: path, reason: reason)
    }
  }
}

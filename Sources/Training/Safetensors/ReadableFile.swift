#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file that is open for reading, closed at the end of its life.
///
/// It is read rather than mapped into memory: a mapped file that somebody shortens ends the program with a signal.
struct ReadableFile: ~Copyable {
  private let descriptor: Int32
  let size: Int

  init(_ path: String) throws(SafetensorsFault) {
    // Opening a pipe would wait for somebody to write into it.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw errno == ENOENT ? .missing : .unreadable(reason: systemReason()) }
    var information = stat()
    guard fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .notAFile
    }
    self.descriptor = descriptor
    size = Int(information.st_size)
  }

  deinit {
    close(descriptor)
  }

  func bytes(_ count: Int, at offset: Int) throws(SafetensorsFault) -> [UInt8] {
    try numbers(UInt8.self, count, at: offset)
  }

  /// Numbers as they stand in the file, which has the lowest byte first, as every processor does that this is built for.
  func numbers<Number: BitwiseCopyable>(
    _ type: Number.Type, _ count: Int, at offset: Int
  ) throws(SafetensorsFault) -> [Number] {
    let bytes = count * MemoryLayout<Number>.size
    var reason: String?
    let numbers = [Number](unsafeUninitializedCapacity: count) { buffer, filled in
      reason = read(into: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[..<bytes]), at: offset)
      filled = reason == nil ? count : 0
    }
    if let reason { throw .unreadable(reason: reason) }
    return numbers
  }

  /// Why it was not read, or nil.
  private func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> String? {
    var done = 0
    while done < buffer.count {
      let count = pread(descriptor, buffer.baseAddress! + done, buffer.count - done, off_t(offset + done))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return systemReason() }
      guard count > 0 else { return "it became shorter while it was read" }
      done += count
    }
    return nil
  }
}

/// What the system says about its last failure.
func systemReason() -> String {
  String(cString: strerror(errno))
}

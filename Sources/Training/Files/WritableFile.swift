#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Why a file is not written, in the system's words.
package struct WritingFailure: Error, Equatable {
  package let reason: String
}

/// A file that is being written, closed at the end of its life.
struct WritableFile: ~Copyable {
  private let descriptor: Int32

  /// Makes the file, which is not there yet.
  init(making path: String) throws(WritingFailure) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw WritingFailure(reason: systemReason()) }
  }

  deinit {
    close(descriptor)
  }

  /// Writes all of the numbers, in as many pieces as the system takes.
  func write<Number: BitwiseCopyable>(_ numbers: [Number]) throws(WritingFailure) {
    let failure = numbers.withUnsafeBytes { buffer -> String? in
      var done = 0
      while done < buffer.count {
        let count = put(descriptor, buffer.baseAddress! + done, buffer.count - done)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return systemReason() }
        done += count
      }
      return nil
    }
    if let failure { throw WritingFailure(reason: failure) }
  }

  /// Waits until the disk has it.
  func settle() throws(WritingFailure) {
    guard fsync(descriptor) == 0 else { throw WritingFailure(reason: systemReason()) }
  }
}

/// The system's `write`, whose name a member of the same name hides.
func put(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}

/// Writes a text under another name, and renames it when it is whole.
package func writeAside(_ path: String, _ text: String) throws(WritingFailure) {
  try writeAside(path) { file throws(WritingFailure) in try file.write(Array(text.utf8)) }
}

/// Lets a file be written under another name, and renames it when it is whole; a link stays a link.
func writeAside(
  _ path: String, _ write: (borrowing WritableFile) throws(WritingFailure) -> Void
) throws(WritingFailure) {
  var target = path
  var information = stat()
  if stat(path, &information) == 0 {
    guard information.st_mode & S_IFMT == S_IFREG else {
      throw WritingFailure(reason: "it is a folder, a device or a pipe")
    }
    if let real = realpath(path, nil) {
      target = String(cString: real)
      free(real)
    }
  }
  let aside = "\(target).\(getpid())-\(UInt32.random(in: 0 ... .max)).part"
  do throws(WritingFailure) {
    let file = try WritableFile(making: aside)
    try write(file)
    try file.settle()
    guard rename(aside, target) == 0 else { throw WritingFailure(reason: systemReason()) }
  } catch {
    unlink(aside)
    throw error
  }
}

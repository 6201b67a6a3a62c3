import Foundation

/// The most memory that this process has held at any time.
enum PeakMemory {
  /// `peak resident memory: 35.2 MiB`, for all that was timed together; where there is no `/proc`, that it is not known.
  static var sentence: String {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    guard let mebibytes = mebibytes(status: status) else {
      return "peak resident memory: known on Linux only, from /proc/self/status."
    }
    return "peak resident memory: \(decimal(mebibytes, 1)) MiB"
  }

  /// - Parameter status: the text of `/proc/self/status`, where the line `VmHWM` counts in units of 1024 bytes.
  static func mebibytes(status: String) -> Double? {
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Double($0) }.map { $0 / 1024 }
  }
}

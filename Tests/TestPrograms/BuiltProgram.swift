import Foundation

/// The package's folder, and the programs that were built from it.
package enum BuiltProgram {
  /// The package's folder.
  package static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// A program, in the folder of build products that this test was loaded from; nil if it is not there.
  package static func named(_ name: String) -> URL? {
    let starts = CommandLine.arguments.filter { $0.contains("/") } + [Bundle.main.bundlePath, Bundle.main.executablePath ?? ""]
    for start in starts {
      var folder = URL(fileURLWithPath: start)
      for _ in 0..<5 {
        let candidate = folder.appendingPathComponent(name)
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder), !isFolder.boolValue {
          return candidate
        }
        folder.deleteLastPathComponent()
      }
    }
    return nil
  }
}

import Foundation

/// The folder of FourGates, with Package.swift and the lessons in it.
enum PackageFolder {
  /// Where this program was built from; if that is gone, the current folder or one above it; nil if neither is FourGates.
  static func find(from current: String = FileManager.default.currentDirectoryPath, source: String = #filePath) -> String? {
    var candidates: [String] = []
    for start in [source, current + "/."] {
      var folder = URL(fileURLWithPath: start).standardizedFileURL
      if start == source { folder.deleteLastPathComponent() }
      while folder.path != "/" {
        candidates.append(folder.path)
        folder.deleteLastPathComponent()
      }
    }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0 + "/.ci/lessons") }
  }
}

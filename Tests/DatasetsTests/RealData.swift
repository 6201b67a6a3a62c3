import Foundation

/// Real data, which are not part of the package: in the folder that FOURGATES_DATA names, or in `shared/data` beside the package.
enum RealData {
  /// The path of a file or folder there; nil if it is not there.
  static func path(_ name: String) -> String? {
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let named = ProcessInfo.processInfo.environment["FOURGATES_DATA"].map { URL(filePath: $0) }
    let places = [named, package.deletingLastPathComponent().appending(path: "shared/data")].compactMap { $0 }
    return places.map { $0.appending(path: name).path }.first { FileManager.default.fileExists(atPath: $0) }
  }
}

import Tensors

/// One of the SmartWatch Gestures: a file, in a folder or in a zip file.
struct SmartWatchRecording {
  /// The name of its person's folder, such as `U01`.
  let person: String
  /// The name of its gesture's folder, such as `07`.
  let gesture: String
  /// What a message calls it.
  let path: String
  private let bytes: () throws(DatasetError) -> [UInt8]

  /// Those in a folder, by person, gesture and file.
  static func all(inFolder folder: String) throws(DatasetError) -> [SmartWatchRecording] {
    var recordings: [SmartWatchRecording] = []
    for person in try folderNames(folder) where person.hasPrefix("U") {
      for gesture in try folderNames("\(folder)/\(person)") where gesture.allSatisfy(\.isNumber) {
        let inside = "\(folder)/\(person)/\(gesture)"
        for file in try folderNames(inside) where file.hasSuffix(".txt") {
          let path = "\(inside)/\(file)"
          recordings.append(
            SmartWatchRecording(person: person, gesture: gesture, path: path) { () throws(DatasetError) in try fileBytes(path) }
          )
        }
      }
    }
    return recordings
  }

  /// Those in a zip file, in the same order; the folders of the people may be in another folder.
  static func all(inZip path: String) throws(DatasetError) -> [SmartWatchRecording] {
    let zip = try ZipFile(path)
    var found: [(names: [String], entry: ZipEntry)] = []
    for entry in zip.entries {
      let names = entry.name.split(separator: "/").map(String.init)
      guard names.count >= 3, names.allSatisfy({ !$0.hasPrefix(".") }), names[0] != "__MACOSX" else { continue }
      let (person, gesture, file) = (names[names.count - 3], names[names.count - 2], names[names.count - 1])
      guard person.hasPrefix("U"), gesture.allSatisfy(\.isNumber), file.hasSuffix(".txt") else { continue }
      found.append((names, entry))
    }
    func outside(_ names: [String]) -> String { names.dropLast(3).joined(separator: "/") }
    if let first = found.first, let other = found.first(where: { outside($0.names) != outside(first.names) }) {
      let folders = [first, other].map { outside($0.names).isEmpty ? "its uppermost folder" : outside($0.names) }
      throw .zip(path: path, .severalFolders(folders[0], folders[1]))
    }
    return found.sorted { $0.names.lexicographicallyPrecedes($1.names) }.map { names, entry in
      SmartWatchRecording(person: names[names.count - 3], gesture: names[names.count - 2], path: "\(path)/\(entry.name)") {
        () throws(DatasetError) in try zip.bytes(of: entry)
      }
    }
  }

  private init(person: String, gesture: String, path: String, bytes: @escaping () throws(DatasetError) -> [UInt8]) {
    self.person = person
    self.gesture = gesture
    self.path = path
    self.bytes = bytes
  }

  /// x, y, z of every line.
  ///
  /// - Throws: `DatasetError`, which names the file and the line.
  func accelerations() throws(DatasetError) -> [Scalar] {
    let file = try bytes()
    var values: [Scalar] = []
    for (number, line) in file.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      let words = line.split { [0x20, 0x09, 0x0D].contains($0) }
      if words.isEmpty { continue }
      guard words.count == 6 else { throw .brokenRecording(path: path, line: number + 1, words: words.count) }
      for (axis, word) in zip(["x", "y", "z"], words.suffix(3)) {
        guard let value = decimalNumber(file, word.indices), Scalar(value).isFinite else {
          throw .notANumber(path: path, line: number + 1, column: axis, word: String(decoding: word, as: UTF8.self))
        }
        values.append(Scalar(value))
      }
    }
    guard !values.isEmpty else { throw .empty(path: path) }
    return values
  }
}

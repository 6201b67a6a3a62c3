import Tensors

extension SequenceSet {
  /// Reads the SmartWatch Gestures: a folder for each person, in it one for each gesture, in it a file for each recording.
  ///
  ///     U01/07/13.txt          the 13th recording of gesture 07 by person U01
  ///
  /// A line of a recording has six words: milliseconds, nanoseconds, the time of the event, and the acceleration along x, y and z in
  /// m/s², about ten times a second. The three accelerations are read.
  ///
  /// - Throws: `DatasetError`, which names the folder or the file and the line, and what to do.
  /// - Source: [CPLVR14].
  public init(smartWatchGestures folder: String) throws(DatasetError) {
    let people = try folderNames(folder).filter { $0.hasPrefix("U") }
    var classes: Set<String> = []
    var recordings: [(person: Int, gesture: String, path: String)] = []
    for (person, name) in people.enumerated() {
      for gesture in try folderNames("\(folder)/\(name)") where gesture.allSatisfy(\.isNumber) {
        let inside = "\(folder)/\(name)/\(gesture)"
        for file in try folderNames(inside) where file.hasSuffix(".txt") {
          classes.insert(gesture)
          recordings.append((person, gesture, "\(inside)/\(file)"))
        }
      }
    }
    guard !recordings.isEmpty else { throw .noRecordings(path: folder) }
    let names = classes.sorted()
    var sequences: [LabelledSequence] = []
    for (person, gesture, path) in recordings {
      let values = try accelerations(path)
      sequences.append(
        LabelledSequence(
          values: values, steps: values.count / 3, label: names.firstIndex(of: gesture)!, person: person, origin: path))
    }
    self.init(
      "SmartWatch Gestures", classes: names.map { "gesture \($0)" }, channels: ["x", "y", "z"], people: people,
      sequences: sequences)
  }
}

/// x, y, z of every line.
private func accelerations(_ path: String) throws(DatasetError) -> [Scalar] {
  let file = try fileBytes(path)
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

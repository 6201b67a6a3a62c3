import Tensors

extension SequenceSet {
  /// Reads the SmartWatch Gestures: a folder for each person, in it one for each gesture, in it a file for each recording; or a zip
  /// file of them.
  ///
  ///     U01/07/13.txt          the 13th recording of gesture 07 by person U01
  ///
  /// A line of a recording has six words: milliseconds, nanoseconds, the time of the event, and the acceleration along x, y and z in
  /// m/s², about ten times a second. The three accelerations are read.
  ///
  /// A zip file is read as it is, without unpacking it to anywhere.
  ///
  /// - Parameter path: that of the folder that holds U01, U02 and so on, or of the zip file.
  /// - Throws: `DatasetError`, which names the folder or the file and the line, and what to do.
  /// - Source: [CPLVR14].
  public init(smartWatchGestures path: String) throws(DatasetError) {
    let recordings =
      try isFolder(path) ? SmartWatchRecording.all(inFolder: path) : SmartWatchRecording.all(inZip: path)
    guard !recordings.isEmpty else { throw .noRecordings(path: path) }
    let people = Set(recordings.map(\.person)).sorted()
    let gestures = Set(recordings.map(\.gesture)).sorted()
    var sequences: [LabelledSequence] = []
    for recording in recordings {
      let values = try recording.accelerations()
      sequences.append(
        LabelledSequence(
          values: values, steps: values.count / 3, label: gestures.firstIndex(of: recording.gesture)!,
          person: people.firstIndex(of: recording.person)!, origin: recording.path))
    }
    self.init(
      "SmartWatch Gestures", classes: gestures.map { "gesture \($0)" }, channels: ["x", "y", "z"], people: people,
      sequences: sequences)
  }

  /// Reads sequences with classes by what is there: the SmartWatch Gestures in a folder or in a zip file, or a `.ts` file.
  ///
  /// - Throws: `DatasetError`, which names the file and the line, and what to do.
  public init(path: String) throws(DatasetError) {
    // Every part of a zip file begins with these two letters.
    let letters = Array("PK".utf8)
    if isFolder(path) {
      try self.init(smartWatchGestures: path)
    } else if !isPipe(path), try fileBytes(path, upTo: 2) == letters {
      try self.init(smartWatchGestures: path)
    } else {
      try self.init(timeSeries: path)
    }
  }
}

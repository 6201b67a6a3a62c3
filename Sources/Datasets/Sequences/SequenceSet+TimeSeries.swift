import Tensors

extension SequenceSet {
  /// Reads a `.ts` file of the time series classification archives: a header of lines with `@`, then a sequence a line.
  ///
  ///     @dimensions 2
  ///     @classLabel true left right
  ///     @data
  ///     0.1,0.2,0.4:1.0,0.9,0.7:left                   two channels of three steps each, and the class
  ///
  /// Lines that begin with `#` are comments. Sequences may have different lengths; the channels of one sequence may not. A class
  /// label's place in the header is its number.
  ///
  /// - Throws: `DatasetError`, which names the file, the line, and what to do; a value that is missing (`?`, NaN, or nothing) is an
  ///   error, never filled in.
  /// - Complexity: one pass over the bytes, without a `String` for a number.
  /// - Source: the format is that of [BLBK18].
  public init(timeSeries path: String) throws(DatasetError) {
    var reader = TimeSeriesReader(path: path, file: try fileBytes(path))
    let fileName = path.split(separator: "/").last.map(String.init) ?? path
    let header = try reader.readHeader()
    let sequences = try reader.readSequences(header, named: fileName)
    guard let first = sequences.first else { throw .noSequences(path: path) }
    self.init(
      header.name ?? fileName, classes: header.classes, channels: (0..<first.channels).map { "channel \($0 + 1)" },
      sequences: sequences)
  }
}

/// What the lines with `@` say.
struct TimeSeriesHeader {
  var name: String?
  var classes: [String] = []
  var dimensions: Int?
  var length: Int?
}

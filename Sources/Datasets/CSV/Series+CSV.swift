import Tensors

extension Series {
  /// Reads a column of numbers from a CSV file with a line for every step, the oldest first.
  ///
  ///     let passengers = try Series(csv: "airline-passengers.csv", column: "Passengers")
  ///
  /// `column` is a name in the header, or a number counted from 1; without it, the file's only column of numbers is read, and
  /// dates and other words beside it are passed over. Cells are separated by tabs, semicolons or commas, and quoted as RFC 4180
  /// has it; a header is recognised by having no number in it. Every value must be there: a gap is an error, never filled in.
  ///
  /// - Throws: `DatasetError`, which names the file, the line, and what to do.
  /// - Complexity: one pass over the bytes, without a `String` for a cell.
  public init(csv path: String, column: String? = nil) throws(DatasetError) {
    let file = try CSVFile(path: path, bytes: fileBytes(path))
    let place = try file.column(column)
    let fileName = path.split(separator: "/").last.map(String.init) ?? path
    self.init("\(file.columns[place]) of \(fileName)", values: try file.numbers(inColumn: place))
  }
}

import Tensors

extension Tape {
  /// The tape as a table, a line an entry, to be read from top to bottom for the values and from bottom to top for the gradients.
  ///
  ///     entry  operation  from   value  gradient
  ///         0  a                    -4     138.8
  ///         1  b                     2     645.6
  ///         2  add        0, 1      -2
  ///
  /// A tensor with more than one number is shown by its shape. With gradients that were asked for with `keepingAll`, every line has
  /// one; a dash means that none flowed there.
  public func listing(_ gradients: Gradients? = nil) -> String {
    if let gradients, gradients.tape !== identity { refuse("listing(_:) needs the gradients of this tape, and got another's.") }
    func short(_ tensor: Tensor?) -> String {
      guard let tensor else { return "–" }
      return tensor.count == 1 ? shortText(Double(tensor.scalar)) : "\(tensor.shape)"
    }
    var rows = [["entry", "operation", "from", "value"] + (gradients == nil ? [] : ["gradient"])]
    for (index, entry) in entries.enumerated() {
      var row = [String(index), entry.name, entry.inputs.map(String.init).joined(separator: ", "), short(entry.value)]
      if let gradients { row.append(short(gradients[entry: index])) }
      rows.append(row)
    }
    let widths = rows[0].indices.map { column in rows.map(\.[column].count).max()! }
    return rows.map { row in
      let cells = zip(row, widths).enumerated().map { column, cell in
        let padding = String(repeating: " ", count: cell.1 - cell.0.count)
        return column == 1 || column == 2 ? cell.0 + padding : padding + cell.0
      }
      return String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }
}

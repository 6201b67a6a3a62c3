/// What an exercise throws until somebody has written it.
///
///     func yourForget(f: Tensor, c: Tensor) throws -> Tensor {
///       throw Unfinished("return what is kept of c")
///     }
public struct Unfinished: Error, Equatable {
  let task: String
  let file: String
  let line: Int

  /// - Parameter task: what to write in place of this line.
  public init(_ task: String, file: String = #filePath, line: Int = #line) {
    self.task = task
    self.file = file
    self.line = line
  }
}

extension Unfinished: CustomStringConvertible {
  public var description: String {
    "Still to be written: \(task) – in \(shownPath(file)), line \(line)."
  }
}

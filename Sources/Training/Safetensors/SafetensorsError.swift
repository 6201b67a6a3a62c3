/// Why a safetensors file is not read or written; its description is one sentence with the path and the remedy.
public struct SafetensorsError: Error, Equatable, CustomStringConvertible {
  public let path: String
  public let fault: SafetensorsFault

  public init(path: String, fault: SafetensorsFault) {
    self.path = path
    self.fault = fault
  }

  public var description: String { "\(path) \(fault)" }
}

/// Why a file gives no network; its description is one sentence with the path and the remedy.
public struct ModelError: Error, Equatable, CustomStringConvertible {
  public let path: String
  public let fault: ModelFault

  public init(path: String, fault: ModelFault) {
    self.path = path
    self.fault = fault
  }

  public var description: String { "\(path) \(fault)" }
}

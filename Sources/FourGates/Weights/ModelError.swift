/// Why a file gives no network; its description is one sentence with the path and the remedy.
package struct ModelError: Error, Equatable, CustomStringConvertible {
  package let path: String
  package let fault: ModelFault

  package init(path: String, fault: ModelFault) {
    self.path = path
    self.fault = fault
  }

  package var description: String { "\(path) \(fault)" }
}

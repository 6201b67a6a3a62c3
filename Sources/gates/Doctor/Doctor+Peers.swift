import Foundation
import LessonKit
import Plotting

extension Doctor {
  /// Python with PyTorch, which nothing needs: our numbers and times can be held against it.
  func peers() -> Finding {
    let places = (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/python3" }
    let candidates = (package.map { [$0 + "/out/peers-venv/bin/python"] } ?? []) + places
    let pythons = candidates.filter { FileManager.default.isExecutableFile(atPath: $0) }
    guard let first = pythons.first else {
      return Finding("Python", .optional, "not here", remedy: "only the comparison with PyTorch, make bench-peers, needs it")
    }
    let question = """
      import sys, importlib.metadata
      print(".".join(map(str, sys.version_info[:3])), importlib.metadata.version("torch"))
      """
    let answer = Conversation(with: first, ["-c", question], script: "", timeLimit: patience)
    guard answer.ending != .hung else {
      return Finding("Python", .optional, "\(shownPath(first)) did not answer within \(patience), and was stopped")
    }
    let words = String(decoding: answer.output, as: UTF8.self).split { $0.isWhitespace }
    guard answer.ending == .exited(0), words.count == 2 else {
      return Finding(
        "Python", .optional, "\(shownPath(first)), without PyTorch", remedy: "make bench-peers installs it in out/peers-venv")
    }
    return Finding("Python", .good, "\(words[0]) with PyTorch \(words[1]), at \(shownPath(first))")
  }
}

import Foundation

/// Asks this program to end when the one that started it is gone, so that nothing goes on unseen after a sweep that was killed.
///
/// The system takes a process over whose parent has died; then the number of its parent changes.
struct ParentWatch {
  /// What tells a program the number of the process that it is to watch.
  static let variable = "FOURGATES_PARENT"

  private let timer: any DispatchSourceTimer

  /// - Parameter parent: The number of the process; nil where nobody is to be watched.
  init?(of parent: String? = ProcessInfo.processInfo.environment[variable]) {
    guard let parent = parent.flatMap({ pid_t($0) }) else { return nil }
    timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "parent"))
    timer.schedule(deadline: .now(), repeating: 0.5, leeway: .milliseconds(100))
    timer.setEventHandler { [timer] in
      guard getppid() != parent else { return }
      timer.cancel()
      kill(getpid(), SIGTERM)
    }
    timer.resume()
  }
}

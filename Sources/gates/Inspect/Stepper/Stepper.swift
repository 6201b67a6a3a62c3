import Foundation

/// Steps through a recorded run in a terminal, in the way of a debugger.
struct Stepper {
  private var state: StepperState

  /// Begins at the first step that was asked for, and with the unit and layer that were.
  init(_ subject: InspectionSubject) {
    state = StepperState(StepperSubject(subject))
    (state.row, state.layer, state.unit) = (subject.steps.lowerBound, subject.layer ?? 0, subject.unit ?? 0)
  }

  /// Whether there is a terminal to do it in.
  static var isPossible: Bool { TerminalSession.isPossible() }

  /// Until somebody quits. The terminal is then as it was.
  ///
  /// Returns the exit status: 0, or 128 and the number of the signal that ended it.
  mutating func run() -> Int32 {
    guard let session = TerminalSession() else { return 1 }
    let ink = ScreenInk(environment: ProcessInfo.processInfo.environment)
    defer { session.end() }
    while !state.isDone {
      let size = session.size
      state.resize(columns: size.columns, rows: size.rows)
      state.reachFuture()
      session.show(StepperScreen(state).lines(ink: ink))
      var event = session.next()
      if case .keys(let keys) = event {
        for key in keys where !state.isDone {
          switch key {
          case .interrupt where state.mode == .stepping: return 128 + SIGINT
          case .suspend: event = session.suspend()
          case .redraw: session.forgetScreen()
          default: state.press(key)
          }
        }
      }
      if case .ended(let signal) = event { return 128 + signal }
    }
    return 0
  }
}

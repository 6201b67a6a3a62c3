import Tensors

/// Says how training goes while it goes: where it is, the losses, and how long it will still take.
///
/// In a terminal, one line is drawn again and again, at most ten times a second, and ends with a newline:
///
///     epoch  3/20 [##................]  loss 0.0123  validation 0.015  12 s left
///
/// Elsewhere (a file, a pipe, CI) there is one line an epoch, or ten lines in all, evenly spread, when there are
/// more than ten epochs; the last epoch always gets one, also when training ends early.
///
/// A loop written by hand calls `start`, then `show` as often as it likes, then `finish`.
public struct TrainingProgress {
  public enum Style: Equatable, Sendable {
    /// One line, drawn again and again, that fits so many columns.
    case terminal(columns: Int)
    /// Lines that stay, about ten in all.
    case lines
    case silent
  }

  /// Says nothing.
  public static var silent: TrainingProgress {
    TrainingProgress(.silent) { _ in }
  }

  /// On standard error: redrawn if that is a terminal, in lines otherwise.
  public static var automatic: TrainingProgress {
    TrainingProgress(StandardError.columns.map(Style.terminal) ?? .lines, write: StandardError.send)
  }

  public let style: Style
  let write: (String) -> Void
  let clock: () -> Double
  private var state = ProgressState()
  private var startTime = 0.0
  private var doneAtStart = 0.0
  private var lastDrawn = -Double.infinity
  private var columnsDrawn = 0
  private var owesALine = false

  /// - Parameter write: Gets the text, newlines and carriage returns included.
  public init(_ style: Style, write: @escaping (String) -> Void) {
    let start = ContinuousClock.now
    self.init(style, clock: { (ContinuousClock.now - start) / .seconds(1) }, write: write)
  }

  /// - Parameter clock: Seconds since any moment.
  init(_ style: Style, clock: @escaping () -> Double, write: @escaping (String) -> Void) {
    self.style = style
    self.write = write
    self.clock = clock
  }

  /// Begins, with so many epochs over when all are, and so many over already.
  public mutating func start(epochs: Int, done: Int = 0) {
    state = ProgressState()
    state.epochs = epochs
    state.epochsDone = Double(done)
    (startTime, doneAtStart) = (clock(), Double(done))
    (lastDrawn, columnsDrawn, owesALine) = (-.infinity, 0, false)
  }

  /// Within an epoch: so many epochs are over, with a fraction, and this is the loss so far.
  public mutating func show(epochsDone: Double, loss: Double) {
    state.epochsDone = epochsDone
    state.loss = loss
    draw()
  }

  /// At the end of an epoch.
  public mutating func show(_ epoch: TrainingEpoch) {
    state.epochsDone = Double(epoch.number)
    state.loss = epoch.loss
    state.validationLoss = epoch.validationLoss
    draw()
    owesALine = style == .lines
    if deservesALine(epoch.number) { writeLine() }
  }

  /// Ends the line in a terminal, with the time that it took.
  public mutating func finish() {
    writeLine()
    guard columnsDrawn > 0 else { return }
    state.isOver = true
    draw(always: true)
    write("\n")
    columnsDrawn = 0
  }

  /// Ten lines in all: an epoch gets one when it completes another tenth.
  private func deservesALine(_ epoch: Int) -> Bool {
    let (first, total) = (Int(doneAtStart), state.epochs - Int(doneAtStart))
    return (epoch - first) * 10 / max(total, 1) > (epoch - 1 - first) * 10 / max(total, 1)
  }

  private mutating func writeLine() {
    guard owesALine else { return }
    owesALine = false
    measureTime()
    write(state.longLine + "\n")
  }

  private mutating func measureTime() {
    let passed = clock() - startTime
    let done = state.epochsDone - doneAtStart
    state.seconds = passed
    state.secondsLeft = done > 0 ? passed / done * (Double(state.epochs) - state.epochsDone) : nil
  }

  private mutating func draw(always: Bool = false) {
    guard case .terminal(let columns) = style else { return }
    let now = clock()
    guard always || now - lastDrawn >= 0.1 else { return }
    lastDrawn = now
    measureTime()
    // The last column stays free: many terminals begin a new line when it is written.
    let line = state.line(columns: columns - 1)
    write("\r" + line + String(repeating: " ", count: max(0, columnsDrawn - line.count)))
    columnsDrawn = line.count
  }
}

import FourGates
import Foundation
import Testing

@testable import gates

/// Everything here is pressed and read in a real pseudo-terminal.
@Suite(.serialized) struct `The stepper in a terminal` {
  @Test func `shows what each key does`() throws {
    let file = try SteppedFile()
    let terminal = try file.open()
    func press(_ keys: String, shows text: String) {
      terminal.press(keys)
      #expect(terminal.wait { $0.lines.contains { $0.contains(text) } }, "\(keys.debugDescription): \(terminal.screen.lines)")
    }
    #expect(terminal.screen.modes.contains(1049) && !terminal.screen.modes.contains(25))
    press("\u{1B}[C", shows: "step 1 of 0–29")
    press("\u{1B}OC", shows: "step 2 of 0–29")
    press("\u{1B}[6~", shows: "step 12 of 0–29")
    press("\u{1B}[5~", shows: "step 2 of 0–29")
    press("\u{1B}[D", shows: "step 1 of 0–29")
    press("\u{1B}[F", shows: "step 29 of 0–29")
    press("\u{1B}[H", shows: "step 0 of 0–29")
    press("\u{1B}[B\u{1B}[B", shows: "▲ unit 2")
    press("\u{1B}[A", shows: "▲ unit 1")
    press("\t", shows: "of layer 1, the highest")
    press("\u{1B}[Z", shows: "of layer 0, the lowest")
    press("g", shows: "▸input")
    press("G", shows: "▸forget")
    press("/", shows: "go to step: █")
    press("17\r", shows: "step 17 of 0–29")
    press("b", shows: "find steps where █")
    press("forget > 0\r", shows: "forget > 0: at 30 of 30 steps, for unit 1.")
    press("n", shows: "forget > 0: at step 18, for unit 1.")
    press("N", shows: "forget > 0: at step 17, for unit 1.")
    press("e", shows: "f = x·Wf + h·Uf + bf = ")
    press("h", shows: "What if “forget” of unit 1 of layer 0 is held at 0 from step 17 on?")
    press("h", shows: "is held at 1 from step 17 on?")
    press("h", shows: "“forget” is free again.")
    press("?", shows: "What the keys do")
    press("\u{1B}", shows: "step 17 of 0–29")
    press("/99\r", shows: "The steps are 0 to 29; type one of them.")
    terminal.press("\u{1B}q")
    #expect(terminal.status() == 0)
    expectGivenBack(terminal)
  }

  @Test func `fits a window that is made narrow, tiny and wide again`() throws {
    let file = try SteppedFile()
    let terminal = try file.open(columns: 120, rows: 40)
    terminal.press("\u{1B}[C\u{1B}[C")
    #expect(terminal.wait { $0.lines[0].hasSuffix("step 2 of 0–29") })
    for (columns, rows) in [(60, 20), (120, 40), (40, 12), (80, 24)] {
      terminal.resize(columns: columns, rows: rows)
      #expect(terminal.wait { $0.lines[0].contains("step 2") && $0.lines[rows - 1].contains("? help") }, "\(columns) × \(rows)")
    }
    terminal.resize(columns: 30, rows: 8)
    #expect(terminal.wait { $0.lines.joined().contains("Make the window larger: it has 30 × 8") })
    terminal.resize(columns: 80, rows: 24)
    #expect(terminal.wait { $0.lines[0].hasSuffix("step 2 of 0–29") })
    terminal.press("q")
    #expect(terminal.status() == 0)
    expectGivenBack(terminal)
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func `is given back when a signal ends the program`(signal: Int32) throws {
    let file = try SteppedFile()
    let terminal = try file.open()
    #expect(terminal.modes != terminal.modesBefore)
    terminal.send(signal)
    #expect(terminal.status() == 128 + signal)
    expectGivenBack(terminal)
  }

  @Test(arguments: [SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGQUIT])
  func `is given back when the program crashes, which still ends as a crash`(signal: Int32) throws {
    let file = try SteppedFile()
    let terminal = try file.open()
    terminal.press("\u{1B}[C")
    #expect(terminal.wait { $0.lines[0].hasSuffix("step 1 of 0–29") })
    terminal.send(signal)
    #expect(terminal.status() == 128 + signal)
    expectGivenBack(terminal)
  }

  @Test func `is given back after Ctrl-C, also where something is being typed`() throws {
    for keys in ["\u{3}", "/12\u{3}\u{3}", "?\u{3}\u{3}"] {
      let file = try SteppedFile()
      let terminal = try file.open()
      terminal.press(keys)
      #expect(terminal.status() == 130)
      expectGivenBack(terminal)
    }
  }

  @Test func `is given back while the program is stopped by Ctrl-Z, and taken again when it goes on`() throws {
    let file = try SteppedFile()
    let program = try SteppedFile.program()
    let script = "set -m; \"$0\" \"$@\"; echo STOPPED; read line; fg >/dev/null; echo ENDED $?"
    let terminal = try PseudoTerminal("/bin/sh", ["-c", script, program] + file.arguments)
    #expect(terminal.wait { $0.lines[0].hasSuffix("step 0 of 0–29") })
    terminal.press("\u{1B}[C\u{1A}")
    #expect(terminal.wait { $0.sent.contains("STOPPED") })
    #expect(terminal.modes == terminal.modesBefore)
    #expect(terminal.screen.modes == [25, 7])
    terminal.press("\r")
    #expect(terminal.wait { $0.modes.contains(1049) && $0.lines[0].hasSuffix("step 1 of 0–29") })
    terminal.press("\u{1B}[C")
    #expect(terminal.wait { $0.lines[0].hasSuffix("step 2 of 0–29") })
    terminal.press("q")
    #expect(terminal.wait { $0.sent.contains("ENDED 0") })
    #expect(terminal.status() == 0)
    expectGivenBack(terminal)
  }

  @Test func `bears garbage and text that is pasted`() throws {
    let file = try SteppedFile()
    let terminal = try file.open()
    var dice = Dice(seed: 9)
    let garbage = (0..<3000).map { _ in UInt8(dice.index(below: 256)) }.filter { ![0x03, 0x1A, 0x1B, 0x71].contains($0) }
    terminal.press(garbage)
    terminal.press("\u{1B}[200~q forget < 0.1 \u{3} q\r\u{1B}[201~")
    // Whatever is being typed now is left, and the first step is gone to.
    terminal.press("\u{1B}\u{1B}\u{1B}[H\u{1B}[C")
    #expect(terminal.wait { $0.lines[0].hasSuffix("step 1 of 0–29") }, "\(terminal.screen.lines)")
    terminal.press("q")
    #expect(terminal.status() == 0)
    expectGivenBack(terminal)
  }

  @Test func `has no colours where NO_COLOR is set, and the same text`() throws {
    let file = try SteppedFile()
    let coloured = try file.open()
    let plain = try file.open(environment: ["NO_COLOR": "1"])
    for terminal in [coloured, plain] { #expect(terminal.wait { $0.lines[23].contains("? help") }) }
    #expect(coloured.screen.lines == plain.screen.lines)
    #expect(coloured.screen.sent.contains("\u{1B}[38;5;33m"))
    let signs = plain.screen.sent.matches(of: /\x{1B}\[([0-9;]*)m/).map { String($0.output.1) }
    #expect(signs.allSatisfy { $0 == "0" })
  }

  private func expectGivenBack(_ terminal: PseudoTerminal, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(terminal.modes == terminal.modesBefore, sourceLocation: sourceLocation)
    #expect(terminal.screen.modes == [25, 7], sourceLocation: sourceLocation)
  }
}

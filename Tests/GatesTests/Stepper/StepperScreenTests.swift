import FourGates
import Inspection
import Testing

@testable import gates

@Suite struct `The stepper's screen` {
  private func screen(_ subject: StepperSubject, _ columns: Int, _ rows: Int, _ keys: Key...) -> [String] {
    StepperState(subject, columns: columns, rows: rows).after(keys).screen
  }

  /// Lines as they are on the screen, without the spaces at their ends.
  private func trimmed(_ lines: [String]) -> String {
    lines.map { line in String(line.reversed().drop { $0 == " " }.reversed()) }.joined(separator: "\n")
  }

  @Test func `shows the series, the units, the gates and their parts at 80 × 24`() {
    let lines = screen(SampleRun.wave(.lstm, layers: 2), 80, 24, .right, .right, .right, .down)
    #expect(
      trimmed(lines) == """
         wave · lstm, 2 layers of 6 units                               step 3 of 0–29
        input     ▅▆▇▇███▇▇▆▅▃▂▂▁▁▁▂▂▃▅▆▇▇███▇▇▆
        step 3       ▲
         came in +0.809   →  predicted +0.792   came next +0.951  off by 0.159
         forget of the 6 units of layer 0, the lowest, from 0 to 1
         ▁▅▄▆▅▄
          ▲ unit 1

         unit 1                                   σ/tanh(sum) =   input  memory    bias
        ▸forget       0.572 ████████████·········     σ(+0.290)  +0.239  +0.069  −0.018
         input        0.446 █████████▍···········     σ(−0.216)  −0.786  +0.067  +0.502
         candidate   +0.025 ··········│▎·········  tanh(+0.025)  −0.509  −0.060  +0.594
         output       0.499 ██████████▌··········     σ(−0.006)  +0.423  −0.052  −0.376
         kept        +0.144 ··········│▊········· = forget · long-term before
         learned     +0.011 ··········│·········· = input · candidate
         long-term   +0.155 ··········│▉········· = kept + learned
         short-term  +0.077 ··········│▊········· = output · tanh(long-term)

         forget, unit 1: the parts of σ(+0.290), bars from −1.0 to 1.0
          input      +0.239 ····························│███████······················
          memory     +0.069 ····························│██···························
          bias       −0.018 ····························│·····························
          = sum      +0.290 ····························│████████▍····················
         ? help  q quit  ←→ step  ↑↓ unit  g gate  h hold  e equation  / go to
        """)
  }

  @Test func `has shorter numbers at 60 × 20, and all that matters`() {
    let lines = screen(SampleRun.wave(.peephole), 60, 20, .right, .right, .right, .down)
    #expect(
      trimmed(lines) == """
         wave · peephole, 1 layer of 6 units        step 3 of 0–29
        input     ▅▆▇▇███▇▇▆▅▃▂▂▁▁▁▂▂▃▅▆▇▇███▇▇▆
        step 3       ▲
         came in +0.809   →  predicted −0.134
         came next +0.951  off by 1.085
         forget of the 6 units, from 0 to 1
         ▁▄▄▅▅▄
          ▲ unit 1
         unit 1                         sum input  mem.  bias  peep
        ▸forget       0.544 ████▍···  +0.17 +0.24 +0.12 −0.02 −0.17
         input        0.466 ███▊····  −0.14 −0.79 +0.05 +0.50 +0.10
         candidate   −0.097 ···│····  −0.10 −0.51 −0.18 +0.59
         output       0.466 ███▊····  −0.13 +0.42 −0.13 −0.38 −0.05
         kept        +0.111 ···│▎··· = forget · long-term before
         learned     −0.045 ···│···· = input · candidate
         long-term   +0.066 ···│▏··· = kept + learned
         short-term  +0.031 ···│▏··· = output · tanh(long-term)


         ? help  q quit  ←→ step  ↑↓ unit  g gate  h hold  / go to
        """)
  }

  @Test func `has room for the equation and for higher bars at 120 × 40`() {
    let state = StepperState(SampleRun.wave(.gru, inputs: 2), columns: 120, rows: 40).after(.right, .right).typing("ge")
    let lines = state.screen
    #expect(lines.contains { $0.hasPrefix("input 0 ") } && lines.contains { $0.hasPrefix("input 1 ") })
    #expect(lines.contains { $0.hasPrefix("▸update ") })
    #expect(lines.contains { $0.hasSuffix("= (1 − update) · candidate + update · before") })
    #expect(lines.contains(" update of unit 0 at step 2"))
    for line in state.subject.run.equation(of: .update, at: 2, layer: 0, unit: 0) { #expect(lines.contains("  " + line)) }
    #expect(lines.contains { $0.hasPrefix(" update, unit 0: the parts of σ(") })
  }

  @Test func `shows a text letter by letter, and what was predicted`() throws {
    let state = StepperState(SampleRun.text()).after(.right, .right, .right)
    let lines = state.screen
    #expect(lines[1].hasPrefix("text      the cat↵sat"))
    #expect(lines[2].hasPrefix("step 3       ▲"))
    let shares = Shares(of: state.subject.run.steps[3].prediction)
    let symbols = try #require(state.subject.symbols)
    #expect(abs((0..<symbols.count).reduce(0) { $0 + shares[$1] } - 1) < 1e-6)
    let likely = shares.highest(1)[0]
    #expect(lines[3].hasPrefix(" came in ‘ ’   →  predicted ‘\(symbols[likely])’ \(shownShare(shares[likely]))"))
    let next = try #require(symbols.firstIndex(of: "c"))
    #expect(lines[3].contains("came next ‘c’ \(shownShare(shares[next]))"))
    #expect(state.after(.end).screen[3].hasSuffix("and the run ends"))
    #expect(state.after(.home, .pageDown).screen[3].hasPrefix(" came in ‘t’"))
  }

  @Test(arguments: ["日本語\n日本", "e\u{301}a\u{301}", "🙂🙃\t🙂", "\u{202E}abc\u{7}\u{1B}[2J"])
  func `keeps to its columns whatever the text is`(text: String) {
    for keys in [[Key.right], [.right, .character("h")], [.end]] {
      let lines = StepperState(SampleRun.text(text)).after(keys).screen
      for line in lines { #expect(columnCount(of: line) < 80 && line.allSatisfy(\.isPrintable), "\(line.debugDescription)") }
    }
  }

  @Test(arguments: Architecture.Cell.allCases)
  func `is as high as the window and no wider, whatever is looked at`(cell: Architecture.Cell) {
    let subjects = [
      SampleRun.wave(cell, layers: 2, hidden: 128), SampleRun.wave(cell, inputs: 7, hidden: 1, steps: 300),
      SampleRun.text(cell: cell), SampleRun.wave(cell, steps: 1),
    ]
    let keys = ["", "e", "hhe", "H", "?", "/12", "bforget < 0.1", "ggggh"]
    let sizes = [(60, 20), (80, 24), (120, 40), (40, 12), (41, 18), (200, 60), (39, 12), (40, 11), (5, 2), (1, 1)]
    for (index, subject) in subjects.enumerated() {
      for (place, (columns, rows)) in sizes.enumerated() {
        // Each key at every size, with one subject or another.
        for (number, keys) in keys.enumerated() where (number + place) % subjects.count == index {
          let state = StepperState(subject, columns: columns, rows: rows).after(.pageDown, .down, .down).typing(keys)
          for state in [state, state.after(.tab, .end)] {
            let lines = state.screen
            #expect(lines.count == rows)
            let widest = lines.map { columnCount(of: $0) }.max() ?? 0
            #expect(widest < columns, "\(keys) at \(columns) × \(rows)")
          }
        }
      }
    }
  }

  @Test func `asks for a larger window where nothing would fit`() {
    let lines = screen(SampleRun.wave(.lstm), 39, 12)
    #expect(
      lines.prefix(3).map { $0.drop { $0 == " " } }.joined(separator: " ")
        == "Make the window larger: it has 39 × 12 characters, and 40 × 12 are needed.")
    #expect(screen(SampleRun.wave(.lstm), 40, 12).contains { $0.hasPrefix("▸forget") })
  }

  @Test func `shows that there is more to both sides of what fits`() {
    let state = StepperState(SampleRun.wave(.lstm, hidden: 128, steps: 300)).after(.end, .left)
    #expect(state.screen[1].hasPrefix("input    ‹"))
    #expect(StepperState(state.subject).screen[1].hasSuffix("›"))
    #expect(StepperState(state.subject).screen[5].hasSuffix("›"))
    let middle = StepperState(state.subject).after(Array(repeating: .down, count: 64)).screen
    #expect(middle[5].hasPrefix("‹") && middle[5].hasSuffix("›"))
    #expect(middle[6].hasSuffix("▲ unit 64"))
    let last = StepperState(state.subject).after(Array(repeating: .down, count: 127)).screen
    #expect(last[6].hasSuffix("unit 127 ▲"))
  }

  @Test func `marks the steps where a condition holds`() {
    let state = StepperState(SampleRun.wave(.lstm)).typing("bforget < 0.5").after(.enter)
    let marks = Array(state.screen[2].dropFirst(10).prefix(30))
    for step in state.subject.run.steps where step.step > 0 {
      #expect((marks[step.step] == "•") == (step.layers[0][.forget, 0] < 0.5), "step \(step.step)")
    }
  }

  @Test func `explains every word of each kind of cell in the help`() {
    for cell in Architecture.Cell.allCases {
      let help = StepperHelp(cell, columns: 79).lines.map(\.text).joined(separator: "\n")
      for quantity in Quantity.all(of: cell) { #expect(help.contains("\n  \(quantity.name) "), "\(cell): \(quantity)") }
      #expect(help.contains("peephole") == (cell == .peephole))
    }
  }
}

import FourGates
import Foundation
import Inspection
import LessonKit
import Plotting

/// Writes a run, or the gradients of its memory, in the format that is asked for.
struct InspectReport {
  let subject: InspectionSubject
  /// Where it goes; standard output, or a folder named after the model, if nil.
  let out: String?
  let interruption: Interruption

  func write(as format: InspectFormat) throws {
    switch format {
    case .auto, .text:
      let width = Terminal.standard().width
      let lines = subject.gradient.map { GradientTable(subject, $0).lines(width: width) }
      try written { write in
        if let lines { return try write(Array((lines.joined(separator: "\n") + "\n").utf8)) }
        try TextReport(subject, width: width).write { try write(Array(($0.joined(separator: "\n") + "\n").utf8)) }
      }
    case .csv:
      try written { write in
        if let gradient = subject.gradient { return try write(GradientTable(subject, gradient).csv) }
        try subject.run.writeCSV(of: subject.shown, layers: subject.layers, units: subject.units, to: write)
      }
    case .json:
      try written { write in
        if let gradient = subject.gradient { return try write(GradientTable(subject, gradient).json) }
        try subject.run.writeJSON(of: subject.shown, to: write)
      }
    case .svg: try draw()
    case .page: try writePage()
    }
  }

  /// Lets something be written piece by piece, to standard output or to a file that is whole or not there.
  private func written(_ write: (([UInt8]) throws -> Void) throws -> Void) throws {
    guard let out else { return try write { StandardOutput.write(String(decoding: $0, as: UTF8.self)) } }
    // Ctrl-C takes effect after it, so that no part of a file is left.
    try interruption.heldOff {
      let file = try AsideFile(for: out)
      try write(file.write)
      try file.finish()
    }
    Terminal.standard().say("Written: \(shownPath(out))")
  }

  private func folder() throws -> OutputFolder {
    try OutputFolder(making: out ?? "out/inspect-\(subject.name)")
  }

  private func draw() throws {
    let (folder, terminal) = (try folder(), Terminal.standard())
    for line in subject.says { terminal.say(line) }
    let figures =
      subject.gradient.map { [GradientTable(subject, $0).figure] }
      ?? subject.layers.map { GateFigure(subject, layer: $0).figure }
    let names = subject.gradient.map { ["gradient-at-\($0.step)"] } ?? subject.layers.map { "gates-layer-\($0)" }
    for (figure, name) in zip(figures, names) {
      let picture = try interruption.heldOff { try Gnuplot().draw(figure, as: .svg, named: name, in: folder.path) }
      terminal.say("Figure: \(shownPath(picture.path ?? folder.file(name + ".svg")))")
    }
  }

  private func writePage() throws {
    let content: InspectionPage.Content =
      switch subject.sequence.content {
      case .symbols(let symbols, let alphabet): .text(symbols: symbols, alphabet: alphabet)
      case .numbers(let names): .series(names: names, predictsNext: subject.sequence.predictsNext)
      }
    let page = InspectionPage(
      run: subject.run, steps: subject.steps, content: content, title: subject.name, says: subject.says,
      command: subject.command, place: (subject.layer ?? 0, subject.unit ?? 0))
    let folder = try folder()
    try interruption.heldOff { try page.write(to: folder) }
    Terminal.standard().say("Page: \(shownPath(folder.file("page.html")))")
  }
}

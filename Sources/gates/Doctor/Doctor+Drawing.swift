import Foundation
import LessonKit
import Plotting

extension Doctor {
  /// gnuplot, found as the figures find it, and what it can draw to. If it does not answer once, it is not asked again.
  func drawing() -> [Finding] {
    do throws(PlotError) {
      let path = try gnuplot.path()
      let version = try gnuplot.version()
      guard !isTooOld(version) else { throw .gnuplot(.tooOld(version), script: nil) }
      let terminals = try gnuplot.terminals()
      return [Finding("gnuplot", .good, "\(version), at \(shownPath(path))")] + pictures(terminals)
    } catch {
      let sentence = error.description.hasSuffix(".") ? String(error.description.dropLast()) : error.description
      return [Finding("gnuplot", .missing, sentence)]
    }
  }

  private func pictures(_ terminals: [String]) -> [Finding] {
    let full = "install the full package: apt-get install gnuplot"
    let files = Finding(
      "SVG files", terminals.contains("svg") ? .good : .missing,
      terminals.contains("svg") ? "gnuplot draws them" : "this gnuplot cannot draw them",
      remedy: terminals.contains("svg") ? nil : full)
    let png = Finding(
      "PNG files", terminals.contains("pngcairo") ? .good : .optional,
      terminals.contains("pngcairo") ? "gnuplot draws them, with --plot png" : "this gnuplot cannot draw them",
      remedy: terminals.contains("pngcairo") ? nil : full)
    return [files, png, windows(terminals)]
  }

  private func windows(_ terminals: [String]) -> Finding {
    guard let terminal = ["aqua", "qt", "wxt", "x11"].first(where: terminals.contains) else {
      return Finding(
        "windows", .optional, "this gnuplot opens none", remedy: "without them use --plot svg, or install gnuplot-qt")
    }
    guard WindowTerminal.hasDisplay else {
      return Finding("windows", .optional, "there is no display to open one on", remedy: "without it use --plot svg")
    }
    return Finding("windows", .good, "gnuplot opens them (\(terminal)), with --plot window")
  }
}

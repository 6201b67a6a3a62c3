import ArgumentParser
import FourGates
import Foundation
import LessonKit

/// Where a converted file goes.
struct NewFile: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write. (default: beside the one that is read, with another name)", valueName: "file"))
  var out: String?

  @Flag(help: "Replace the file if it is there.")
  var force = false

  func validate() throws {
    if out == "" { throw ValidationError("--out needs the name of a file, and got an empty one.") }
  }

  /// The path to write to: what was asked for, or `net.safetensors` with an ending such as `-pytorch` before the point.
  ///
  /// The folder around it is made where it is missing.
  ///
  /// - Throws: `WeightsError`, if that is the file that was read, or something is there that is not to be replaced; `LessonError`, if
  ///   the folder cannot be made.
  func path(for input: String, ending: String) throws -> String {
    let whole = URL(fileURLWithPath: input)
    let name = whole.deletingPathExtension().lastPathComponent + ending + ".safetensors"
    let path = out ?? (input.contains("/") ? (input as NSString).deletingLastPathComponent + "/" : "") + name
    guard URL(fileURLWithPath: path).resolvingSymlinksInPath() != whole.resolvingSymlinksInPath() else {
      throw WeightsError.ownInput(path: path)
    }
    guard force || !FileManager.default.fileExists(atPath: path) else { throw WeightsError.isThere(path: path) }
    _ = try OutputFolder(making: URL(fileURLWithPath: path).deletingLastPathComponent().path)
    return path
  }
}

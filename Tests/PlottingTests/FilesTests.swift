import Foundation
import Testing

@testable import Plotting

@Suite struct FilesTests {
  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full here"))
  func `a full disk is named as such`() throws {
    let descriptor = open("/dev/full", O_WRONLY)
    defer { close(descriptor) }
    let error = #expect(throws: PlotError.self) { try write("text", to: descriptor, path: "out/a.gp") }
    #expect(
      error?.description == "Cannot write out/a.gp: No space left on device. Make room, or choose another folder with --out.")
  }

  @Test func `a folder that cannot be written is named, and nothing is left in it`() throws {
    let folder = try TemporaryFolder()
    try "".write(toFile: "\(folder.path)/file", atomically: true, encoding: .utf8)
    let error = #expect(throws: PlotError.self) { try Gnuplot().draw(.line, named: "a", in: "\(folder.path)/file/out") }
    #expect(error?.description.hasPrefix("Cannot write \(folder.path)/file") == true)
    #expect(error?.description.contains("Not a directory") == true)
  }

  @Test func `a file is replaced as a whole`() throws {
    let folder = try TemporaryFolder()
    try writeFile("first", to: "\(folder.path)/a")
    try writeFile("second", to: "\(folder.path)/a")
    #expect(try folder.files == ["a"])
    #expect(try folder.text(of: "a") == "second")
  }

  @Test func `a file that cannot get its name is removed`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: "\(folder.path)/a/b", withIntermediateDirectories: true)
    #expect(throws: PlotError.self) { try writeFile("text", to: "\(folder.path)/a") }
    #expect(try folder.files == ["a"])
  }
}

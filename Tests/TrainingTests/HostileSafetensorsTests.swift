import Foundation
import Testing

@testable import Training

@Suite struct `A hostile safetensors file` {
  @Test(arguments: HostileSafetensors.all)
  func `gets one sentence`(_ hostile: HostileSafetensors) throws {
    let raw = try RawSafetensors(hostile.bytes)
    let error = #expect(throws: SafetensorsError.self) { try SafetensorsFile(reading: raw.path) }
    #expect(error?.description == "\(raw.path) \(hostile.sentence)")
  }

  @Test func `cannot make a sentence long, or command a terminal`() throws {
    let name = "\\u001b[31m" + String(repeating: "e\u{301}", count: 200)
    let raw = try RawSafetensors(#"{"\#(name)":{"dtype":"I64","shape":[0],"data_offsets":[0,0]}}"#)
    let error = #expect(throws: SafetensorsError.self) { try SafetensorsFile(reading: raw.path) }
    let sentence = try #require(error?.description)
    #expect(sentence.contains("“\u{FFFD}[31m"))
    #expect(!sentence.unicodeScalars.contains("\u{1B}"))
    #expect(sentence.unicodeScalars.count < raw.path.count + 200)
  }

  @Test func `that is no file at all gets one, and nobody waits for it`() throws {
    let raw = try RawSafetensors([])
    let (folder, pipe) = (FileManager.default.temporaryDirectory.path, raw.path + ".pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    for path in [folder, pipe, "/dev/zero"] {
      let error = #expect(throws: SafetensorsError.self) { try SafetensorsFile(reading: path) }
      #expect(
        error?.description == "\(path) is not a file but a folder, a device or a pipe; give the path of a safetensors file.")
    }
    let missing = #expect(throws: SafetensorsError.self) { try SafetensorsFile(reading: raw.path + ".nowhere") }
    #expect(
      missing?.description
        == "\(raw.path).nowhere is not there; check the path, which starts at the folder that the program was started in.")
    let behind = #expect(throws: SafetensorsError.self) { try SafetensorsFile(reading: raw.path + "/net.safetensors") }
    #expect(
      behind?.description
        == "\(raw.path)/net.safetensors cannot be read (Not a directory); give the path of a safetensors file that you may read."
    )
  }

  @Test func `of a terabyte of nothing is refused before it is read`() throws {
    let header = #"{"w":{"dtype":"F32","shape":[274877906944],"data_offsets":[0,1099511627776]}}"#
    let raw = try RawSafetensors(header)
    #expect(truncate(raw.path, off_t(8 + header.utf8.count + (1 << 40))) == 0)
    let error = #expect(throws: SafetensorsError.self) { try SafetensorsFile(reading: raw.path) }
    #expect(error?.description.contains("and up to 1073741824 are read; give a smaller network.") == true)
  }
}

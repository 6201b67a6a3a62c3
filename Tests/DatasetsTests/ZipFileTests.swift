import Foundation
import TestPrograms
import Testing

@testable import Datasets

private let times = "1384248573321 97813883225257 577421000000 "
private let two = times + "1 2 3\n" + times + "4 5 6\n"

/// `two`, deflated.
private let deflatedTwo = [UInt8](Data(base64Encoded: "jcrBEYBADALA/1VBCQJBYv+NOWMF7nvpHc2mtoinS+9ailKkHfH6gBB8+PsPgvu8")!)

private func recording(_ name: String = "U01/01/01.txt") -> MadeZip.File { MadeZip.File(name, two) }

private func deflated(_ name: String = "U01/01/01.txt") -> MadeZip.File {
  var file = recording(name)
  (file.packed, file.method) = (deflatedTwo, 8)
  return file
}

private func with(_ file: MadeZip.File = recording(), _ change: (inout MadeZip.File) -> Void) -> [UInt8] {
  var file = file
  change(&file)
  return MadeZip([file]).bytes
}

private func zip(_ files: [MadeZip.File] = [recording()], _ change: (inout MadeZip) -> Void) -> [UInt8] {
  var zip = MadeZip(files)
  change(&zip)
  return zip.bytes
}

private func read(_ bytes: [UInt8]) throws -> SequenceSet {
  try withFolder { folder in
    let file = folder.appending(path: "x.zip")
    try Data(bytes).write(to: file)
    return try SequenceSet(smartWatchGestures: file.path)
  }
}

/// What is said of it, with nothing of the folder's name.
private func sentence(_ bytes: [UInt8]) -> String {
  do {
    return "read: \(try read(bytes).count)"
  } catch {
    let text = "\(error)"
    guard let place = text.range(of: "x.zip") else { return text }
    let path = text[..<place.upperBound]
    return text.replacing(path, with: "x.zip")
  }
}

@Suite struct `A zip file of recordings` {
  @Test func `is read like the folder that was packed, stored or deflated, whatever folder it is in`() throws {
    for outside in ["", "gestures-dataset/"] {
      let set = try read(
        zip([recording(outside + "U02/07/02.txt"), deflated(outside + "U01/03/01.txt"), recording(outside + "README")]) {
          $0.comment = "words"
        })
      #expect(set.classes == ["gesture 03", "gesture 07"])
      #expect(set.people == ["U01", "U02"])
      #expect(set.sequences.map(\.values) == [[1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6]])
      #expect(set.sequences.map(\.person) == [0, 1])
      #expect(set.sequences[0].origin.hasSuffix("x.zip/\(outside)U01/03/01.txt"))
    }
  }

  @Test func `may have what a Mac puts beside the files`() throws {
    #expect(
      try read(MadeZip([recording(), recording("__MACOSX/U01/01/._01.txt"), recording("U01/01/._02.txt")]).bytes).count == 1)
  }

  @Test func `has the checksums that everybody's have`() {
    #expect(checksum(of: Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(checksum(of: Array(two.utf8)) == 0x465E_6441)
    #expect(inflated(deflatedTwo[...], to: two.utf8.count) == Array(two.utf8))
  }

  static let again = "; fetch it again, or give the folder that was packed."
  static let broken: [(what: String, bytes: [UInt8], sentence: String)] = [
    ("no zip file", Array("PK, words".utf8), "x.zip is no whole zip file, for the list of files at its end is missing" + again),
    ("an empty file", [], "x.zip is no whole zip file, for the list of files at its end is missing" + again),
    ("without files", MadeZip([]).bytes, "x.zip has no recordings; give the folder"),
    ("with another list", zip { $0.listStart = 3 }, "x.zip is damaged, for its list of files does not fit it" + again),
    ("with a list far away", zip { $0.listStart = 1 << 30 }, "x.zip is damaged, for its list of files does not fit it" + again),
    ("with more files in the list", zip { $0.count = 9 }, "x.zip is damaged, for its list of files does not fit it" + again),
    (
      "for large data", zip { $0.listStart = 0xFFFF_FFFF },
      "x.zip is a zip file for large data (zip64), which is not read; unpack it, and give the folder."
    ),
    (
      "of several parts", zip { $0.part = 1 },
      "x.zip is one of several parts of a zip file; put them together and unpack them, and give the folder."
    ),
    (
      "that is encrypted", with { $0.flags = 1 },
      "x.zip: U01/01/01.txt is encrypted; unpack it with its password, and give the folder."
    ),
    (
      "packed otherwise", with { $0.method = 9 },
      "x.zip: U01/01/01.txt is packed by method 9, and only 0 (stored) and 8 (deflated) are read; unpack it, and give the folder."
    ),
    ("with another checksum", with { $0.checksum ^= 1 }, damaged),
    ("with another size", with { $0.size += 1 }, damaged),
    ("with a size that nobody has memory for", with(deflated()) { $0.size = 500 << 20 }, damaged),
    ("that unpacks to more than it says", with(deflated()) { $0.size = 8 }, damaged),
    ("with a file cut short", with(deflated()) { $0.packed.removeLast(9) }, damaged),
    ("with no room for the file", with { $0.start = 1 << 30 }, damaged),
    ("with nothing at the place of the file", with { $0.start = 7 }, damaged),
    (
      "that is too large", with { $0.size = 513 << 20 },
      "x.zip holds more than 512 MB, and recordings are much smaller; check that it is the right file."
    ),
    (
      "with a name that climbs out", MadeZip([recording("../U01/01/01.txt")]).bytes,
      "x.zip: the name ../U01/01/01.txt leads out of the folder that it would be unpacked to; "
        + "fetch the zip file from where it was published."
    ),
    (
      "with a name from the top", MadeZip([recording("/etc/U01/01/01.txt")]).bytes,
      "x.zip: the name /etc/U01/01/01.txt leads out"
    ),
    (
      "with a file twice", MadeZip([recording(), recording()]).bytes,
      "x.zip has the file U01/01/01.txt twice; unpack it, see which one is right, and give the folder."
    ),
    (
      "of two folders", MadeZip([recording("a/U01/01/01.txt"), recording("b/U01/01/01.txt")]).bytes,
      "x.zip has recordings in a and in b; unpack it, and give one of these folders."
    ),
    (
      "with a broken line", MadeZip([MadeZip.File("U01/01/01.txt", two + "1 2\n")]).bytes,
      "x.zip/U01/01/01.txt, line 3: 2 words where a recording has 6"
    ),
    ("with an empty recording", MadeZip([MadeZip.File("U01/01/01.txt", "")]).bytes, "x.zip/U01/01/01.txt is empty"),
  ]
  private static let damaged =
    "x.zip: U01/01/01.txt is damaged, for it does not unpack to what the list of files says; fetch the zip file again."

  @Test(arguments: broken.indices)
  func `that is broken is refused with a sentence`(_ place: Int) {
    let (what, bytes, expected) = Self.broken[place]
    let said = sentence(bytes)
    #expect(said.hasPrefix(expected), "\(what)")
    #expect(said.hasSuffix("."))
  }

  @Test func `that is cut anywhere, or has another byte somewhere, is read or refused`() {
    let whole = MadeZip([deflated(), recording("U02/02/01.txt")]).bytes
    #expect(sentence(whole) == "read: 2")
    for length in stride(from: 0, to: whole.count, by: 3) {
      #expect(sentence(Array(whole[..<length])).hasPrefix("x.zip "))
      var changed = whole
      changed[length] ^= 0xFF
      let said = sentence(changed)
      #expect(said.hasPrefix("x.zip") || said.hasPrefix("read: "))
    }
  }

  @Test(
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/zip"), "There is no zip program here to pack a folder with."))
  func `made by the zip program is read like its folder, and with a password refused`() throws {
    try withFolder { folder in
      for name in ["U01/03/01.txt", "U02/07/02.txt"] {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(String(repeating: two, count: 20).utf8).write(to: file)
      }
      func pack(_ name: String, _ options: [String]) throws -> String {
        let words = ["-c", "cd \"$0\" && zip -q -r \(options.joined(separator: " ")) \(name) U01 U02", folder.path]
        let packing = try Command.start(
          URL(filePath: "/bin/sh"), words, output: .nullDevice, errors: .nullDevice)
        #expect(packing.status(within: 60) == 0)
        return folder.appending(path: name).path
      }
      let unpacked = try SequenceSet(smartWatchGestures: folder.path)
      for options in [["-9"], ["-0"]] {
        let packed = try SequenceSet(path: pack("x\(options[0]).zip", options))
        #expect(packed.sequences.map(\.values) == unpacked.sequences.map(\.values))
        #expect(packed.sequences.map(\.label) == unpacked.sequences.map(\.label))
        #expect(packed.people == unpacked.people)
      }
      let secret = try pack("secret.zip", ["-P", "word"])
      #expect(throws: DatasetError.zip(path: secret, .encrypted(file: "U01/03/01.txt"))) { try SequenceSet(path: secret) }
    }
  }
}

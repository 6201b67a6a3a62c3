import FourGates
import Foundation
import Inspection
import LessonKit
import Testing

@testable import gates

@Suite struct `The page of a run` {
  @Test func `is one file that a browser may fetch nothing for, and run nothing else in`() throws {
    let html = try ShownRun(.lstm).page.html()
    let policy = try #require(html.firstMatch(of: /http-equiv="Content-Security-Policy" content="([^"]*)"/)).output.1
    #expect(policy.hasPrefix("default-src &#39;none&#39;; script-src &#39;sha256-"))
    #expect(!policy.contains("unsafe"))
    #expect(html.matches(of: /<script>/).count == 1)
    #expect(html.matches(of: /(src|href)="/).isEmpty)
  }

  @Test func `keeps hostile words out of its tags`() throws {
    let plain = try ShownRun(text: ["a", "b"]).page.html()
    let hostile = try ShownRun(text: ["</script><script>alert(1)</script>", "\" onload=\"x"]).page.html()
    func tags(_ html: String) -> [String] { html.matches(of: /<\/?[a-z0-9]+/).map { String($0.output) } }
    #expect(tags(hostile) == tags(plain))
  }

  @Test func `ends each element, and has no name twice`() throws {
    let html = try ShownRun(.lstm).page.html()
    let body = try #require(html.range(of: "<main>")).lowerBound..<#require(html.range(of: "</main>")).upperBound
    var open: [Substring] = []
    for tag in html[body].matches(of: /<(\/?)([a-z0-9]+)[^>]*>/).map(\.output) where tag.2 != "input" {
      if tag.1.isEmpty { open.append(tag.2) } else { #expect(open.popLast() == tag.2) }
    }
    #expect(open.isEmpty)
    let names = html.matches(of: /\ id="([^"]*)"/).map(\.output.1)
    #expect(Set(names).count == names.count, "\(names)")
  }

  @Test func `says where it cannot be written, and leaves nothing behind`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("page-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder.appendingPathComponent("page.html"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let page = try ShownRun(.rnn).page
    let error = #expect(throws: LessonError.self) { try page.write(to: OutputFolder(making: folder.path)) }
    #expect(error?.description.contains("page.html cannot be written") == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["page.html"])
  }
}

@Test func `a run that is too long for a page says how much of it fits`() throws {
  let shown = try ShownRun(.lstm)
  let page = InspectionPage(
    run: shown.run, steps: 0...199_999, content: shown.page.content, title: "", says: [], command: "")
  let error = #expect(throws: InspectionPageError.self) {
    try page.write(to: OutputFolder(making: FileManager.default.temporaryDirectory.path))
  }
  #expect(
    error?.description
      == "200000 steps of this network are too much for one page; show at most 16384 of them with --from and --to.")
}

@Suite struct `SHA-256` {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `gives the standard's examples`(text: String, digest: String) {
    #expect(SHA256(of: Array(text.utf8)).bytes.map { String(format: "%02x", $0) }.joined() == digest)
  }
}

@Test func `gates inspect writes the page of a file and a series into a folder, and nothing else`() throws {
  let folder = try WeightsFolder()
  let model = try folder.write(SafetensorsFile(network(.gru, layers: 2)), as: "model.safetensors")
  let series = folder.file("series.csv")
  try "a,b,c\n1,2,3\n0.5,0,1\n-1,0,2\n".write(toFile: series, atomically: true, encoding: .utf8)
  let run = try GatesProgram.run([
    "inspect", model, "--input", series, "--column", "a,b,c", "--format", "page", "--from", "1", "--layer", "1", "--unit", "2",
    "--out", folder.file("page"),
  ])
  #expect(run.status == 0 && run.output.hasSuffix("/page/page.html\n"), "\(run)")
  #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("page")) == ["page.html"])
  let page = try String(contentsOfFile: folder.file("page/page.html"), encoding: .utf8)
  #expect(page.contains("\"layer\":1,") && page.contains("\"unit\":2") && page.contains("\"first\":1,"))
}

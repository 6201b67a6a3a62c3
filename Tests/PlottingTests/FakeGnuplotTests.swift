import Foundation
import Testing

@testable import Plotting

@Suite struct FakeGnuplotTests {
  /// Draws a line with a shell script in gnuplot's place, and returns the error and the folder's files.
  private func draw(
    _ figure: Figure = .line, with body: String, timeLimit: Duration = .seconds(20)
  ) throws -> (error: String, folder: TemporaryFolder) {
    let folder = try TemporaryFolder()
    let gnuplot = Gnuplot(executable: try folder.fakeGnuplot(body), timeLimit: timeLimit)
    let error = #expect(throws: PlotError.self) { try gnuplot.draw(figure, named: "a", in: folder.path + "/out") }
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out")
    #expect(files == ["a.gp"], "only the script stays")
    let sentence = error?.description ?? ""
    #expect(sentence.contains("The script and its data are in \(folder.path)/out/a.gp."))
    return (sentence, folder)
  }

  /// A script of some hundred kilobytes, more than a pipe holds.
  private var large: Figure {
    Figure("large", x: Axis(""), y: Axis(""), [.line("", y: (0..<20_000).map { Double($0) / 3 }, ink: .model)])
  }

  @Test func `a missing gnuplot is named, with the command that installs it`() throws {
    let folder = try TemporaryFolder()
    let gnuplot = Gnuplot(executable: "/nowhere/gnuplot")
    let error = #expect(throws: PlotError.self) { try gnuplot.draw(.line, named: "a", in: folder.path) }
    #expect(error == .gnuplot(.missing("/nowhere/gnuplot"), script: "\(folder.path)/a.gp"))
    #expect(
      error?.description.contains("install it with `apt-get install gnuplot`, on macOS with `brew install gnuplot`") == true)
    #expect(try folder.files == ["a.gp"])
  }

  @Test func `gnuplot is what the environment names, or the first in PATH`() throws {
    let folder = try TemporaryFolder()
    let fake = try folder.fakeGnuplot("exit 0")
    #expect(try Gnuplot().program(kept: nil) { $0 == "FOURGATES_GNUPLOT" ? fake : nil } == fake)
    try FileManager.default.moveItem(atPath: fake, toPath: "\(folder.path)/gnuplot")
    #expect(try Gnuplot().program(kept: nil) { $0 == "PATH" ? "/nowhere:\(folder.path)" : nil } == "\(folder.path)/gnuplot")
    #expect(throws: PlotError.gnuplot(.missing(nil), script: nil)) { try Gnuplot().program(kept: nil) { _ in nil } }
  }

  @Test func `a gnuplot before 5.2 is too old`() throws {
    let body =
      #"[ "$1" = --version ] && echo "gnuplot 4.6 patchlevel 6" && exit 0; cat > /dev/null; echo "invalid command" >&2; exit 1"#
    let (error, _) = try draw(with: body)
    #expect(error.contains("gnuplot 4.6 patchlevel 6 is too old, 5.2 is needed: install it with"))
  }

  @Test func `gnuplot's own words are quoted, shortened`() throws {
    let (error, _) = try draw(with: "cat > /dev/null; echo 'line 7: all is lost' >&2; yes x | head -c 200000 >&2; exit 3")
    #expect(error.hasPrefix("gnuplot ended with status 3 and said: “line 7: all is lost x x"))
    #expect(error.count < 600)
  }

  @Test func `a gnuplot that is killed is said to be`() throws {
    let (error, _) = try draw(with: "head -c 100 > /dev/null; kill -9 $$")
    #expect(error.contains("gnuplot was stopped by signal 9 while it drew."))
  }

  @Test func `a gnuplot that hangs is stopped with all it started`() throws {
    let body = #"trap '' TERM; sleep 600 & echo "$$ $!" > "${0%/*}/numbers"; wait; sleep 600"#
    let (error, folder) = try draw(large, with: body, timeLimit: .milliseconds(500))
    #expect(error.contains("gnuplot did not finish within 0.5 seconds and was stopped"))
    let numbers = try folder.text(of: "numbers").split { $0.isWhitespace }.compactMap { Int32($0) }
    #expect(numbers.count == 2)
    #expect(kill(numbers[0], 0) != 0, "it is off the table of processes")
    let isGone = (0..<100).contains { _ in
      let state = (try? String(contentsOfFile: "/proc/\(numbers[1])/stat", encoding: .utf8)) ?? ") Z"
      if kill(numbers[1], 0) != 0 || state.contains(") Z") { return true }
      usleep(50_000)
      return false
    }
    #expect(isGone, "what it started has five seconds to be taken off the table of processes")
  }

  @Test(arguments: ["exec 0<&-; sleep 0.2; exit 0", "exit 0"])
  func `a gnuplot that stops listening is an error and no death by SIGPIPE`(_ body: String) throws {
    let (error, _) = try draw(large, with: body)
    #expect(error.contains("gnuplot ended without an error, and the picture is not complete"))
  }

  @Test func `half a picture is not taken for one`() throws {
    let (error, _) = try draw(with: #"read line; eval "$line"; echo "<svg>" > a.svg; cat > /dev/null"#)
    #expect(error.contains("the picture is not complete: is the disk full?"))
  }

  @Test func `an earlier picture stays when a later one fails`() throws {
    let folder = try TemporaryFolder()
    try "<svg></svg>".write(toFile: "\(folder.path)/a.svg", atomically: true, encoding: .utf8)
    let gnuplot = Gnuplot(executable: try folder.fakeGnuplot("exit 1"))
    #expect(throws: PlotError.self) { try gnuplot.draw(.line, named: "a", in: folder.path) }
    #expect(try folder.text(of: "a.svg") == "<svg></svg>")
  }

  @Test func `a gnuplot without the terminal is said to lack it`() throws {
    let (error, _) = try draw(with: "cat > /dev/null; echo 'line 0: unknown or ambiguous terminal type' >&2; exit 1")
    #expect(error.contains("This gnuplot cannot draw to this kind of file"))
  }

  @Test func `a failed text keeps its script, too`() throws {
    let folder = try TemporaryFolder()
    let gnuplot = Gnuplot(executable: try folder.fakeGnuplot("cat > /dev/null; exit 1"))
    let error = #expect(throws: PlotError.self) { try gnuplot.text(of: .line) }
    guard case .gnuplot(.failed(status: 1, message: ""), let script?) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try String(contentsOfFile: script, encoding: .utf8).contains("set terminal dumb"))
    try FileManager.default.removeItem(atPath: String(script.dropLast("/figure.gp".count)))
  }
}

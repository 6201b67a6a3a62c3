import ArgumentParser
import FourGates
import Foundation

/// Spoils files of weights in a hundred thousand ways, and reads each.
@main
struct Fuzz: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Changes files of weights at random, and demands that each is read, or refused with a sentence.",
    usage: "fuzz [options]",
    discussion: """
      For example: swift run -c release fuzz --count 2000

      Bits are flipped, ends cut off, numbers, names, types and lengths in the header replaced, pieces doubled, nested, and put \
      together from several files. Reading must not end the program, take long, or take memory beyond the file's size. What is \
      found has a number, by which it is done again: fuzz --seed 1 --only 4711
      """)

  @Option(parsing: .unconditional, help: ArgumentHelp("How many changed files.", valueName: "n"))
  var count = 100_000

  @Option(parsing: .unconditional, help: ArgumentHelp("Every random number of the run.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(parsing: .unconditional, help: ArgumentHelp("Only this change; the file stays in out/fuzz.", valueName: "n"))
  var only: Int?

  /// For the process that reads: from which change on, and where it notes the one that it is at.
  @Option(help: .hidden)
  var worker: String?

  @Option(help: .hidden)
  var from = 0

  func validate() throws {
    guard count > 0 else { throw ValidationError("--count needs a number from 1, and got \(count).") }
    if let only, only < 0 { throw ValidationError("--only needs the number of a change, from 0, and got \(only).") }
  }

  func run() throws {
    Processor.check()
    if let only {
      try readOnly(only)
    } else if let worker {
      let findings = try Worker(folder: worker, seed: seed).read(from..<count)
      if findings > 0 { throw ExitCode.failure }
    } else {
      try Watch(count: count, seed: seed).run()
    }
  }

  private func readOnly(_ number: Int) throws {
    let folder = "out/fuzz"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let file = "\(folder)/\(number).safetensors"
    let (bytes, changes) = Mutation(seed: seed, samples: try Samples.all(in: folder)).file(number)
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    say("\(file), \(bytes.count) bytes: \(changes.joined(separator: ", "))")
    say(Verdict(reading: file, aside: "\(folder)/again.safetensors").sentence)
  }
}

/// Prints a line at once, also into a pipe.
func say(_ line: String) {
  FileHandle.standardOutput.write(Data((line + "\n").utf8))
}

import Foundation
import Training

/// What the processor must have for this build.
package enum Processor {
  /// What x86-64-v3 adds, in the words of `/proc/cpuinfo`.
  package static let version3 = ["avx", "avx2", "bmi1", "bmi2", "f16c", "fma", "abm", "movbe"]

  /// What x86-64-v4 adds to that; `.ci/traits` has the same list.
  package static let version4 = ["avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"]

  /// The features that are needed and the processor lacks.
  ///
  /// - Parameter cpuinfo: the text of `/proc/cpuinfo`; a text without a line of flags says nothing, so nothing is missing.
  package static func missingFeatures(cpuinfo: String, of needed: [String]) -> [String] {
    let flags = cpuinfo.split(separator: "\n").first { $0.hasPrefix("flags") }
    guard let flags, let colon = flags.firstIndex(of: ":") else { return [] }
    let present = Set(flags[flags.index(after: colon)...].split(separator: " ").map(String.init))
    return needed.filter { !present.contains($0) }
  }

  /// What to do about missing features, in a sentence; nil if there are none.
  package static func sentence(missing features: [String]) -> String? {
    guard !features.isEmpty else { return nil }
    let remedy =
      features.allSatisfy(version4.contains)
      ? "without the trait AVX512, for registers half as wide."
      : "with swift build --disable-default-traits, which runs on every processor, slower."
    return "this processor lacks \(features.joined(separator: ", ")), which this build uses; build again \(remedy)"
  }

  /// Ends the program with a sentence where an illegal instruction would end it without one.
  package static func check() {
    #if AVX2 && arch(x86_64) && os(Linux)
      #if AVX512
        let needed = version3 + version4
      #else
        let needed = version3
      #endif
      let cpuinfo = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
      guard let sentence = sentence(missing: missingFeatures(cpuinfo: cpuinfo, of: needed)) else { return }
      StandardError.send("Error: \(sentence)\n")
      exit(1)
    #endif
  }
}

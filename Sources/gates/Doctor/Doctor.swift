import FourGates
import Foundation
import LessonKit
import Plotting

/// Looks at everything that the lessons and the tool need, and at what they can use.
struct Doctor {
  var gnuplot = Gnuplot(timeLimit: .seconds(5))
  /// Where `out` is made.
  var folder = FileManager.default.currentDirectoryPath
  /// Where FourGates is, and what has been done of the course.
  var package = PackageFolder.find()
  var environment = ProcessInfo.processInfo.environment
  var cpuinfo = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
  /// How long another program may take to answer.
  var patience = Duration.seconds(5)

  func findings() -> [Finding] {
    [version, compiler, precision, processor, threads] + drawing() + folders() + [disk, screen, letters, peers()]
  }

  private var version: Finding { Finding("FourGates", .good, FourGatesVersion.current) }

  /// What the compiler says of itself while it compiles; there is no finer answer in a program.
  private var compiler: Finding {
    #if compiler(>=6.5)
      let version = "6.5 or newer"
    #elseif compiler(>=6.4)
      let version = "6.4"
    #elseif compiler(>=6.3)
      let version = "6.3"
    #else
      let version = "6.2"
    #endif
    #if DEBUG
      let manner = "for debugging, where the libraries are optimised and the tool itself is not"
    #else
      let manner = "for release"
    #endif
    return Finding("Swift", .good, "this program was built by Swift \(version) \(manner)")
  }

  private var precision: Finding {
    let isDouble = MemoryLayout<Scalar>.size == 8
    return Finding(
      "precision", .good,
      isDouble
        ? "numbers of 64 bits, about sixteen digits"
        : "numbers of 32 bits, about seven digits (64 bits: swift build --traits AVX2,DoublePrecision --scratch-path .build/double)"
    )
  }

  private var processor: Finding {
    let uses = "this build calculates in \(KernelBuild.registers)"
    guard cpuinfo.contains("flags") else {
      return Finding("processor", .good, "\(uses); what else the processor has, the system does not say")
    }
    func has(_ features: [String]) -> Bool { Processor.missingFeatures(cpuinfo: cpuinfo, of: features).isEmpty }
    let has512 = has(Processor.version3 + Processor.version4)
    let known = has512 ? "AVX2 and AVX-512" : has(Processor.version3) ? "AVX2, and no AVX-512" : "no AVX2"
    return Finding("processor", .good, "it has \(known); \(uses)" + (has512 && !uses.contains("512") ? wider : ""))
  }

  private var wider: String { " (those of 512, with other last digits: swift build --traits AVX512)" }

  private var threads: Finding {
    Finding("threads", .good, "\(Threads.available), as many as cores; their number changes no result")
  }
}

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Stops the program with one sentence on standard error, in release builds too (`precondition` is silent there).
///
/// For misuse in code only: a wrong shape, a negative count. What the environment does (files, arguments, gnuplot) throws.
public func refuse(_ sentence: String) -> Never {
  fflush(nil)
  let line = Array("FourGates: \(sentence)\n".utf8)
  _ = write(STDERR_FILENO, line, line.count)
  exit(70)
}

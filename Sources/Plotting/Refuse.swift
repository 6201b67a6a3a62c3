#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Stops the program with one sentence, as the function of this name in Tensors does: this library stands beside that one.
func refuse(_ sentence: String) -> Never {
  fflush(nil)
  let line = Array("FourGates: \(sentence)\n".utf8)
  _ = write(STDERR_FILENO, line, line.count)
  exit(70)
}

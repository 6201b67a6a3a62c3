#if canImport(Glibc)
  import Glibc
#endif

/// What becomes of memory that is not needed any more.
package enum FreedMemory {
  /// Has the C library keep it, because the next training step needs as much again; by itself it gives large pieces back to the
  /// system, and gets every page of them anew, and zeroed, a moment later.
  package static func keep() {
    #if canImport(Glibc)
      typealias Option = @convention(c) (_ name: Int32, _ value: Int32) -> Int32
      guard let symbol = dlsym(UnsafeMutableRawPointer(bitPattern: 0), "mallopt") else { return }
      let mallopt = unsafeBitCast(symbol, to: Option.self)
      let (trimThreshold, mapThreshold): (Int32, Int32) = (-1, -3)
      _ = mallopt(mapThreshold, 32 << 20)
      _ = mallopt(trimThreshold, 1 << 30)
    #endif
  }
}

/// What the kernels of this build are compiled for.
package enum KernelBuild {
  /// The registers they calculate in, in words.
  package static var registers: String {
    #if AVX512 && arch(x86_64)
      "registers of 512 bits"
    #elseif AVX2 && arch(x86_64)
      "registers of 256 bits"
    #else
      "portable registers"
    #endif
  }
}

import FourGates
import Testing

private let modern = """
  processor\t: 0
  model name\t: A processor
  flags\t\t: fpu sse4_2 movbe avx f16c abm bmi1 avx2 bmi2 fma rdseed avx512f avx512dq avx512cd avx512bw avx512vl
  bugs\t\t: none

  """

@Test func `a processor with everything lacks nothing`() {
  #expect(Processor.missingFeatures(cpuinfo: modern, of: Processor.version3 + Processor.version4) == [])
}

@Test func `whole words count as features`() {
  let old = modern.replacing("avx2 ", with: "avx2x ").replacing(" fma ", with: " fma4 ")
  #expect(Processor.missingFeatures(cpuinfo: old, of: Processor.version3) == ["avx2", "fma"])
}

@Test func `wide registers need all five parts of AVX-512, and narrow ones none`() {
  let partly = modern.replacing(" avx512dq avx512cd avx512bw avx512vl", with: "")
  #expect(Processor.missingFeatures(cpuinfo: partly, of: Processor.version3) == [])
  #expect(
    Processor.missingFeatures(cpuinfo: partly, of: Processor.version3 + Processor.version4)
      == ["avx512bw", "avx512cd", "avx512dq", "avx512vl"])
}

@Test func `a text without flags says nothing`() {
  #expect(Processor.missingFeatures(cpuinfo: "", of: Processor.version3) == [])
  #expect(Processor.missingFeatures(cpuinfo: "processor : 0\nFeatures : asimd\n", of: Processor.version3) == [])
}

@Test func `the sentence names what is missing and what to do`() {
  #expect(Processor.sentence(missing: []) == nil)
  #expect(
    Processor.sentence(missing: ["avx2", "fma"])
      == "this processor lacks avx2, fma, which this build uses; build again with swift build --disable-default-traits, "
      + "which runs on every processor, slower.")
}

@Test func `where only wide registers are missing, the sentence keeps the narrow ones`() {
  #expect(
    Processor.sentence(missing: ["avx512bw", "avx512vl"])
      == "this processor lacks avx512bw, avx512vl, which this build uses; build again without the trait AVX512, "
      + "for registers half as wide.")
  #expect(Processor.sentence(missing: ["avx2", "avx512f"])?.contains("--disable-default-traits") == true)
}

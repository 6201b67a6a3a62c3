import FourGates
import Testing

private let modern = """
  processor\t: 0
  model name\t: A processor
  flags\t\t: fpu sse4_2 movbe avx f16c abm bmi1 avx2 bmi2 fma rdseed
  bugs\t\t: none

  """

@Test func `a processor with everything lacks nothing`() {
  #expect(Processor.missingFeatures(cpuinfo: modern) == [])
}

@Test func `whole words count as features`() {
  let old = modern.replacing("avx2 ", with: "avx2x ").replacing(" fma ", with: " fma4 ")
  #expect(Processor.missingFeatures(cpuinfo: old) == ["avx2", "fma"])
}

@Test func `a text without flags says nothing`() {
  #expect(Processor.missingFeatures(cpuinfo: "") == [])
  #expect(Processor.missingFeatures(cpuinfo: "processor : 0\nFeatures : asimd\n") == [])
}

@Test func `the sentence names what is missing and what to do`() {
  #expect(Processor.sentence(missing: []) == nil)
  #expect(
    Processor.sentence(missing: ["avx2", "fma"])
      == "this processor lacks avx2, fma, which this build uses; build again with swift build --disable-default-traits, "
      + "which runs on every processor, slower.")
}

import Datasets
import Testing

private let thousand = Series("t", values: (0..<1000).map(Double.init))

@Test func `the parts follow each other in time and leave nothing out`() throws {
  let split = try thousand.split(train: 600, validation: 150)
  #expect(split.train == 0..<600)
  #expect(split.validation == 600..<750)
  #expect(split.test == 750..<1000)
  #expect(thousand[split.test].steps == 750..<1000)
}

@Test func `without validation there is an empty part`() throws {
  let split = try thousand.split(train: 1000)
  #expect(split.train == 0..<1000)
  #expect(split.validation.isEmpty)
  #expect(split.test.isEmpty)
}

@Test(arguments: [
  (1000, 0.6, 0.2, 600, 800), (1000, 0.7, 0.3, 700, 1000), (144, 0.8, 0.0, 115, 115), (10, 0.15, 0.15, 2, 3),
  (3, 0.01, 0.0, 1, 1), (10, 1.0, 0.0, 10, 10), (10, 0.5, 0.26, 5, 8),
])
func `fractions put each border at the nearest value`(
  count: Int, train: Double, validation: Double, firstBorder: Int, secondBorder: Int
) throws {
  let split = try thousand[0..<count].split(trainFraction: train, validationFraction: validation)
  #expect(split.train == 0..<firstBorder)
  #expect(split.validation == firstBorder..<secondBorder)
  #expect(split.test == secondBorder..<count)
}

@Test func `a split that asks for more than there is says how much there is`() {
  let error = #expect(throws: DatasetError.self) { try thousand[0..<144].split(train: 120, validation: 30) }
  #expect(
    error?.description == "t has 144 values, and 150 are needed for 120 values to train and 30 to validate; "
      + "take a longer series, or ask for less.")
}

@Test func `fractions above 1 are refused`() async {
  let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
    _ = try Series.numberSequence.split(trainFraction: 0.8, validationFraction: 0.4)
  }
  let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  #expect(message.contains("a split's fractions add up to at most 1, and got 0.8 and 0.4."))
}

import Datasets
import Testing

@Test func `eight numbers with mean 5 and deviation 2`() {
  let standardizer = Standardizer(fittedTo: [2, 4, 4, 4, 5, 5, 7, 9])
  #expect(standardizer.mean == 5)
  #expect(standardizer.deviation == 2)
  #expect(standardizer.standardized([9, 5, 2]) == [2, 0, -1.5])
  #expect(standardizer.restored([2, 0, -1.5]) == [9, 5, 2])
}

@Test func `clean values are shifted and scaled like the others, and the way back ends where it began`() throws {
  let series = Series("x", values: [3, 8, 1.5], clean: [2, 9, 1], firstStep: 4)
  let standardizer = Standardizer(fittedTo: [0, 4])
  let scaled = standardizer.standardized(series)
  #expect(scaled == Series("x", values: [0.5, 3, -0.25], clean: [0, 3.5, -0.5], firstStep: 4))
  #expect(standardizer.restored(scaled) == series)
}

@Test func `what comes after the training part does not change the fit`() throws {
  let calm = Series("x", values: [1, 2, 3, 4, 5, 6])
  let wild = Series("x", values: [1, 2, 3, 4, 500, -600])
  let split = try calm.split(train: 4, validation: 1)
  #expect(Standardizer(fittedTo: calm[split.train]) == Standardizer(fittedTo: wild[split.train]))
  #expect(Standardizer(fittedTo: calm) != Standardizer(fittedTo: wild))
}

@Test(arguments: [0.1, 0, -3e9])
func `equal numbers become zeros and come back`(value: Double) {
  let standardizer = Standardizer(fittedTo: Array(repeating: value, count: 7))
  #expect(standardizer.deviation == 1)
  #expect(standardizer.standardized(value) == 0)
  #expect(standardizer.restored(0) == value)
}

@Test func `a standardizer of nothing is refused`() async {
  let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
    _ = Standardizer(fittedTo: [])
  }
  let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  #expect(message.contains("a standardizer is fitted to at least one value, and got none."))
}

@Test func `a standardizer that was fitted before does the same, and one that could not have been is refused`() async {
  let again = Standardizer(mean: 10, deviation: 4)
  #expect(again.standardized(12) == 0.5 && again.restored(-1) == 6)
  let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
    _ = Standardizer(mean: 0, deviation: 0)
  }
  let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  #expect(message.contains("a standardizer needs a finite mean and a deviation above 0, and got 0.0 and 0.0."))
}

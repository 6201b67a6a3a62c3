/// The numbers of a tensor, one after the other: a value, copied when it changes while somebody else has it too.
///
/// A training step makes and drops a few of these for everything it computes. They stand in rooms of `Workspace`, which pass from
/// step to step and begin with a line of the cache; an array would look its type up in a table each time it is made or dropped, and
/// reach over the end of a line with every wide register. Docs/Speed.md has what it gains.
package struct Numbers: Sendable {
  private var room: SharedWorkspace

  package var count: Int { room.count }

  /// None at all.
  static let none = Numbers(0) { _ in }

  /// As many as `fill` writes: all of them, which begin undefined.
  @inline(__always)
  init(_ count: Int, _ fill: (UnsafeMutableBufferPointer<Scalar>) -> Void) {
    room = SharedWorkspace(count)
    fill(UnsafeMutableBufferPointer(start: room.base, count: count))
  }

  package init(repeating number: Scalar, count: Int) {
    self.init(count) { $0.initialize(repeating: number) }
  }

  package init(_ numbers: some Collection<Scalar>) {
    self.init(numbers.count) { _ = $0.initialize(fromContentsOf: numbers) }
  }

  /// Sees to it that nobody else has this room; what is in it is undefined from then on.
  mutating func makeOwnRoom() {
    if !isKnownUniquelyReferenced(&room) { room = SharedWorkspace(count) }
  }

  /// Copies some of them to a place among others.
  ///
  /// - Precondition: there are as many, here and there.
  func copy(_ places: Range<Int>, to others: UnsafeMutableBufferPointer<Scalar>, at place: Int) {
    precondition(places.lowerBound >= 0 && places.upperBound <= count && place >= 0 && place + places.count <= others.count)
    guard let target = others.baseAddress else { return }
    withUnsafeBufferPointer { (target + place).update(from: $0.baseAddress! + places.lowerBound, count: places.count) }
  }

  /// Where they stand, for kernels whose callers keep them alive.
  var place: Source { Source(room.base) }

  /// An array of the same numbers.
  package var array: [Scalar] { withUnsafeBufferPointer { Array($0) } }

  @inline(__always)
  package func withUnsafeBufferPointer<Result>(_ body: (UnsafeBufferPointer<Scalar>) throws -> Result) rethrows -> Result {
    defer { extendLifetime(room) }
    return try body(UnsafeBufferPointer(start: room.base, count: count))
  }

  @inline(__always)
  package mutating func withUnsafeMutableBufferPointer<Result>(
    _ body: (UnsafeMutableBufferPointer<Scalar>) throws -> Result
  ) rethrows -> Result {
    if !isKnownUniquelyReferenced(&room) { self = Numbers(self) }
    defer { extendLifetime(room) }
    return try body(UnsafeMutableBufferPointer(start: room.base, count: count))
  }
}

/// Where the numbers of a tensor stand that somebody else keeps alive: only kernels can look there.
package struct NumbersPlace {
  let base: Source
  package let form: Shape
}

extension Numbers: RandomAccessCollection, MutableCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { count }

  package subscript(place: Int) -> Scalar {
    get {
      precondition(place >= 0 && place < count)
      return withUnsafeBufferPointer { $0[place] }
    }
    set {
      precondition(place >= 0 && place < count)
      withUnsafeMutableBufferPointer { $0[place] = newValue }
    }
  }

  package func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<Scalar>) throws -> Result
  ) rethrows -> Result? {
    try withUnsafeBufferPointer(body)
  }
}

extension Numbers: Equatable {
  package static func == (a: Numbers, b: Numbers) -> Bool { a.elementsEqual(b) }
}

import Testing

@testable import Tensors

@Suite struct `Room for a kernel` {
  @Test(arguments: [1, 64, 1000, 100_000, 300_000, 700_000, 2_000_000])
  func `holds as many numbers as were asked for, each at a place of its own`(_ count: Int) {
    let (room, other) = (SharedWorkspace(count), SharedWorkspace(count))
    defer { extendLifetime((room, other)) }
    for place in 0..<count { room.base[place] = Scalar(place % 1000) }
    other.base.update(repeating: -1, count: count)
    #expect((0..<count).allSatisfy { room.base[$0] == Scalar($0 % 1000) })
    for base in [room.base, other.base] {
      #expect(UInt(bitPattern: base) % 64 == 0, "it begins at the beginning of a line of the cache")
    }
  }

  #if os(Linux)
    @Test func `lies on large pages where it is large`() {
      let rooms = [SharedWorkspace(1 << 20), SharedWorkspace(5 << 18)]
      for room in rooms { #expect(UInt(bitPattern: room.base) % (1 << 21) == 0) }
    }
  #endif
}

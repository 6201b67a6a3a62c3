import Synchronization

/// Room for numbers that a kernel works on, which begin undefined.
///
/// Large rooms that are given back to the system cost a page fault for every 4 KiB when the next one is written: a third of the
/// time of a training step. So they are handed on from step to step instead: the last owner's room becomes the next one's.
final class Workspace: @unchecked Sendable {
  let base: Target
  private let capacity: Int

  init(_ count: Int) {
    capacity = Self.capacity(for: count)
    let capacity = capacity
    let used = Self.free.withLock { $0.take(capacity) }
    base =
      used?.base
      ?? UnsafeMutableRawPointer.allocate(byteCount: capacity * MemoryLayout<Scalar>.stride, alignment: 64)
      .bindMemory(to: Scalar.self, capacity: capacity)
  }

  deinit {
    let room = Room(base: base)
    let capacity = capacity
    if !Self.free.withLock({ $0.put(room, capacity) }) { base.deallocate() }
  }

  /// Rounded up to one of four sizes between a power of two and the next, so that rooms fit again when a size changes a little.
  private static func capacity(for count: Int) -> Int {
    let count = max(count, 64)
    let step = (1 << (Int.bitWidth - 1 - count.leadingZeroBitCount)) / 4
    return (count + step - 1) / step * step
  }

  private struct Room: @unchecked Sendable {
    let base: Target
  }

  /// The rooms that nobody owns, by capacity.
  private struct FreeRooms {
    private var rooms: [Int: [Room]] = [:]
    private var total = 0
    /// In numbers: 256 MiB of 32-bit ones; what is given back beyond goes to the system.
    private static let limit = 1 << 26

    mutating func take(_ capacity: Int) -> Room? {
      guard let room = rooms[capacity]?.popLast() else { return nil }
      total -= capacity
      return room
    }

    mutating func put(_ room: Room, _ capacity: Int) -> Bool {
      guard total + capacity <= Self.limit else { return false }
      rooms[capacity, default: []].append(room)
      total += capacity
      return true
    }
  }

  private static let free = Mutex(FreeRooms())
}

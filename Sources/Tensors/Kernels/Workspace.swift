import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Room for numbers that a kernel works on, which begin undefined.
///
/// Large rooms that are given back to the system cost a page fault for every 4 KiB when the next one is written: a third of the
/// time of a training step. So they are handed on from step to step instead: the last owner's room becomes the next one's.
final class Workspace: @unchecked Sendable {
  let base: Target
  private let size: Size

  init(_ count: Int) {
    size = Size(atLeast: count)
    let size = size
    base =
      Self.free.withLock { $0.take(size) }?.base
      ?? Self.allocate(size.count * MemoryLayout<Scalar>.stride).bindMemory(to: Scalar.self, capacity: size.count)
  }

  deinit {
    let (room, size) = (Room(base: base), size)
    if !Self.free.withLock({ $0.put(room, size) }) { base.deallocate() }
  }

  /// Memory at the beginning of a line of the cache.
  ///
  /// The processor looks every page up, and remembers only so many; a row of gradients is half a page of 4 KiB, so a product that
  /// goes down a matrix finds a new one at every second row. Where Linux leaves it to the program (`madvise`), a room large enough
  /// lies on pages of 2 MiB.
  private static func allocate(_ bytes: Int) -> UnsafeMutableRawPointer {
    #if os(Linux)
      let page = 1 << 21
      let pages = (bytes + page / 2) / page
      if pages > 0 {
        let room = UnsafeMutableRawPointer.allocate(byteCount: max(bytes, pages * page), alignment: page)
        madvise(room, pages * page, MADV_HUGEPAGE)
        return room
      }
    #endif
    return UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
  }

  /// Places for several parts, one after the other, each at the beginning of a line of the cache.
  struct Parts {
    private(set) var count = 0

    mutating func add(_ part: Int) -> Int {
      defer { count += (part + 15) & ~15 }
      return count
    }
  }

  /// One of four sizes between each power of two and the next, so that rooms fit again when a need changes a little.
  private struct Size {
    let number: Int
    let count: Int

    init(atLeast count: Int) {
      let count = max(count, 64)
      let exponent = Int.bitWidth - 1 - (count - 1).leadingZeroBitCount
      let quarter = 1 << (exponent - 2)
      let quarters = (count + quarter - 1) / quarter
      self.count = quarters * quarter
      number = 4 * exponent + quarters - 4
    }
  }

  private struct Room: @unchecked Sendable {
    let base: Target

    /// In a free room stands where the next free one of its size is.
    var next: Target? {
      get { UnsafeRawPointer(base).load(as: Target?.self) }
      nonmutating set { UnsafeMutableRawPointer(base).storeBytes(of: newValue, as: Target?.self) }
    }
  }

  /// The rooms that nobody owns: for each size a chain from one to the next.
  private struct FreeRooms: @unchecked Sendable {
    private let first: UnsafeMutablePointer<Target?>
    private var total = 0
    /// In numbers: 256 MiB of 32-bit ones; what is given back beyond goes to the system.
    private static let limit = 1 << 26

    init() {
      let sizes = 4 * Int.bitWidth
      first = .allocate(capacity: sizes)
      first.initialize(repeating: nil, count: sizes)
    }

    mutating func take(_ size: Size) -> Room? {
      guard let base = first[size.number] else { return nil }
      let room = Room(base: base)
      first[size.number] = room.next
      total -= size.count
      return room
    }

    mutating func put(_ room: Room, _ size: Size) -> Bool {
      guard total + size.count <= Self.limit else { return false }
      room.next = first[size.number]
      first[size.number] = room.base
      total += size.count
      return true
    }
  }

  private static let free = Mutex(FreeRooms())
}

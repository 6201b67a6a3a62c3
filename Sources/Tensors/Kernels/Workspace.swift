#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Room for numbers that a kernel works on, which begin undefined. It has one owner, and is free when that is done with it; nobody has
/// to count.
///
/// Large rooms that are given back to the system cost a page fault for every 4 KiB when the next one is written: a third of the
/// time of a training step. So they are handed on from step to step instead: the last owner's room becomes the next one's.
struct Workspace: ~Copyable, @unchecked Sendable {
  let base: Target
  /// How many numbers it is for.
  let count: Int
  private let size: Size

  init(_ count: Int) {
    self.count = count
    size = Size(atLeast: count)
    base = FreeRooms.ofThisThread.pointee.take(size) ?? Self.allocate(size.count)
  }

  deinit {
    if !FreeRooms.ofThisThread.pointee.put(base, size) { base.deallocate() }
  }

  /// Memory at the beginning of a line of the cache.
  ///
  /// The processor looks every page up, and remembers only so many; a row of gradients is half a page of 4 KiB, so a product that
  /// goes down a matrix finds a new one at every second row. Where Linux leaves it to the program (`madvise`), a room large enough
  /// lies on pages of 2 MiB.
  private static func allocate(_ count: Int) -> Target {
    let bytes = count * MemoryLayout<Scalar>.stride
    #if os(Linux)
      let page = 1 << 21
      let pages = (bytes + page / 4) / page
      if pages > 0 {
        let room = UnsafeMutableRawPointer.allocate(byteCount: max(bytes, pages * page), alignment: page)
        madvise(room, pages * page, MADV_HUGEPAGE)
        return room.bindMemory(to: Scalar.self, capacity: count)
      }
    #endif
    return UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64).bindMemory(to: Scalar.self, capacity: count)
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
      let count = max(count, 16)
      let exponent = Int.bitWidth - 1 - (count - 1).leadingZeroBitCount
      let quarter = 1 << (exponent - 2)
      let quarters = (count + quarter - 1) / quarter
      self.count = quarters * quarter
      number = 4 * exponent + quarters - 4
    }
  }

  /// The rooms that nobody owns: for each size a chain from one to the next. Every thread has its own, so that none waits for another.
  private struct FreeRooms {
    private let first: UnsafeMutablePointer<Target?>
    private var total = 0
    /// In numbers: 256 MiB of 32-bit ones; what is given back beyond goes to the system.
    private static let limit = 1 << 26
    private static let sizes = 4 * Int.bitWidth

    private init() {
      first = .allocate(capacity: Self.sizes)
      first.initialize(repeating: nil, count: Self.sizes)
    }

    mutating func take(_ size: Size) -> Target? {
      guard let room = first[size.number] else { return nil }
      first[size.number] = Self.next(after: room).pointee
      total -= size.count
      return room
    }

    mutating func put(_ room: Target, _ size: Size) -> Bool {
      guard total + size.count <= Self.limit else { return false }
      Self.next(after: room).pointee = first[size.number]
      first[size.number] = room
      total += size.count
      return true
    }

    /// In a free room stands where the next free one of its size is.
    private static func next(after room: Target) -> UnsafeMutablePointer<Target?> {
      UnsafeMutableRawPointer(room).assumingMemoryBound(to: Target?.self)
    }

    private func giveBackAll() {
      for size in 0..<Self.sizes {
        while let room = first[size] {
          first[size] = Self.next(after: room).pointee
          room.deallocate()
        }
      }
      first.deallocate()
    }

    static var ofThisThread: UnsafeMutablePointer<FreeRooms> {
      if let known = pthread_getspecific(key) { return known.assumingMemoryBound(to: FreeRooms.self) }
      let rooms = UnsafeMutablePointer<FreeRooms>.allocate(capacity: 1)
      rooms.initialize(to: FreeRooms())
      pthread_setspecific(key, rooms)
      return rooms
    }

    /// Where a thread finds its own; they end with it.
    private static let key: pthread_key_t = {
      var key = pthread_key_t()
      let failure = pthread_key_create(&key) { rooms in
        let rooms: UnsafeMutableRawPointer? = rooms
        guard let mine = rooms?.assumingMemoryBound(to: FreeRooms.self) else { return }
        mine.pointee.giveBackAll()
        mine.deallocate()
      }
      guard failure == 0 else { refuse("the system has no place left for what belongs to a thread (pthread_key_create).") }
      return key
    }()
  }
}

/// A workspace with several owners, free when the last is done with it.
final class SharedWorkspace: Sendable {
  private let room: Workspace

  init(_ count: Int) { room = Workspace(count) }

  var base: Target { room.base }
  var count: Int { room.count }
}

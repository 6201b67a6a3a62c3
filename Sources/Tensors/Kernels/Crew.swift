import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The threads that help with large pieces of work: one less than there are cores, because whoever has the work does a part of it.
///
/// A training step hands out work every few hundred microseconds, and waking a sleeping thread takes a tenth of that and more. So a
/// helper keeps looking for the next work for a moment before it goes to sleep; and whoever hands work out does what no helper has
/// taken.
final class Crew: @unchecked Sendable {
  static let shared = Crew(helpers: Threads.cores - 1)

  /// The pieces nobody has taken yet, in one word, so that each is taken by exactly one thread.
  private let pieces = Atomic<UInt64>(0)

  /// A run of pieces. Whoever hands work out takes the first, helpers take the last: so the same thread gets the same rows each time,
  /// which are still in its cache.
  private struct Pieces {
    var word: UInt64

    init(word: UInt64) { self.word = word }
    init(count: Int) { word = UInt64(count) << 32 }

    private var first: UInt32 { UInt32(truncatingIfNeeded: word) }
    private var end: UInt32 { UInt32(word >> 32) }
    var isEmpty: Bool { first >= end }

    mutating func take(last: Bool) -> Int {
      word = last ? word - 1 << 32 : word + 1
      return Int(last ? end : first - 1)
    }
  }
  private let unfinished = Atomic<Int>(0)
  private let asleep = Atomic<Int>(0)
  /// Written before the pieces are laid out, read by whoever has taken one; it stays until all are finished.
  private var work: (Int) -> Void = { _ in }
  private let isBusy = Atomic<Bool>(false)
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let wake = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  private init(helpers: Int) {
    pthread_mutex_init(lock, nil)
    pthread_cond_init(wake, nil)
    for _ in 0..<max(0, helpers) { start() }
  }

  /// Does the work of so many pieces; here alone, if the helpers are busy with somebody else's.
  func work(on count: Int, _ work: @escaping @Sendable (Int) -> Void) {
    guard isBusy.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged else {
      for piece in 0..<count { work(piece) }
      return
    }
    self.work = work
    unfinished.store(count, ordering: .relaxed)
    pieces.store(Pieces(count: count).word, ordering: .sequentiallyConsistent)
    if asleep.load(ordering: .sequentiallyConsistent) > 0 {
      pthread_mutex_lock(lock)
      pthread_cond_broadcast(wake)
      pthread_mutex_unlock(lock)
    }
    while doPiece(last: false) {}
    while unfinished.load(ordering: .acquiring) > 0 { sched_yield() }
    self.work = { _ in }
    isBusy.store(false, ordering: .releasing)
  }

  /// Takes a piece and does it; false if there is none.
  private func doPiece(last: Bool) -> Bool {
    var found = Pieces(word: pieces.load(ordering: .acquiring))
    while !found.isEmpty {
      var rest = found
      let piece = rest.take(last: last)
      let (taken, now) = pieces.compareExchange(
        expected: found.word, desired: rest.word, ordering: .acquiringAndReleasing)
      if taken {
        work(piece)
        unfinished.subtract(1, ordering: .releasing)
        return true
      }
      found = Pieces(word: now)
    }
    return false
  }

  private func start() {
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let crew = Unmanaged.passUnretained(self).toOpaque()
    pthread_create(
      &thread, nil,
      { context in
        #if canImport(Darwin)
          let crew = Unmanaged<Crew>.fromOpaque(context).takeUnretainedValue()
        #else
          let crew = Unmanaged<Crew>.fromOpaque(context!).takeUnretainedValue()
        #endif
        crew.help()
        return nil
      }, crew)
  }

  /// What a helper does all its life.
  private func help() {
    while true {
      var lastWork = ContinuousClock.now
      repeat {
        for _ in 0..<200 where doPiece(last: true) { lastWork = .now }
      } while ContinuousClock.now - lastWork < .microseconds(200)
      pthread_mutex_lock(lock)
      asleep.add(1, ordering: .sequentiallyConsistent)
      if Pieces(word: pieces.load(ordering: .sequentiallyConsistent)).isEmpty { pthread_cond_wait(wake, lock) }
      asleep.subtract(1, ordering: .sequentiallyConsistent)
      pthread_mutex_unlock(lock)
    }
  }
}

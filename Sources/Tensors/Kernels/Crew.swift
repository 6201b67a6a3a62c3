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

  /// Which piece is next and how many there are, in one word, so that a piece is taken by exactly one thread: next in the lower 32
  /// bits, the number of pieces in the upper ones.
  private let pieces = Atomic<UInt64>(0)
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
    pieces.store(UInt64(count) << 32, ordering: .sequentiallyConsistent)
    if asleep.load(ordering: .sequentiallyConsistent) > 0 {
      pthread_mutex_lock(lock)
      pthread_cond_broadcast(wake)
      pthread_mutex_unlock(lock)
    }
    while doNextPiece() {}
    while unfinished.load(ordering: .acquiring) > 0 { sched_yield() }
    self.work = { _ in }
    isBusy.store(false, ordering: .releasing)
  }

  /// Takes a piece and does it; false if there is none.
  private func doNextPiece() -> Bool {
    var word = pieces.load(ordering: .acquiring)
    while true {
      guard UInt32(truncatingIfNeeded: word) < word >> 32 else { return false }
      let (exchanged, found) = pieces.compareExchange(expected: word, desired: word + 1, ordering: .acquiringAndReleasing)
      if exchanged { break }
      word = found
    }
    work(Int(UInt32(truncatingIfNeeded: word)))
    unfinished.subtract(1, ordering: .releasing)
    return true
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
        for _ in 0..<200 where doNextPiece() { lastWork = .now }
      } while ContinuousClock.now - lastWork < .microseconds(200)
      pthread_mutex_lock(lock)
      asleep.add(1, ordering: .sequentiallyConsistent)
      let word = pieces.load(ordering: .sequentiallyConsistent)
      if UInt32(truncatingIfNeeded: word) >= word >> 32 { pthread_cond_wait(wake, lock) }
      asleep.subtract(1, ordering: .sequentiallyConsistent)
      pthread_mutex_unlock(lock)
    }
  }
}

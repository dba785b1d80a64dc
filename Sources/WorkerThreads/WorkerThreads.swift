import Glibc

/// How many threads work at once unless a caller says otherwise: one for each core that is there.
package var coreCount: Int { max(Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), 1) }

/// Does pieces of work side by side, handed out in order; the calling thread is one of the workers.
///
/// Every piece that was handed out is finished before this returns. After a fault no further piece is handed out, and the
/// fault of the first failed piece is thrown: the same one however many threads there are.
///
/// - Parameters:
///   - count: how many pieces there are; `body` is called with 0 to `count` − 1.
///   - threads: how many threads work at most; 1 does it all on the calling thread.
///   - makeState: makes what a thread keeps from piece to piece, such as its buffers; called once on each thread.
///   - body: does one piece. It may wait for its turn in `Turns`, which passes in the order of the pieces.
package func workSideBySide<State>(
  count: Int, threads: Int = coreCount, state makeState: @escaping @Sendable () -> State,
  _ body: @escaping @Sendable (inout State, Int, Turns) throws -> Void
) throws {
  let pool = PiecePool(count: count)
  let work: @Sendable () -> Void = {
    var state = makeState()
    while let piece = pool.next() {
      do {
        try body(&state, piece, pool.turns)
        pool.turns.pass(piece)
      } catch {
        pool.fail(piece, error)
      }
    }
  }
  var others: [pthread_t] = []
  for _ in 1..<max(min(threads, count), 1) {
    // Where the system gives no further thread, the ones there do the work.
    guard let thread = startThread(work) else { break }
    others.append(thread)
  }
  work()
  for thread in others { pthread_join(thread, nil) }
  if let fault = pool.fault { throw fault }
}

/// Hands out pieces in order until one fails.
private final class PiecePool: @unchecked Sendable {
  private let lock = Lock()
  private let count: Int
  private var following = 0
  private var failed: (piece: Int, error: any Error)?
  let turns = Turns()

  init(count: Int) { self.count = count }

  func next() -> Int? {
    lock.locked {
      guard following < count, failed == nil else { return nil }
      following += 1
      return following - 1
    }
  }

  func fail(_ piece: Int, _ error: any Error) {
    lock.locked {
      if let failed, failed.piece < piece { return }
      failed = (piece, error)
    }
    turns.end(at: piece)
  }

  var fault: (any Error)? { lock.locked { failed?.error } }
}

/// The order of pieces that are done side by side: what a piece does in its turn is done after all pieces before it.
package final class Turns: @unchecked Sendable {
  private let lock = Lock()
  private var current = 0
  private var passedAhead: Set<Int> = []
  private var end = Int.max

  /// Waits until all pieces before have passed; false when one of them failed, and this one need not go on.
  package func wait(for piece: Int) -> Bool {
    lock.locked {
      while current < piece, piece < end { lock.wait() }
      return piece < end
    }
  }

  /// Ends the turn of a piece that has waited for it, before the piece itself is done.
  package func pass(_ piece: Int) {
    lock.locked {
      guard piece >= current else { return }
      passedAhead.insert(piece)
      while passedAhead.remove(current) != nil { current += 1 }
      lock.wakeAll()
    }
  }

  func end(at piece: Int) {
    lock.locked {
      end = min(end, piece)
      lock.wakeAll()
    }
  }
}

/// A lock with a condition to wait for.
private final class Lock: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  func locked<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }

  func wait() { pthread_cond_wait(condition, mutex) }
  func wakeAll() { pthread_cond_broadcast(condition) }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }
}

/// Starts a thread; nil where the system gives none.
private func startThread(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
  final class Work {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
  let work = Unmanaged.passRetained(Work(body))
  var thread = pthread_t()
  let code = pthread_create(
    &thread, nil,
    { argument in
      guard let argument else { return nil }
      Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body()
      return nil
    }, work.toOpaque())
  guard code == 0 else {
    work.release()
    return nil
  }
  return thread
}

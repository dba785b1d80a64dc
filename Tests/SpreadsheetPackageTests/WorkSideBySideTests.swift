import Testing
import WorkerThreads

@Suite struct WorkSideBySideTests {
  struct Fault: Error, Equatable {
    let piece: Int
  }

  /// What the pieces wrote, in the order of their turns.
  final class Log: @unchecked Sendable {
    var pieces: [Int] = []
  }

  @Test(arguments: [1, 2, 3, 16])
  func `what is done in turn is done in the order of the pieces`(threads: Int) throws {
    let log = Log()
    try workSideBySide(count: 500, threads: threads, state: { 0 }) { count, piece, turns in
      count += 1
      #expect(turns.wait(for: piece))
      log.pieces.append(piece)
    }
    #expect(log.pieces == Array(0..<500))
  }

  @Test(arguments: [1, 2, 3, 16])
  func `after a fault nothing further is done in turn`(threads: Int) {
    let log = Log()
    #expect(throws: Fault(piece: 40)) {
      try workSideBySide(count: 500, threads: threads, state: {}) { _, piece, turns in
        if piece == 40 || piece == 43 { throw Fault(piece: piece) }
        guard turns.wait(for: piece) else { return }
        log.pieces.append(piece)
      }
    }
    #expect(log.pieces == Array(0..<40))
  }

  @Test func `no pieces are no work`() throws {
    try workSideBySide(count: 0, threads: 4, state: {}) { _, _, _ in throw Fault(piece: 0) }
  }
}

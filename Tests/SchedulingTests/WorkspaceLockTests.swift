import EditionFiles
import Foundation
import Scheduling
import Testing

@Suite struct WorkspaceLockTests {
  private let scratch = ScratchFolder()
  private var path: String { scratch.path + "/.lock" }

  @Test func `one owner at a time, and the other is told who it is`() throws {
    let lock = try WorkspaceLock(path, owner: "process 1 on here")
    #expect(throws: WorkspaceLock.Fault.held(by: "process 1 on here")) { try WorkspaceLock(path, owner: "second") }
    lock.release()
    let second = try WorkspaceLock(path, owner: "second")
    #expect(second.takenOverFrom == nil)
    second.release()
    #expect(scratch.names() == [])
  }

  @Test func `what a dead owner left is taken over, and said`() throws {
    try writeFile(path, "process 9 on \u{1B}[31mhere\u{7}\nmore")
    let lock = try WorkspaceLock(path, owner: "me")
    #expect(lock.takenOverFrom == "process 9 on [31mhere")
    lock.release()
  }

  @Test func `who waits gets the lock when it is given back`() throws {
    let lock = try WorkspaceLock(path, owner: "first")
    // A thread of its own: the tests' pool may have none free for longer than the wait.
    let first = Thread {
      usleep(150_000)
      lock.release()
    }
    first.start()
    try WorkspaceLock(path, owner: "second", waitingUpTo: 30).release()
    #expect(scratch.names() == [])
  }

  @Test func `a link or a folder in its place is refused`() throws {
    let other = ScratchFolder()
    #expect(throws: WorkspaceLock.Fault.system(path: other.path, code: 21)) {
      try WorkspaceLock(other.path, owner: "me")
    }
    #expect(throws: WorkspaceLock.Fault.system(path: "/nowhere/.lock", code: 2)) {
      try WorkspaceLock("/nowhere/.lock", owner: "me")
    }
  }
}

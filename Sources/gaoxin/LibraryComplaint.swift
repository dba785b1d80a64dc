import Glibc

/// What a C library prints on standard error by itself, kept from the user's eyes.
enum LibraryComplaint {
  /// A file in memory: the disk may be what is full. Negative where there is none.
  private static func memoryFile() -> Int32 {
    typealias Create = @convention(c) (UnsafePointer<CChar>, UInt32) -> Int32
    // Glibc's own declaration is not imported.
    guard let symbol = dlsym(nil, "memfd_create") else { return -1 }
    let closedOnExecution: UInt32 = 1
    return unsafeBitCast(symbol, to: Create.self)("complaint", closedOnExecution)
  }

  /// Runs a body with standard error turned into memory, and gives the first line that was written there.
  static func withheld(_ body: () -> Void) -> String? {
    let memory = memoryFile()
    let own = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
    guard memory >= 0, own >= 0 else {
      if memory >= 0 { close(memory) }
      if own >= 0 { close(own) }
      body()
      return nil
    }
    dup2(memory, STDERR_FILENO)
    body()
    dup2(own, STDERR_FILENO)
    close(own)
    defer { close(memory) }
    var buffer = [UInt8](repeating: 0, count: 512)
    let count = pread(memory, &buffer, buffer.count, 0)
    let line = String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self).split(separator: "\n").first
    return line.map(String.init)
  }
}

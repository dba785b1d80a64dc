internal import Glibc

extension UserFile {
  /// The largest file read unless a caller says otherwise: 64 MiB.
  package static let ordinarySizeLimit = 64 << 20

  /// Reads a file from disk; nil, with the mistakes noted, when it is missing, no plain file, too large or no clean text.
  ///
  /// - Parameters:
  ///   - path: where the file is.
  ///   - name: the file as the user would name it, for mistakes.
  ///   - sizeLimit: bytes; a larger file is refused unread.
  ///   - mistakes: takes what is wrong, and the file itself so that a report can show its lines.
  package static func read(
    _ path: String, as name: String, sizeLimit: Int = ordinarySizeLimit, noting mistakes: Mistakes
  ) -> UserFile? {
    let place = FilePlace(file: name)
    guard let (descriptor, size) = opened(path, at: place, noting: mistakes) else { return nil }
    defer { close(descriptor) }
    guard size <= sizeLimit else {
      mistakes.add(
        at: place, rule: "file-too-large", "the file has \(size) bytes; at most \(sizeLimit) are read",
        hint: "split it into several files")
      return nil
    }
    guard let bytes = bytes(of: descriptor, expecting: size, limit: sizeLimit) else {
      mistakes.add(
        at: place, rule: "unreadable-file", "the file could not be read to its end: \(String(cString: strerror(errno)))"
      )
      return nil
    }
    return checked(name: name, bytes: bytes, noting: mistakes)
  }

  /// The size of a file in bytes; nil where there is none.
  package static func size(of path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }

  /// Opens an ordinary file for reading: its descriptor, which the caller closes, and its size; nil, with the mistake
  /// noted, where there is none.
  static func opened(_ path: String, at place: FilePlace, noting mistakes: Mistakes) -> (descriptor: CInt, size: Int)? {
    guard !path.utf8.contains(0) else {
      mistakes.add(at: place, rule: "missing-file", "a file name cannot hold the character NUL")
      return nil
    }
    // Without O_NONBLOCK the opening of a pipe would wait for a writer.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      mistakes.add(openingMistake(errno, at: place))
      return nil
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      mistakes.add(
        at: place, rule: "not-a-file",
        isFolder ? "this is a folder, where a file is expected" : "this is no ordinary file")
      close(descriptor)
      return nil
    }
    return (descriptor, Int(status.st_size))
  }

  private static func openingMistake(_ code: CInt, at place: FilePlace) -> Mistake {
    switch code {
    case ENOENT, ENOTDIR:
      Mistake(at: place, rule: "missing-file", "there is no such file")
    case EACCES, EPERM:
      Mistake(at: place, rule: "unreadable-file", "the file may not be read by this user", hint: "see its permissions")
    default:
      Mistake(at: place, rule: "unreadable-file", "the file cannot be opened: \(String(cString: strerror(code)))")
    }
  }

  /// All bytes of an open file, up to the limit even if it grows meanwhile; nil on a reading error.
  private static func bytes(of descriptor: CInt, expecting size: Int, limit: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    var isWhole = true
    while isWhole, bytes.count < limit {
      let room = min(max(size - bytes.count, 0) + 4096, limit - bytes.count)
      let part = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        var got = Glibc.read(descriptor, buffer.baseAddress, room)
        while got < 0, errno == EINTR { got = Glibc.read(descriptor, buffer.baseAddress, room) }
        isWhole = got >= 0
        count = max(got, 0)
      }
      if part.isEmpty { break }
      if bytes.isEmpty { bytes = part } else { bytes += part }
    }
    return isWhole ? bytes : nil
  }
}

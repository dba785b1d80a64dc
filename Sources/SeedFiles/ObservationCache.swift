import Glibc
import UserFiles
import ZoneModel

/// What the tables of a workspace came to, kept in a file, so that tables that have not changed are not read again.
///
/// The file is only used when its key is the digest of all that the tables were read with, and its own bytes have the sum
/// that stands in it: a stale or torn file is as good as none. It may be deleted at any time.
package struct ObservationCache: Sendable {
  private let path: String
  private let key: [UInt8]
  private let isStillTrue: @Sendable () -> Bool
  private let settle: @Sendable () -> Void

  /// Makes a cache.
  ///
  /// - Parameters:
  ///   - path: the file; the folder that it stands in is made when something is kept.
  ///   - key: the digest of the program's version, the settings and all files of seeds/.
  ///   - isStillTrue: whether the files have that digest still; asked before something is kept under the key.
  ///   - settle: told when what the tables came to is bound to the key, so that they are not read any more.
  package init(
    path: String, key: [UInt8], isStillTrue: @escaping @Sendable () -> Bool, settle: @escaping @Sendable () -> Void
  ) {
    self.path = path
    self.key = key
    self.isStillTrue = isStillTrue
    self.settle = settle
  }

  /// What was kept: the observations, their index, the sources of the tables, and what was remarked on them.
  struct Content {
    let store: ObservationStore
    let series: SeriesIndex
    let sources: [Source]
    /// How much was looked for when it was kept.
    let thoroughness: Thoroughness
    let mistakes: [Mistake]
  }

  private static let magic = Array("gaoxin observations 2\n".utf8)
  private static let headSize = 192
  private static let partCount = 12

  /// What is kept, where it was looked at closely enough; nil where there is nothing, it is stale or it is torn.
  func content(for thoroughness: Thoroughness) -> Content? {
    guard let content = content(), thoroughness == .load || content.thoroughness == .check else { return nil }
    settle()
    return content
  }

  private func content() -> Content? {
    guard let map = FileMap(path), map.bytes.count >= Self.headSize else { return nil }
    let bytes = map.bytes
    let head = Array(bytes[..<Self.headSize])
    guard head.starts(with: Self.magic), Array(head[32..<64]) == Self.key32(key) else { return nil }
    func number(_ place: Int) -> UInt64 {
      bytes.loadUnaligned(fromByteOffset: 64 + place * 8, as: UInt64.self)
    }
    let body = UnsafeRawBufferPointer(rebasing: bytes[Self.headSize...])
    let sizes = (0..<Self.partCount).map { number($0 + 2) }
    guard sizes.allSatisfy({ $0 <= UInt64(body.count) }), number(0) == blockSum(body), number(1) < 2 else { return nil }
    var parts: [UnsafeRawBufferPointer] = []
    var offset = 0
    for size in sizes {
      guard offset + Int(size) <= body.count else { return nil }
      parts.append(UnsafeRawBufferPointer(rebasing: body[offset..<(offset + Int(size))]))
      offset = Self.aligned(offset + Int(size))
    }
    guard let store = ObservationStore.over(Array(parts[0..<6]), names: parts[6], owner: map),
      let series = SeriesIndex.over(Array(parts[8..<11]), of: store, owner: map),
      let sources = Source.sources(in: parts[11])
    else { return nil }
    return Content(
      store: store, series: series, sources: sources, thoroughness: number(1) == 1 ? .check : .load,
      mistakes: MistakeLines.mistakes(String(decoding: parts[7], as: UTF8.self)))
  }

  /// Keeps what the tables came to; where that cannot be written nothing is kept, and no harm is done.
  func keep(_ content: Content) {
    let (names, lines) = (content.store.names, Array(MistakeLines.text(content.mistakes).utf8))
    let sources = Source.bytes(of: content.sources)
    guard Self.makeFolder(for: path), isStillTrue() else { return }
    settle()
    // Whole under another name first: a reader never sees half of it.
    let unfinished = "\(path).\(getpid())"
    guard let file = fopen(unfinished, "wb") else { return }
    var head = Array(repeating: UInt8(0), count: Self.headSize)
    head.replaceSubrange(..<Self.magic.count, with: Self.magic)
    head.replaceSubrange(32..<64, with: Self.key32(key))
    var sum = BlockSum()
    var isWritten = fwrite(head, 1, head.count, file) == head.count
    var sizes: [UInt64] = []
    func write(_ part: UnsafeRawBufferPointer) {
      sizes.append(UInt64(part.count))
      sum.add(part)
      isWritten = isWritten && (part.isEmpty || fwrite(part.baseAddress, 1, part.count, file) == part.count)
      let padding = Array(repeating: UInt8(0), count: Self.aligned(part.count) - part.count)
      padding.withUnsafeBytes { sum.add($0) }
      isWritten = isWritten && fwrite(padding, 1, padding.count, file) == padding.count
    }
    for part in content.store.sections { write(part) }
    names.withUnsafeBytes(write)
    lines.withUnsafeBytes(write)
    content.series.withSections { for part in $0 { write(part) } }
    sources.withUnsafeBytes(write)
    let numbers = [sum.value, content.thoroughness == .check ? 1 : 0] + sizes
    isWritten =
      isWritten && fseek(file, 64, SEEK_SET) == 0
      && numbers.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) == $0.count }
    isWritten = fclose(file) == 0 && isWritten
    if !isWritten || rename(unfinished, path) != 0 { unlink(unfinished) }
  }

  /// Makes the folder of a file and the one above; false where one of them is no folder of its own, as a link that may
  /// lead out of the workspace.
  package static func makeFolder(for path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    for count in [parts.count - 1, parts.count] {
      let folder = parts.prefix(count).joined(separator: "/")
      var status = stat()
      guard mkdir(folder, 0o777) == 0 || errno == EEXIST, lstat(folder, &status) == 0,
        status.st_mode & S_IFMT == S_IFDIR
      else { return false }
    }
    return true
  }

  private static func aligned(_ offset: Int) -> Int { (offset + 63) / 64 * 64 }
  private static func key32(_ key: [UInt8]) -> [UInt8] {
    Array(key.prefix(32)) + Array(repeating: 0, count: max(0, 32 - key.count))
  }
}

/// A file in memory, read-only and read as it is looked at.
private final class FileMap {
  let bytes: UnsafeRawBufferPointer

  init?(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0,
      let base = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0), base != MAP_FAILED
    else { return nil }
    bytes = UnsafeRawBufferPointer(start: base, count: Int(status.st_size))
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }
}

/// A sum of bytes that tells a torn or damaged file; every part is a multiple of 64 bytes but for its padding.
private struct BlockSum {
  private var lanes: (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)
  private var pending: [UInt8] = []

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var rest = bytes
    if !pending.isEmpty {
      let taken = min(64 - pending.count, rest.count)
      pending += rest[..<taken]
      rest = UnsafeRawBufferPointer(rebasing: rest[taken...])
      guard pending.count == 64 else { return }
      pending.withUnsafeBytes { addBlocks($0) }
      pending = []
    }
    let whole = rest.count / 64 * 64
    addBlocks(UnsafeRawBufferPointer(rebasing: rest[..<whole]))
    pending += rest[whole...]
  }

  private mutating func addBlocks(_ bytes: UnsafeRawBufferPointer) {
    var (a, b, c, d) = lanes
    var offset = 0
    func word(_ place: Int) -> UInt64 { bytes.loadUnaligned(fromByteOffset: offset + place * 8, as: UInt64.self) }
    while offset < bytes.count {
      a = Self.mixed(a, word(0), word(1))
      b = Self.mixed(b, word(2), word(3))
      c = Self.mixed(c, word(4), word(5))
      d = Self.mixed(d, word(6), word(7))
      offset += 64
    }
    lanes = (a, b, c, d)
  }

  private static func mixed(_ lane: UInt64, _ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = (lane ^ left).multipliedFullWidth(by: right ^ 0xA076_1D64_78BD_642F)
    return (product.high ^ product.low) &+ (lane &* 0x9E37_79B9_7F4A_7C15)
  }

  var value: UInt64 {
    var sum = self
    if !pending.isEmpty {
      let padding = Array(repeating: UInt8(0), count: 64 - pending.count)
      padding.withUnsafeBytes { sum.add($0) }
    }
    let (a, b, c, d) = sum.lanes
    return Self.mixed(a, b, c) ^ Self.mixed(d, c, a)
  }
}

private func blockSum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
  var sum = BlockSum()
  sum.add(bytes)
  return sum.value
}

/// Mistakes as lines of fields, to be kept and read back.
private enum MistakeLines {
  static func text(_ mistakes: [Mistake]) -> String {
    mistakes.map { mistake in
      [
        mistake.place.file, mistake.place.line.map(String.init) ?? "", mistake.place.column.map(String.init) ?? "",
        mistake.rule, mistake.severity.rawValue, mistake.message, mistake.hint ?? "",
      ].joined(separator: "\u{1F}")
    }.joined(separator: "\u{1E}")
  }

  static func mistakes(_ text: String) -> [Mistake] {
    text.split(separator: "\u{1E}").compactMap { line in
      let fields = line.split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 7 else { return nil }
      return Mistake(
        at: FilePlace(file: fields[0], line: Int(fields[1]), column: Int(fields[2])), rule: fields[3], fields[5],
        hint: fields[6].isEmpty ? nil : fields[6], severity: Mistake.Severity(rawValue: fields[4]) ?? .error)
    }
  }
}

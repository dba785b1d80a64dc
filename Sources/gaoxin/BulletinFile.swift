import Extraction
import Foundation
import Glibc
import PrintedForms

/// A bulletin that is to be read: text, Markdown, HTML or PDF, from a file or standard input.
struct BulletinFile {
  private let name: String

  init(_ name: String) { self.name = name }

  /// The page; what cannot be read, or holds no text, ends the command.
  func page() throws(CommandFailure) -> InputPage {
    let bytes = try bytes()
    let isPDF = bytes.starts(with: Array("%PDF-".utf8))
    let text = ScalarText(utf8: isPDF ? try pdfText(bytes) : bytes)
    guard text.scalars.contains(where: { $0 > 0x20 && $0 != 0x3000 && $0 != 0xFEFF && $0 != 0xFFFD }) else {
      throw CommandFailure(
        .badData, "'\(name)' holds no text",
        hint: isPDF ? "a scan must be read by OCR first" : "give UTF-8 text, HTML or PDF")
    }
    let lower = name.lowercased()
    if lower.hasSuffix(".html") || lower.hasSuffix(".htm") || lower.hasSuffix(".xhtml") { return InputPage(html: text) }
    return InputPage(text)
  }

  /// What is told of a file that the system does not give.
  private func unreadable(_ code: Int32) -> CommandFailure {
    CommandFailure(
      .missingInput, "'\(name)' cannot be read: \(String(cString: strerror(code)))",
      hint: code == ENOENT
        ? "a name counts from the current folder; - is standard input"
        : code == EISDIR ? "name its files: gaoxin extract \(name)/*.txt" : nil)
  }

  private func bytes() throws(CommandFailure) -> [UInt8] {
    let descriptor = name == "-" ? STDIN_FILENO : open(name, O_RDONLY)
    guard descriptor >= 0 else {
      throw unreadable(errno)
    }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count == 0 { return bytes }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw unreadable(errno)
      }
      bytes += buffer[..<count]
      guard bytes.count <= Self.limit else {
        throw CommandFailure(
          .badData, "'\(name)' is larger than \(Self.limit >> 20) MB", hint: "split it, or use --jsonl-input")
      }
    }
  }

  private static let limit = 512 << 20

  /// The text of a PDF as poppler's pdftotext gives it: in the order of its content, which keeps columns apart and the
  /// cells of a row together.
  private func pdfText(_ bytes: [UInt8]) throws(CommandFailure) -> [UInt8] {
    let scratch = FileManager.default.temporaryDirectory.path + "/gaoxin-pdf-" + UUID().uuidString
    defer { for end in [".pdf", ".txt"] { unlink(scratch + end) } }
    guard
      FileManager.default.createFile(
        atPath: scratch + ".pdf", contents: Data(bytes), attributes: [.posixPermissions: 0o600])
    else { throw CommandFailure(.cannotWrite, "no temporary file can be written for '\(name)'") }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["pdftotext", "-raw", "-enc", "UTF-8", "-nopgbrk", scratch + ".pdf", scratch + ".txt"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw CommandFailure(.missingInput, "pdftotext cannot be run", hint: "install it: apt-get install poppler-utils")
    }
    process.waitUntilExit()
    if process.terminationStatus == 127 {
      throw CommandFailure(
        .missingInput, "'\(name)' is a PDF, and pdftotext is not installed",
        hint: "install it: apt-get install poppler-utils")
    }
    guard process.terminationStatus == 0, let text = FileManager.default.contents(atPath: scratch + ".txt") else {
      throw CommandFailure(.badData, "pdftotext cannot read '\(name)'", hint: "is it damaged, or locked by a password?")
    }
    return Array(text)
  }
}

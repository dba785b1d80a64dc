import Foundation
import Testing
import UserFiles

@Suite struct UserFileTests {
  private func report(_ bytes: [UInt8]) -> String {
    let mistakes = Mistakes()
    let file = UserFile.checked(name: "a.txt", bytes: bytes, noting: mistakes)
    #expect((file == nil) == mistakes.hasErrors)
    return mistakes.report.text()
  }

  @Test func `a byte-order mark and CRLF are passed over`() {
    let mistakes = Mistakes()
    let bytes: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("镇江\r\n苏州\r\n".utf8)
    let file = UserFile.checked(name: "a.txt", bytes: bytes, noting: mistakes)
    #expect(file?.text == "镇江\n苏州\n")
    #expect(file?.lineCount == 2)
    #expect(file?.line(2) == "苏州")
    #expect(file?.place(atByte: 10).description == "a.txt:2:2")
    #expect(mistakes.isEmpty)
  }

  @Test func `the first byte that is not UTF-8 is shown under its line`() {
    #expect(
      report(Array("zone\n镇江 ".utf8) + [0xB8, 0xDF] + Array(" 苏州\n".utf8)) == """
        a.txt:2:4: error: the byte B8 is not UTF-8 text here
         2 | 镇江 �� 苏州
           |      ^
          hint: save the file as UTF-8; Chinese files from older programs are often GB 18030

        """)
  }

  @Test(
    arguments: [
      [0xC0, 0xAF], [0xE4, 0xB8], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF0, 0x80, 0x80, 0x80], [0x80],
      [0xFF],
      [0xE0, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],
    ] as [[UInt8]])
  func `bytes that Unicode forbids are refused`(bytes: [UInt8]) {
    #expect(report(Array("ab".utf8) + bytes).hasPrefix("a.txt:1:3: error: the byte "))
  }

  @Test func `every control character is told, and shown as one column`() {
    #expect(
      report(Array("a\u{7}b\u{1B}c\td\u{2028}\n".utf8)) == """
        a.txt:1:2: error: the invisible control character U+07 stands here
         1 | a�b�c d�
           |  ^
          hint: delete it
        a.txt:1:4: error: the invisible control character U+1B stands here
         1 | a�b�c d�
           |    ^
          hint: delete it
        a.txt:1:8: error: the invisible control character U+2028 stands here
         1 | a�b�c d�
           |        ^
          hint: delete it

        """)
    #expect(report(Array("a\rb".utf8)).contains("hint: end each line with LF or CRLF"))
  }

  @Test func `a missing file, a folder, a pipe and a large file are told`() throws {
    let folder = try TemporaryFolder()
    try folder.write("12345", to: "five.txt")
    #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
    let mistakes = Mistakes()
    for name in ["none.txt", "", "pipe", "five.txt", "five.txt/x", "a\u{0}b"] {
      let file = UserFile.read(folder.path + "/" + name, as: "in/" + name, sizeLimit: 4, noting: mistakes)
      #expect(file == nil)
    }
    #expect(
      mistakes.all.map { "\($0.rule): \($0.message)" } == [
        "missing-file: there is no such file", "not-a-file: this is a folder, where a file is expected",
        "not-a-file: this is no ordinary file", "file-too-large: the file has 5 bytes; at most 4 are read",
        "missing-file: there is no such file", "missing-file: a file name cannot hold the character NUL",
      ])
    #expect(UserFile.read(folder.path + "/five.txt", as: "five.txt", sizeLimit: 5, noting: mistakes)?.text == "12345")
  }

  @Test func `no name leads out of a folder`() throws {
    let folder = try TemporaryFolder()
    try folder.write("secret", to: "secret.txt")
    try folder.write("fine", to: "inside/a.txt")
    try folder.write("fine", to: "inside/.hidden.txt")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/inside/link.txt", withDestinationPath: folder.path + "/secret.txt")
    let inside = ContainedFolder(path: folder.path + "/inside", name: "inside")
    let mistakes = Mistakes()
    let place = FilePlace(file: "x.yaml", line: 1, column: 1)
    for name in [
      "../secret.txt", "/etc/passwd", "~/x", "b/../../secret.txt", "..\\secret.txt", "link.txt", "", "a\u{1}",
    ] {
      #expect(inside.read(name, writtenAt: place, noting: mistakes) == nil)
    }
    #expect(mistakes.all.map(\.rule) == Array(repeating: "path-outside", count: 8))
    #expect(mistakes.all.first?.message == "'../secret.txt' leads out of its folder")
    #expect(inside.read("a.txt", writtenAt: place, noting: mistakes)?.name == "inside/a.txt")
    #expect(inside.fileNames(ending: ".txt") == ["a.txt", "link.txt"])
    #expect(ContainedFolder(path: folder.path + "/none", name: "none").fileNames(ending: "") == nil)
  }
}

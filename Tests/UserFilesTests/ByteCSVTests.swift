import Foundation
import Testing
import UserFiles

@Suite struct ByteCSVTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func open(_ text: String, blockSize: Int = ByteCSV.ordinaryBlockSize, _ mistakes: Mistakes) -> ByteCSV? {
    let path = folder.path + "/a.csv"
    guard (try? folder.write(text, to: "a.csv")) != nil else { return nil }
    return ByteCSV.open(path, as: "a.csv", blockSize: blockSize, noting: mistakes)
  }

  /// The rows as the scan gives them, and as the blocks give them when they are read again.
  private func read(_ text: String, blockSize: Int, threads: Int) -> (scanned: [String], again: [String])? {
    let mistakes = Mistakes()
    guard let file = open(text, blockSize: blockSize, mistakes) else { return nil }
    @Sendable func shown(_ row: ByteCSVRow) -> String {
      "\(row.line): " + (0..<row.count).map { "[\(row.text($0))]" }.joined()
    }
    let found = file.scan(threads: threads, noting: mistakes, start: { [String]() }, row: { $0.append(shown($1)) })
    guard let found else { return nil }
    let buffer = ByteCSVBuffer()
    var again: [String] = []
    for (block, part) in found {
      #expect(block.rowCount == part.count)
      #expect(block.firstRow == again.count)
      #expect(file.rows(of: block, with: buffer) { again.append(shown($0)) })
    }
    return (found.flatMap(\.part), again)
  }

  static let text =
    "\u{FEFF}名称,值,注\r\n甲,1,\"一,二\"\r\n\r\n乙,2.5,\"第一行\r\n第二行 \"\"真\"\"\"\r\n\"\",,\n\n丙,,\"\n\"\n丁,4,末"
  static let expected = [
    "2: [甲][1][一,二]", "4: [乙][2.5][第一行\n第二行 \"真\"]", "6: [][][]", "8: [丙][][\n]", "10: [丁][4][末]",
  ]

  @Test(arguments: 1...80, [1, 2, 5])
  func `rows are the same however the file is cut and shared out`(blockSize: Int, threads: Int) throws {
    let rows = try #require(read(Self.text, blockSize: blockSize, threads: threads))
    #expect(rows.scanned == Self.expected)
    #expect(rows.again == Self.expected)
  }

  @Test func `a header alone is a table without rows`() throws {
    for text in ["a,b", "a,b\n", "a,b\r\n"] {
      let mistakes = Mistakes()
      let file = try #require(open(text, mistakes))
      #expect(file.header == ["a", "b"])
      let found = file.scan(threads: 2, noting: mistakes, start: { 0 }, row: { part, _ in part += 1 })
      #expect(found?.isEmpty == true)
      #expect(mistakes.isEmpty)
    }
  }

  @Test(
    arguments: [
      ("", "a.csv: the file is empty"),
      (
        "a,b\n1,2\n1\n1,2,3\n",
        "a.csv:3:1: this row has 1 fields; the header has 2|a.csv:4:5: this row has 3 fields; the header has 2"
      ),
      ("a,b\n甲乙,\"x\ny\"z\n1,\n", "a.csv:3:3: the quoted field ends here, but more text follows"),
      (
        "a,b\n1,2\"\n3\n",
        "a.csv:2:4: a quote stands inside a field that is not quoted|a.csv:3:1: this row has 1 fields; the header has 2"
      ),
      ("a,b\n1,\"2\n3,4\n", "a.csv:2:3: this quote is never closed"),
      ("a,b\n1,\u{7}\n", "a.csv:2:3: the invisible control character U+07 stands here"),
      ("a,b\n1,x\ry\n", "a.csv:2:4: the invisible control character U+0D stands here"),
    ])
  func `what breaks a rule is noted at its place, and so is what follows`(text: String, expected: String) {
    for blockSize in [1, 3, 1000] {
      let mistakes = Mistakes()
      let file = open(text, blockSize: blockSize, mistakes)
      let found = file?.scan(threads: 2, noting: mistakes, start: { 0 }, row: { _, _ in })
      #expect(found == nil)
      #expect(mistakes.report.mistakes.map { "\($0.place): \($0.message)" }.joined(separator: "|") == expected)
    }
  }

  @Test func `bytes that are not UTF-8 are noted`() throws {
    let path = folder.path + "/gb.csv"
    try folder.write([0x61, 0x0A, 0xB8, 0xDF, 0x0A], to: "gb.csv")
    let mistakes = Mistakes()
    let file = try #require(ByteCSV.open(path, as: "gb.csv", noting: mistakes))
    let found = file.scan(threads: 1, noting: mistakes, start: { 0 }, row: { _, _ in })
    #expect(found == nil)
    #expect(mistakes.all.map { "\($0.place): \($0.rule)" } == ["gb.csv:2:1: bad-utf8"])
  }

  @Test func `columns are found by name, and a missing one is noted`() throws {
    let mistakes = Mistakes()
    let file = try #require(open("b,a\n1,2\n", mistakes))
    #expect(file.positions(of: CSVColumns(required: ["a"], optional: ["b", "c"]), noting: mistakes) == [1, 0, -1])
    #expect(file.positions(of: CSVColumns(required: ["a", "z"], optional: ["b"]), noting: mistakes) == nil)
    #expect(mistakes.all.map { "\($0.place): \($0.message)" } == ["a.csv:1:1: the header has no column 'z'"])
  }

  @Test func `a field's place is its line and its character`() throws {
    let mistakes = Mistakes()
    let file = try #require(open(Self.text, mistakes))
    let places = file.scan(threads: 1, noting: mistakes, start: { [String]() }) { part, row in
      part.append((0..<row.count).map { row.text($0).isEmpty ? "-" : "\(row.place($0))" }.joined(separator: " "))
    }
    #expect(places?.first?.part.prefix(2) == ["a.csv:2:1 a.csv:2:3 a.csv:2:6", "a.csv:4:1 a.csv:4:3 a.csv:4:8"])
  }

  @Test func `a file that changed since it was scanned is told`() throws {
    let mistakes = Mistakes()
    let file = try #require(open("a,b\n1,2\n3,4\n", mistakes))
    let scanned = file.scan(threads: 1, noting: mistakes, start: { 0 }, row: { _, _ in })
    let block = try #require(scanned?.first?.block)
    let handle = try #require(FileHandle(forWritingAtPath: folder.path + "/a.csv"))
    try handle.seek(toOffset: 4)
    try handle.write(contentsOf: Data("1,\"2\n3,4\n".utf8))
    try handle.close()
    #expect(!file.rows(of: block, with: ByteCSVBuffer()) { _ in })
  }
}

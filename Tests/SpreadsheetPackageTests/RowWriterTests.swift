import SpreadsheetPackage
import Testing

@Suite struct RowWriterTests {
  private func row(_ body: (RowWriter) throws -> Void) rethrows -> String {
    let writer = RowWriter(columns: 800, styles: [0, 7])
    writer.startRow(1_048_576)
    try body(writer)
    writer.endRow()
    return writer.text
  }

  @Test(
    arguments: [
      ("plain", "plain", ""),
      ("a < b & c > d \"e\"", "a &lt; b &amp; c &gt; d \"e\"", ""),
      ("第一行\n第二行", "第一行\n第二行", ""),
      (" a", " a", " xml:space=\"preserve\""),
      ("a\t", "a\t", " xml:space=\"preserve\""),
      ("a\u{1}b\u{1F}", "a_x0001_b_x001F_", " xml:space=\"preserve\""),
      ("a\rb", "a_x000D_b", ""),
      ("_x0041_ _xZZZZ_ _x00", "_x005F_x0041_ _xZZZZ_ _x00", ""),
      ("]]>", "]]&gt;", ""),
      ("=1+1", "=1+1", ""),
    ])
  func `a text never breaks the XML and stays what it is`(text: String, written: String, space: String) throws {
    let row = try row { try $0.write(text, column: 0, style: 0) }
    #expect(
      row == """
        <row r="1048576"><c r="A1048576" t="inlineStr"><is><t\(space)>\(written)</t></is></c></row>
        """)
  }

  static let numbers: [(Double, String)] = [
    (0.0, "0"), (-0.0, "-0"), (12, "12"), (0.1, "0.1"), (0.1 + 0.2, "0.30000000000000004"), (-1.5, "-1.5"),
    (92.43, "92.43"), (1e21, "1e+21"), (1.0 / 3, "0.3333333333333333"), (123_456_789_012_345, "123456789012345"),
    (5e-324, "5e-324"),
  ]

  @Test(arguments: numbers)
  func `a number is the shortest text that reads back to it`(number: Double, text: String) {
    #expect(
      row { $0.write(number, column: 799, style: 1) }
        == "<row r=\"1048576\"><c r=\"ADT1048576\" s=\"7\"><v>\(text)</v></c></row>")
    #expect(Double(text)?.bitPattern == number.bitPattern)
  }

  @Test(
    arguments: [
      (0, 0, "0"), (0, 3, "0"), (-5, 0, "-5"), (9243, 2, "92.43"), (1250, 2, "12.5"), (-1200, 2, "-12"),
      (7, 3, "0.007"), (1, 24, "0.000000000000000000000001"),
      (100, 0, "100"), (999_999_999_999_999, 0, "999999999999999"), (123_456_789_012_345, 15, "0.123456789012345"),
      (1_000_000_000_000_000, 1, "100000000000000"),
    ] as [(Int64, Int, String)])
  func `digits are written without zeros at the end of their decimals`(digits: Int64, decimals: Int, text: String) {
    let row = row { #expect($0.write(digits: digits, decimals: decimals, column: 0, style: 0)) }
    #expect(row == "<row r=\"1048576\"><c r=\"A1048576\"><v>\(text)</v></c></row>")
  }

  @Test(arguments: [(1_234_567_890_123_456, 0), (Int64.min, 0), (1, 25)] as [(Int64, Int)])
  func `more than 15 digits are not written as they are`(digits: Int64, decimals: Int) {
    let row = row { #expect(!$0.write(digits: digits, decimals: decimals, column: 0, style: 0)) }
    #expect(row == "<row r=\"1048576\"></row>")
  }

  @Test func `a cell is copied to another place, and a row takes its height at its end`() throws {
    let writer = RowWriter(columns: 2, styles: [0])
    writer.startRow(1, takesHeight: true)
    try writer.write("a<b", column: 0, style: 0)
    let body = Array(writer.lastBody)
    writer.endRow(height: 15)
    writer.startRow(10, takesHeight: true)
    body.withUnsafeBufferPointer { writer.write(body: $0, column: 1) }
    writer.endRow(height: 409.55)
    #expect(
      writer.text == """
        <row r="1" ht="15" customHeight="1"    ><c r="A1" t="inlineStr"><is><t>a&lt;b</t></is></c></row>\
        <row r="10" ht="409.55" customHeight="1"><c r="B10" t="inlineStr"><is><t>a&lt;b</t></is></c></row>
        """)
  }

  @Test func `a formula stands with its result`() throws {
    let row = try row {
      try $0.write(formula: "A1&\"<\"", result: .text("<"), column: 1, style: 1)
      try $0.write(formula: "A1*2", result: .number(2.5), column: 2, style: 0)
    }
    #expect(
      row == """
        <row r="1048576"><c r="B1048576" s="7" t="str"><f>A1&amp;"&lt;"</f><v>&lt;</v></c>\
        <c r="C1048576"><f>A1*2</f><v>2.5</v></c></row>
        """)
  }

  @Test func `a text longer than a cell holds is refused with its place`() throws {
    let longest = String(repeating: "😀", count: 16_383) + "a"
    #expect(try row { try $0.write(longest, column: 0, style: 0) }.contains(longest))
    #expect(throws: PackageError.textTooLong(row: 1_048_576, column: 3, length: 32_768)) {
      try row { try $0.write(longest + "b", column: 2, style: 0) }
    }
  }

  @Test(
    arguments: [
      ("0", "0", false), ("-12.50", "-12.5", true), ("7.00", "7", true), ("0.5", "0.5", true), ("-0", "-0", false),
      ("999999999999999", "999999999999999", false), ("12345678901234.5000", "12345678901234.5", true),
      ("2025", "2025", false),
    ])
  func `a plain decimal is written in its shortest form`(field: String, shortest: String, hasDecimals: Bool) throws {
    let number = try #require(plainDecimal(field))
    #expect(String(field.prefix(number.shortestCount)) == shortest)
    #expect(number.hasDecimals == hasDecimals)
  }

  @Test(
    arguments: [
      "", "-", "00123", "007.5", "+5", ".5", "5.", "1e3", "1,234", " 1", "1 ", "1.2.3", "--1", "0x10", "NaN", "inf",
      "１",
      "1234567890123456", "0.1234567890123456", "2025Q1", "12%",
    ])
  func `what a double would print otherwise is no plain decimal`(field: String) {
    #expect(plainDecimal(field) == nil)
  }

  private func plainDecimal(_ field: String) -> PlainDecimal? {
    Array(field.utf8).withUnsafeBufferPointer { PlainDecimal($0) }
  }
}

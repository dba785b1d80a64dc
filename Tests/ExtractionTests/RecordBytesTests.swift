import ExactValues
import JSONText
import PrintedForms
import Testing

@testable import Extraction

/// What is written byte by byte is what the values say of themselves.
@Suite struct RecordBytesTests {
  private static func written(_ write: (inout RecordBytes) -> Void) -> String {
    var out = RecordBytes()
    write(&out)
    return String(decoding: out.array, as: UTF8.self)
  }

  @Test(arguments: [
    "0", "7", "-7", "0.05", "-0.5", "91.4", "120", "12000000000", "1e30", "-1e41", "1e-19", "1.00000000000000001",
    "123456789012345678", "0.000000000000000012",
  ])
  func `a number is written as its own text with so many decimals`(text: String) throws {
    let number = try #require(DecimalNumber(text))
    for decimals in [0, 1, 2, 3, 18, 19, 30] {
      let expected = "\"\(number.text(decimals: decimals))\""
      #expect(Self.written { $0.decimal(DecimalDigits(number, decimals: decimals)) } == expected)
    }
    #expect(Self.written { $0.decimal(DecimalDigits(number)) } == "\"\(number)\"")
    #expect(Self.written { $0.decimal(DecimalDigits(number, isNegated: true)) } == "\"-\(number)\"")
  }

  @Test func `members, texts and numbers stand as JSON wants them`() {
    let scalars = Array("“a”\"\\\n\u{1}é中😀|".unicodeScalars.map(\.value))
    let json = Self.written { out in
      out.open(0x7B)
      out.key("text")
      out.text(scalars, scalars.indices)
      out.key("name")
      out.text(scalars, [0..<3, 5..<6, 9..<11], ending: "增", withoutQuotes: true)
      out.key("numbers")
      out.open(0x5B)
      for number in [0, -12, 1_000_000, Int.max, Int.min] { out.integer(number) }
      out.null()
      out.day(CivilDate(year: 2025, month: 7, day: 3))
      out.day(nil)
      out.text("a\u{7F}\t")
      out.text(nil)
      out.value(.text("\t"))
      out.close(0x5D)
      out.close(0x7D)
      out.endLine()
    }
    #expect(
      json == """
        {"text":"“a”\\"\\\\\\u000a\\u0001é中😀|","name":"a😀增","numbers":[0,-12,1000000,9223372036854775807,\
        -9223372036854775808,null,"2025-07-03",null,"a\\u007f\\u0009",null,"\\t"]}

        """)
  }

  @Test func `a long record makes the memory grow and keeps what was written`() {
    let scalars = [UInt32](repeating: 0x4E2D, count: 100_000)
    let json = Self.written { out in
      out.open(0x5B)
      for _ in 0..<3 { out.text(scalars, scalars.indices) }
      out.close(0x5D)
    }
    let text = "\"" + String(repeating: "中", count: 100_000) + "\""
    #expect(json == "[\(text),\(text),\(text)]")
  }
}

import PrintedForms
import Testing

@Suite struct ScalarTextTests {
  @Test(arguments: ["", "a", "é", "高新区", "😀a\u{0}", "\u{FFFF}\u{10FFFF}"])
  func `a text of a string is its scalars`(string: String) {
    let text = ScalarText(string)
    #expect(text.scalars == string.unicodeScalars.map(\.value))
    #expect(text.text(0..<text.count) == string)
  }

  @Test(
    arguments: [
      [0x80], [0xC3], [0xC0, 0xAF], [0xE4, 0xB8], [0xED, 0xA0, 0x80], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80],
      [0xFF, 0x41],
      [0x41, 0xE9, 0xAB, 0x98, 0x80, 0x42], [0xF0, 0x80, 0x80, 0x41],
    ] as [[UInt8]])
  func `what is no UTF-8 becomes replacement characters, as the standard library has it`(bytes: [UInt8]) {
    let wanted = String(decoding: bytes, as: UTF8.self).unicodeScalars.map(\.value)
    #expect(ScalarText(utf8: bytes).scalars == wanted)
  }

  @Test(arguments: 0..<100)
  func `random bytes are decoded as the standard library decodes them`(seed: Int) {
    var random = RandomText(seed: seed)
    let bytes = (0..<200).map { _ in UInt8.random(in: 0...255, using: &random) }
    #expect(ScalarText(utf8: bytes).scalars == String(decoding: bytes, as: UTF8.self).unicodeScalars.map(\.value))
  }
}

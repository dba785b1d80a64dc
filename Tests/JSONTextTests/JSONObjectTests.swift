import JSONText
import Testing

@Suite struct JSONObjectTests {
  private func fault(_ text: String) -> JSONObject.Fault? { fault(Array(text.utf8)) }

  private func fault(_ bytes: [UInt8]) -> JSONObject.Fault? {
    do {
      _ = try JSONObject(bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test func `members are decoded with their escapes`() throws {
    let line =
      #" {"id": 7, "text": "a\n\"\\\/\u9ad8\ud83d\ude00 \ud83d", "t\u0065xt2": "高新", "text2": "区", "x": [1, {"y": null}]} "#
    let object = try JSONObject(Array(line.utf8))
    #expect(object.text(of: "text") == "a\n\"\\/高😀 \u{FFFD}")
    #expect(object.text(of: "text2") == "区")
    #expect(object.plainValue(of: "id").compact == "7")
    #expect(object.plainValue(of: "x").compact == "null")
    #expect(object.text(of: "none") == nil)
    #expect(object.scalars(of: "id") == nil)
  }

  @Test(
    arguments: [
      ("", .unfinished), ("{", .unfinished), (#"{"a"}"#, .unexpected(offset: 4)),
      (#"{"a":1,}"#, .unexpected(offset: 7)),
      (#"{"a":01}"#, .unexpected(offset: 5)), (#"{"a":1.}"#, .unexpected(offset: 7)),
      (#"{"a":"\x"}"#, .unexpected(offset: 7)),
      (#"{"a":"\u12G4"}"#, .unexpected(offset: 10)), (#"{"a":tru}"#, .unexpected(offset: 8)), ("[1]", .notAnObject),
      ("\"a\"", .notAnObject), ("{} x", .unexpected(offset: 3)), ("{\"a\":\"\t\"}", .unexpected(offset: 6)),
      ("nonsense", .unexpected(offset: 1)),
      (#"{"a":"b"#, .unfinished), ("{\"a\":" + String(repeating: "[", count: 300), .tooDeep(offset: 261)),
    ] as [(String, JSONObject.Fault)])
  func `what is no object is refused at its place`(text: String, wanted: JSONObject.Fault) {
    #expect(fault(text) == wanted)
  }

  @Test(arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE4, 0xB8], [0xF5, 0x80, 0x80, 0x80]] as [[UInt8]])
  func `bytes that are no UTF-8 are refused at their place`(bytes: [UInt8]) {
    #expect(fault(Array(#"{"a":""#.utf8) + bytes + Array(#""}"#.utf8)) == .notUTF8(offset: 6))
  }

  @Test func `a value that is written is read back`() throws {
    let text = "\u{0}\u{1F}\u{7F}\"\\\n\r\t高新😀"
    let value = JSONValue.object([
      ("a", .text(text)), ("b", .array([.null, .flag(true), .integer(-3)])), ("c", .object([])),
    ])
    #expect(try JSONObject(Array(value.compact.utf8)).text(of: "a") == text)
    #expect(try JSONObject(Array(value.pretty.utf8)).text(of: "a") == text)
    #expect(value.compact.hasSuffix(#","b":[null,true,-3],"c":{}}"#))
    #expect(value.pretty.hasSuffix("  \"b\": [\n    null,\n    true,\n    -3\n  ],\n  \"c\": {}\n}\n"))
  }
}

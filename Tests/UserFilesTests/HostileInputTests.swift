import Testing
import UserFiles

/// Texts strung together at random from the signs that YAML and CSV are made of; the seed is fixed, so a failure repeats.
@Suite struct HostileInputTests {
  private struct Signs {
    private var state: UInt64 = 7
    private let signs: [String]

    init(_ signs: [String]) { self.signs = signs }

    mutating func text(_ count: Int) -> String {
      var text = ""
      for _ in 0..<count {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += signs[Int(state >> 33) % signs.count]
      }
      return text
    }
  }

  @Test func `no YAML crashes, and none is refused without a mistake`() {
    var signs = Signs([
      "a", "b", "镇", ":", ": ", " ", "  ", "\n", "\n", "- ", "? ", "[", "]", "{", "}", ",", "&a ", "*a", "!",
      "!!binary ", "|\n",
      ">-\n", "'", "\"", "#", "%", "@", "`", "---\n", "...\n", "~", "<<", "\t", "\\", "\\x0", "0",
    ])
    for _ in 0..<4_000 {
      let mistakes = Mistakes()
      let value = UserFile(name: "z.yaml", text: signs.text(20)).yaml(noting: mistakes)
      _ = value?.mapping(required: ["a"], optional: ["b"])?["a"]?.text()
      _ = value?.texts()
      #expect(value != nil || mistakes.hasErrors)
      #expect(mistakes.isEmpty == mistakes.report.text().isEmpty)
    }
  }

  @Test func `no CSV crashes, and a row is given whole or told`() {
    var signs = Signs(["a", "苏", ",", ",", "\"", "\n", "\n", " ", "\"\""])
    let columns = CSVColumns(required: ["a", "b"])
    for _ in 0..<4_000 {
      let mistakes = Mistakes()
      let file = UserFile(name: "t.csv", text: "a,b\n" + signs.text(24))
      var isWhole = true
      file.readCSV(columns, noting: mistakes) { row in
        isWhole = isWhole && row.hasColumn(0) && row.hasColumn(1)
        _ = row.text(0) + row.text(1) + row.place(1).description
      }
      #expect(isWhole)
    }
  }

  @Test func `no bytes crash the reader`() {
    var state: UInt64 = 3
    for _ in 0..<2_000 {
      let bytes = (0..<12).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 40)
      }
      let mistakes = Mistakes()
      let file = UserFile.checked(name: "b", bytes: bytes, noting: mistakes)
      #expect((file == nil) == mistakes.hasErrors)
      #expect(mistakes.all.contains { $0.rule == "bad-utf8" } == (String(validating: bytes, as: UTF8.self) == nil))
    }
  }
}

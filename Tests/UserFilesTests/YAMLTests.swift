import ExactValues
import Testing
import UserFiles

@Suite struct YAMLTests {
  private func report(_ text: String, _ read: (YAMLValue) -> Void = { _ in }) -> String {
    let mistakes = Mistakes()
    let file = UserFile(name: "z.yaml", text: text)
    mistakes.keep(file)
    if let value = file.yaml(noting: mistakes) { read(value) }
    return mistakes.report.text()
  }

  @Test func `values are read by type`() throws {
    let mistakes = Mistakes()
    let file = UserFile(
      name: "z.yaml",
      text: """
        text: 超150家次
        number: 150
        no: no
        flag: true
        count: -3
        decimal: 91.40
        list: [a, 2, "null"]
        nested: {a: ~}
        """)
    let map = try #require(file.yaml(noting: mistakes)?.mapping())
    #expect(map.keys == ["text", "number", "no", "flag", "count", "decimal", "list", "nested"])
    #expect(map["text"]?.text() == "超150家次")
    #expect(map["number"]?.text() == "150")
    #expect(map["no"]?.text() == "no")
    #expect(map["flag"]?.flag() == true)
    #expect(map["count"]?.integer() == -3)
    #expect(map["decimal"]?.decimal() == DecimalNumber("91.4"))
    #expect(map["list"]?.texts() == ["a", "2", "null"])
    #expect(map["nested"]?.mapping()?["a"] == nil)
    #expect(map["none"] == nil)
    #expect(map["text"]?.place.description == "z.yaml:1:7")
    #expect(mistakes.isEmpty)
  }

  @Test func `every wrong value is told at its place in one pass`() {
    let report = report(
      """
      镇江: {nmae: 高新, unit: 忆元, flag: maybe}
      苏州: {name: [1], count: "1.5", decimal: 九, list: x, escape: "a\\x07"}
      宝鸡: {name: , count: 7}
      """
    ) { root in
      for entry in root.mapping()?.entries ?? [] {
        let zone = entry.value.mapping(
          required: ["name"], optional: ["unit", "flag", "count", "decimal", "list", "escape"])
        _ = zone?["name"]?.text()
        _ = zone?["unit"]?.choice(of: ["亿元", "万人"], as: "unit")
        _ = zone?["flag"]?.flag()
        _ = zone?["count"]?.integer(in: 0...5)
        _ = zone?["decimal"]?.decimal()
        _ = zone?["list"]?.texts()
        _ = zone?["escape"]?.text()
      }
    }
    #expect(
      report == """
        z.yaml:1:5: error: this mapping has no 'name'; its keys are 'unit', 'flag'
         1 | 镇江: {nmae: 高新, unit: 忆元, flag: maybe}
           |       ^
        z.yaml:1:6: error: unknown key 'nmae'
         1 | 镇江: {nmae: 高新, unit: 忆元, flag: maybe}
           |        ^
          hint: did you mean 'name'?
        z.yaml:1:22: error: unknown unit '忆元'
         1 | 镇江: {nmae: 高新, unit: 忆元, flag: maybe}
           |                          ^
          hint: did you mean '亿元'?
        z.yaml:1:32: error: 'maybe' is neither true nor false
         1 | 镇江: {nmae: 高新, unit: 忆元, flag: maybe}
           |                                      ^
        z.yaml:2:12: error: a text is expected here, not a list
         2 | 苏州: {name: [1], count: "1.5", decimal: 九, list: x, escape: "a\\x07"}
           |              ^
        z.yaml:2:24: error: '1.5' is no whole number
         2 | 苏州: {name: [1], count: "1.5", decimal: 九, list: x, escape: "a\\x07"}
           |                          ^
        z.yaml:2:40: error: '九' is no number
         2 | 苏州: {name: [1], count: "1.5", decimal: 九, list: x, escape: "a\\x07"}
           |                                          ^
          hint: write digits and a point, such as 12.5
        z.yaml:2:49: error: a list is expected here, not a single value
         2 | 苏州: {name: [1], count: "1.5", decimal: 九, list: x, escape: "a\\x07"}
           |                                                    ^
        z.yaml:2:60: error: the escape stands for the control character U+07
         2 | 苏州: {name: [1], count: "1.5", decimal: 九, list: x, escape: "a\\x07"}
           |                                                               ^
        z.yaml:3:6: error: 'name' has no value
         3 | 宝鸡: {name: , count: 7}
           |        ^
        z.yaml:3:21: error: 7 is out of range: it must be from 0 to 5
         3 | 宝鸡: {name: , count: 7}
           |                       ^

        """)
  }

  @Test func `a key that stands twice is told at its second place, and the rest is still read`() {
    let report = report(
      """
      镇江:
        name: a
        # name: not this
        other: {x: 1, y: 2, x: 3}
        name: b
      苏州: {unit: 1}
      "镇江": c
      """
    ) { root in
      _ = root.mapping()?["苏州"]?.mapping(optional: ["units"])
    }
    #expect(
      report == """
        z.yaml:4:23: error: the key 'x' stands twice in this mapping; it stands first in line 4
         4 |   other: {x: 1, y: 2, x: 3}
           |                       ^
        z.yaml:5:3: error: the key 'name' stands twice in this mapping; it stands first in line 2
         5 |   name: b
           |   ^
        z.yaml:6:6: error: unknown key 'unit'
         6 | 苏州: {unit: 1}
           |        ^
          hint: did you mean 'units'?
        z.yaml:7:1: error: the key '镇江' stands twice in this mapping; it stands first in line 1
         7 | "镇江": c
           | ^

        """)
  }

  @Test(arguments: [
    ("a: [1, 2\nb: 3\n", "z.yaml:2:2: error: a ',' or ']' is expected here; it starts in line 1"),
    ("名: 甲: 乙\n", "z.yaml:1:5: error: a ':' cannot stand here"),
    (
      "a:\n\t- b\n",
      "z.yaml:2:1: error: this character cannot start a value\n 2 |  - b\n   | ^\n  hint: indent with spaces"
    ),
    ("a: \"open\nb: 1\n", "z.yaml:3:1: error: the file ends within a quoted text"),
    ("a: *none\n", "z.yaml:1:4: error: this alias names no anchor above"),
    ("a: 1\n---\nb: 1\n", "z.yaml:2:1: error: a second document starts here"),
    ("", "z.yaml: error: the file is empty"),
    ("# nothing\n", "z.yaml: error: the file holds nothing but comments"),
    ("- a\nb: 1\n", "z.yaml:2:1: error: a '-' is expected here"),
  ])
  func `broken YAML is told in plain words at its place`(text: String, message: String) {
    #expect(report(text).hasPrefix(message), "\(report(text))")
  }

  @Test func `aliases and nesting cannot blow up`() {
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      bomb += "a\(level): &a\(level) [\(aliases)]\n"
    }
    #expect(report(bomb).contains("the file's aliases unfold to more than"))
    #expect(report("a: &x [1]\nb: *x\n").isEmpty)
    #expect(
      report(String(repeating: "[", count: 100_000)).hasPrefix("z.yaml:1:1: error: the values are nested too deeply"))
  }
}

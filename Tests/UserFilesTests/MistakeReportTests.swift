import Testing
import UserFiles

@Suite struct MistakeReportTests {
  private let file = UserFile(name: "seeds/a.yaml", text: "- name: 镇江高新区\n  unit: 忆元\n")

  private var mistakes: [Mistake] {
    [
      Mistake(
        at: FilePlace(file: "seeds/a.yaml", line: 2, column: 9), rule: "unknown-unit", "unknown unit '忆元'",
        hint: "did you mean '亿元'?"),
      Mistake(at: FilePlace(file: "seeds/a.yaml", line: 1), rule: "b", "of the line", severity: .warning),
      Mistake(at: FilePlace(file: "gaoxin.yaml"), rule: "missing-file", "there is no such file"),
      Mistake(at: FilePlace(file: "gaoxin.yaml"), rule: "missing-file", "there is no such file"),
    ]
  }

  private var report: MistakeReport { MistakeReport(mistakes, files: [file.name: file]) }

  @Test func `mistakes are sorted, told once, and the caret stands under Chinese`() {
    #expect(
      report.text() == """
        gaoxin.yaml: error: there is no such file
        seeds/a.yaml:1: warning: of the line
         1 | - name: 镇江高新区
        seeds/a.yaml:2:9: error: unknown unit '忆元'
         2 |   unit: 忆元
           |         ^
          hint: did you mean '亿元'?

        """)
    #expect(report.summary == "2 errors, 1 warning")
    #expect(MistakeReport([]).summary == "no mistakes")
  }

  @Test func `a long line is clipped around the caret`() {
    let long = UserFile(name: "l", text: String(repeating: "高新", count: 500))
    let mistake = Mistake(at: FilePlace(file: "l", line: 1, column: 501), rule: "x", "here")
    #expect(
      MistakeReport([mistake], files: ["l": long]).text(width: 30) == """
        l:1:501: error: here
         1 | …新高新高新高新高新高新高新高…
           |                    ^

        """)
    let early = Mistake(at: FilePlace(file: "l", line: 1, column: 2), rule: "x", "here")
    #expect(
      MistakeReport([early], files: ["l": long]).text(width: 12) == """
        l:1:2: error: here
         1 | 高新高新高…
           |   ^

        """)
  }

  @Test func `a place beyond its line or file is shown without harm`() {
    let far = Mistake(at: FilePlace(file: "seeds/a.yaml", line: 2, column: 900), rule: "x", "far")
    let gone = Mistake(at: FilePlace(file: "seeds/a.yaml", line: 99, column: 1), rule: "x", "gone \u{1B}[2J")
    #expect(
      MistakeReport([far, gone], files: [file.name: file]).text() == """
        seeds/a.yaml:2:900: error: far
         2 |   unit: 忆元
           |             ^
        seeds/a.yaml:99:1: error: gone �[2J

        """)
  }

  @Test func `colour is for terminals only`() {
    let one = MistakeReport([mistakes[2]])
    #expect(one.text() == "gaoxin.yaml: error: there is no such file\n")
    #expect(
      one.text(colour: true)
        == "\u{1B}[1mgaoxin.yaml:\u{1B}[0m \u{1B}[1;31merror:\u{1B}[0m \u{1B}[1mthere is no such file\u{1B}[0m\n")
  }

  @Test func `machines read JSON`() {
    let odd = Mistake(at: FilePlace(file: "a\"b", line: 3), rule: "r", "tab\t and \u{1}")
    #expect(
      MistakeReport([mistakes[0], odd]).json == #"""
        [
          {"file":"a\"b","line":3,"column":null,"severity":"error","rule":"r","message":"tab\t and \u0001","hint":null},
          {"file":"seeds/a.yaml","line":2,"column":9,"severity":"error","rule":"unknown-unit","message":"unknown unit '忆元'","hint":"did you mean '亿元'?"}
        ]

        """#)
    #expect(MistakeReport([]).json == "[]\n")
  }

  @Test func `a flood of mistakes is counted, not kept`() {
    let mistakes = Mistakes(limit: 2)
    for line in 1...5 { mistakes.add(at: FilePlace(file: "f", line: line), rule: "r", "m") }
    #expect(mistakes.report.text() == "f:1: error: m\nf:2: error: m\nand 3 more, not shown\n")
    #expect(mistakes.report.summary == "5 errors")
  }

  @Test(arguments: [
    ("zhenjang", "zhenjiang"), ("Suzhou", "suzhou"), ("suhzou", "suzhou"), ("苏州", "苏州高新区"), ("苏洲高新区", "苏州高新区"),
    ("baoji-", "baoji"), ("忆元", "亿元"), ("xyzzy", nil), ("", nil), ("ab", nil),
  ])
  func `the nearest known name is found`(written: String, expected: String?) {
    let known = ["zhenjiang", "suzhou", "baoji", "苏州高新区", "宝鸡高新区", "亿元", "万美元"]
    #expect(nearest(to: written, in: known) == expected)
  }

  @Test func `where none is near, the known ones are listed`() {
    #expect(hint(forUnknown: "xyzzy", among: ["one", "two"]) == "known are 'one', 'two'")
    #expect(hint(forUnknown: "xyzzy", among: ["one"]) == "known is only 'one'")
    #expect(hint(forUnknown: "xyzzy", among: []) == nil)
    #expect(
      hint(forUnknown: "xyzzy", among: (1...10).map { "n\($0)" })
        == "known are 'n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n7', 'n8' and 2 more")
  }
}

import Foundation
import Testing
import TextTemplate
import UserFiles

@Suite struct TemplateMistakeTests {
  @Test func `all syntax mistakes of a template are shown at once, each under its line`() {
    let trial = TemplateTrial(
      """
      标题：{{ title | uppr }}
      {% for z in zones %}
      {{ title }
      {{ title | pad }} {{ title | pad(1, 2, 3) }}
      {% fi z %}
      {% endif %}
      {{ a && b }}
      """, commonData)
    #expect(
      trial.report == """
        t.txt:1:15: error: unknown filter 'uppr'
         1 | 标题：{{ title | uppr }}
           |                  ^
          hint: did you mean 'upper'?
        t.txt:2:1: error: this 'for' is never closed with 'endfor'
         2 | {% for z in zones %}
           | ^
        t.txt:3:1: error: this tag is not closed with '}}' on its line
         3 | {{ title }
           | ^
        t.txt:4:12: error: the filter 'pad' needs its argument 'width'
         4 | {{ title | pad }} {{ title | pad(1, 2, 3) }}
           |            ^
          hint: write pad(width, [side])
        t.txt:4:40: error: the filter 'pad' takes at most 2 arguments
         4 | {{ title | pad }} {{ title | pad(1, 2, 3) }}
           |                                        ^
          hint: write pad(width, [side])
        t.txt:5:4: error: unknown tag 'fi'
         5 | {% fi z %}
           |    ^
          hint: did you mean 'if'?
        t.txt:7:6: error: the sign '&' means nothing here
         7 | {{ a && b }}
           |      ^
          hint: write 'and'

        """)
  }

  @Test func `all unknown names are told, in branches not taken too, and wrong values each once`() {
    let trial = TemplateTrial(
      """
      {{ titel }}{% if no %}{{ nmaes }}{% endif %}
      {% for z in zones %}
      {{ z.nmae }} {{ z.tags }} {{ z.name + 1 }}
      {% endfor %}
      {{ none_here }} {{ none_here | upper }} {{ names[7] }}
      {% if ghost is defined %}{{ 1 }}{% endif %}
      """, commonData)
    #expect(trial.output == nil)
    #expect(
      trial.report == """
        t.txt:1:4: error: unknown name 'titel'
         1 | {{ titel }}{% if no %}{{ nmaes }}{% endif %}
           |    ^
          hint: did you mean 'title'?
        t.txt:1:26: error: unknown name 'nmaes'
         1 | {{ titel }}{% if no %}{{ nmaes }}{% endif %}
           |                          ^
          hint: did you mean 'names'?
        t.txt:3:6: error: there is no 'nmae' here
         3 | {{ z.nmae }} {{ z.tags }} {{ z.name + 1 }}
           |      ^
          hint: did you mean 'name'?
        t.txt:3:17: error: a list cannot be shown as it is
         3 | {{ z.nmae }} {{ z.tags }} {{ z.name + 1 }}
           |                 ^
          hint: join it: | join(", ")
        t.txt:3:37: error: only numbers can be added and subtracted; this is a text
         3 | {{ z.nmae }} {{ z.tags }} {{ z.name + 1 }}
           |                                     ^
          hint: join texts with '~'
        t.txt:5:4: error: this value is missing and cannot be shown
         5 | {{ none_here }} {{ none_here | upper }} {{ names[7] }}
           |    ^
          hint: give it one with default("…"), or ask 'is missing' before
        t.txt:5:32: error: the filter 'upper' needs a text; this is missing
         5 | {{ none_here }} {{ none_here | upper }} {{ names[7] }}
           |                                ^
          hint: put default("…") before it, or ask 'is missing'
        t.txt:5:50: error: the list has 3 items, so none at 7
         5 | {{ none_here }} {{ none_here | upper }} {{ names[7] }}
           |                                                  ^
          hint: the first is at 0

        """)
  }

  @Test(arguments: [
    ("{{ }}", ["1:4: a value is expected here, not the end of the tag"]),
    ("{{ 'a }}", ["1:1: a quoted text in this tag is not closed"]),
    ("{# open", ["1:1: this comment is not closed with '#}'"]),
    (
      "{% if n %}\n{% endfor %}",
      ["1:1: this 'if' is never closed with 'endif'", "2:1: 'endfor' found, but the 'if' of line 1 is still open"]
    ),
    ("{% for z in zones %}{% if n %}\n{% endfor %}", ["2:1: 'endfor' found, but the 'if' of line 1 is still open"]),
    (
      "{% endif %}{% else %}{% elif n %}",
      [
        "1:1: 'endif' found, but no 'if' is open", "1:12: 'else' stands outside any 'if' or 'for'",
        "1:22: 'elif' stands outside any 'if'",
      ]
    ),
    ("{% if n %}{% else %}{% else %}{% endif %}", ["1:21: 'else' stands behind the 'else' of line 1"]),
    ("{% if n %}{% else if no %}{% endif %}", ["1:22: 'else' takes no condition"]),
    ("{% fro z in zones %}{{ z }}{% endfor %}", ["1:4: unknown tag 'fro'"]),
    ("{% for in zones %}{% endfor %}", ["1:8: the name for each item is expected here, not 'in'"]),
    ("{% for z zones %}{% endfor %}", ["1:10: 'in' is expected here, not 'zones'"]),
    ("{% for z in zones %}{{ loop.idx }}{% endfor %}", ["1:29: a loop has no 'idx'"]),
    ("{% for a, b in zones %}{% endfor %}", ["1:16: each item must be a list of 2 values; one is a record"]),
    ("{% for z in n %}{% endfor %}", ["1:13: a 'for' needs a list or a record; this is a number"]),
    ("{{ 1 < n < 3 }}", ["1:10: comparisons cannot be chained"]),
    ("{{ n n }}", ["1:6: the end of the tag is expected here, not 'n'"]),
    ("{{ title | pad:10 }}", ["1:15: the sign ':' means nothing here"]),
    ("{{ title | pad(wdith=3) }}", ["1:16: the filter 'pad' has no argument 'wdith'"]),
    ("{{ title | pad(3, width=3) }}", ["1:19: the argument 'width' is given twice"]),
    ("{{ title | pad('3') }}", ["1:12: the argument 'width' of 'pad' must be a whole number; this is a text"]),
    ("{{ title | pad(3, 'middle') }}", ["1:12: the filter 'pad': a text cannot be aligned 'middle'"]),
    ("{{ title | number }}", ["1:12: the filter 'number' needs a number; this is a text"]),
    ("{{ 'x' | repeat(99999999) }}", ["1:10: the filter 'repeat': a width or count must be from 0 to 10000"]),
    ("{{ title() }}", ["1:9: a value cannot be called"]),
    ("{{ n is odd }}", ["1:9: unknown test 'odd'"]),
    ("{{ title < n }}", ["1:10: a text and a number have no order"]),
    ("{{ title.x }}", ["1:10: a text has no parts"]),
    ("{{ zones | map('nmae') | join }}", ["1:12: the filter 'map': a record of the list has no 'nmae'"]),
    ("{{ 123456789012345678901234567890 }}", ["1:4: '123456789012345678901234567890' is no number"]),
    ("{% set x 1 %}", ["1:10: '=' is expected here, not '1'"]),
    ("{% set and = 1 %}", ["1:8: a name is expected here, not 'and'"]),
    ("{% if no %}{% set k = 1 %}{% endif %}{{ k }}", ["1:41: unknown name 'k'"]),
    ("{% include 'x.txt' %}", ["1:12: this template cannot include others"]),
    ("{% include x %}", ["1:12: the quoted name of a file is expected here, not 'x'"]),
  ])
  func `each mistake is told at its place`(template: String, heads: [String]) {
    let trial = TemplateTrial(template, commonData)
    #expect(trial.heads == heads)
    #expect(trial.output == nil)
  }

  @Test func `no input crashes or runs away`() {
    var limits = TemplateLimits()
    limits.outputBytes = 1_000
    limits.rounds = 500
    func heads(_ text: String) -> [String] { TemplateTrial(text, commonData, limits: limits).heads }
    let deep = String(repeating: "(", count: 5_000)
    #expect(heads("{{ \(deep)1 }}") == ["1:68: the parentheses are nested too deeply"])
    #expect(heads("{{ " + String(repeating: "-", count: 5_000) + "1 }}").count == 1)
    #expect(heads("{{ " + String(repeating: "not ", count: 5_000) + "1 }}").count == 1)
    #expect(
      heads("{{ 1" + String(repeating: " ~ 1", count: 5_000) + " }}").first?.contains("more than 500 parts") == true)
    #expect(heads(String(repeating: "{% if n %}", count: 100)).contains { $0.contains("nested too deeply") })
    let loops = String(repeating: "{% for a in numbers %}", count: 8) + String(repeating: "{% endfor %}", count: 8)
    #expect(heads(loops).first?.contains("the loops run more than 500 rounds") == true)
    #expect(
      heads("{% for a in numbers %}{{ 'x' | repeat(900) }}{% endfor %}") == [
        "1:26: the text is longer than 1000 bytes here"
      ])
    let signs = Array("{}%#-|\"'\\ \nabn1.,()[]=<>~苏")
    var state: UInt64 = 42
    for _ in 0..<3_000 {
      var text = ""
      for _ in 0..<24 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.append(signs[Int(state >> 33) % signs.count])
      }
      let trial = TemplateTrial("{{" + text, commonData)
      #expect((trial.output == nil) == !trial.report.isEmpty)
    }
  }
}

@Suite struct IncludeTests {
  private func folder(_ files: [String: String]) throws -> ContainedFolder {
    let path = NSTemporaryDirectory() + "templates-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path + "/in/parts", withIntermediateDirectories: true)
    for (name, text) in files { try text.write(toFile: path + "/in/" + name, atomically: true, encoding: .utf8) }
    try "secret".write(toFile: path + "/secret.txt", atomically: true, encoding: .utf8)
    try FileManager.default.createSymbolicLink(
      atPath: path + "/in/link.txt", withDestinationPath: path + "/secret.txt")
    return ContainedFolder(path: path + "/in", name: "in")
  }

  @Test func `a file is included with the names that are known there`() throws {
    let folder = try folder(["row.txt": "- {{ z.name }}{{ loop.index }}\n", "parts/end.txt": "{% set k = 9 %}\nend\n"])
    let trial = TemplateTrial(
      "{% for z in zones %}\n{% include \"row.txt\" %}\n{% endfor %}\n{% include 'parts/end.txt' %}\n{{ k }}",
      commonData,
      including: folder)
    #expect(trial.output == "- Zhenjiang1\n- Suzhou2\nend\n9", "\(trial.report)")
  }

  @Test func `nothing outside the folder is included, nor a file in itself`() throws {
    let folder = try folder([
      "a.txt": "{% include 'b.txt' %}", "b.txt": "x\n{% include 'a.txt' %}", "bad.txt": "\n{{ 1 + }}",
      "self.txt": "{% include './self.txt' %}",
    ])
    func heads(_ name: String) -> [String] {
      TemplateTrial("{% include '\(name)' %}", commonData, including: folder).heads
    }
    #expect(heads("../secret.txt") == ["1:12: '../secret.txt' leads out of its folder"])
    #expect(heads("/etc/passwd") == ["1:12: '/etc/passwd' is an absolute path"])
    #expect(heads("link.txt") == ["1:12: 'link.txt' is a link that leads out of its folder"])
    #expect(heads("non.txt") == ["1:12: 'non.txt' cannot be included: there is no such file"])
    #expect(heads("parts") == ["1:12: 'parts' cannot be included: this is a folder, where a file is expected"])
    #expect(heads("bad.txt") == ["in/bad.txt:2:8: a value is expected here, not the end of the tag"])
    #expect(
      heads("self.txt") == [
        "in/./self.txt:1:12: a file cannot include itself: 'in/./self.txt', which includes 'in/./self.txt'"
      ])
    #expect(
      heads("a.txt") == [
        "in/b.txt:2:12: a file cannot include itself: 'in/a.txt', which includes 'in/b.txt', which includes 'in/a.txt'"
      ])
  }

  @Test func `inclusions cannot multiply without end`() throws {
    var files: [String: String] = ["10.txt": "x"]
    for level in 0..<10 { files["\(level).txt"] = String(repeating: "{% include '\(level + 1).txt' %}\n", count: 10) }
    let trial = TemplateTrial("{% include '0.txt' %}", including: try folder(files))
    #expect(trial.heads.count == 1)
    #expect(trial.heads.first?.hasSuffix("more than 500 files are included") == true)
  }
}

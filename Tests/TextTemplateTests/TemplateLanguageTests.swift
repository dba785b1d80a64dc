import DisplayWidth
import Foundation
import Testing
import TextTemplate
import UserFiles

private let python = "/usr/bin/python3"
private let hasJinja: Bool = {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: python)
  process.arguments = ["-c", "import jinja2"]
  process.standardError = FileHandle.nullDevice
  guard FileManager.default.isExecutableFile(atPath: python), (try? process.run()) != nil else { return false }
  process.waitUntilExit()
  return process.terminationStatus == 0
}()

@Suite struct TemplateLanguageTests {
  @Test(arguments: commonCases)
  func `the common subset makes the text that Jinja's rules give`(example: CommonCase) {
    let trial = TemplateTrial(example.template, commonData)
    #expect(trial.output == example.output, "\(trial.report)")
  }

  @Test(.enabled(if: hasJinja, "Jinja2 (python3-jinja2) is not installed: the comparison with it was skipped"))
  func `Jinja2 itself makes the same texts`() throws {
    let script = """
      import json, sys, jinja2
      job = json.load(sys.stdin)
      env = jinja2.Environment(trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
                               undefined=jinja2.StrictUndefined)
      data = json.loads(job["data"])
      print(json.dumps([env.from_string(t).render(data) for t in job["templates"]]))
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = ["-c", script]
    let input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let job: [String: Any] = ["data": commonData, "templates": commonCases.map(\.template)]
    input.fileHandleForWriting.write(try JSONSerialization.data(withJSONObject: job))
    try input.fileHandleForWriting.close()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let texts = try #require(JSONSerialization.jsonObject(with: answer) as? [String])
    for (example, text) in zip(commonCases, texts) {
      #expect(text == example.output, "Jinja2 differs for \(example.template)")
    }
    #expect(texts.count == commonCases.count)
  }

  @Test(
    arguments: [
      // A line of tags alone leaves nothing; any other keeps its line break, unlike Jinja's trim_blocks.
      ("a{% if yes %}b{% endif %}\nc\n", "ab\nc\n"),
      ("  {% if yes %}  {# note #}  \nx\n{% endif %}  {% if no %}{% endif %}\ny", "x\ny"),
      ("{# two\nlines #}  \nx", "x"),
      ("x\n{% if yes %}", nil),
      ("{% for k, v in deep.er %}{{ k }}={{ v }};{% endfor %}", "est=found;two words=spaced;"),
      ("{{ none_here | default('—') }}{{ n | default(1) }}", "—3"),
      ("{% if none_here is missing and n is not missing %}m{% endif %}", "m"),
      ("{{ yes }} {{ none_here is missing }}", "true true"),
      ("{{ 'a' | pad(3) }}|{{ '苏州' | pad(6, 'right') }}|{{ 'a' | pad(4, side='centre') }}|", "a  |  苏州| a  |"),
      ("{{ '苏州高新区' | fit(7) }}|{{ 'one two three' | wrap(9, 2) }}", "苏州高…|one two\n  three"),
      (
        "{{ 1234567.891 | number(2) }} {{ 1234.5 | number }} {{ 1234 | number(1, ' ') }} {{ -0.05 | number(1) }}",
        "1,234,567.89 1,234.5 1 234.0 -0.1"
      ),
      (
        "{{ 0.067 | percent(1) }} {{ 0.125 | percent }} {{ 3 | signed }} {{ -3 | signed(1) }} {{ 0 | signed }}",
        "6.7% 12.5% +3 -3.0 0"
      ),
      (
        "{{ 1 | plural('zone', 'zones') }} {{ 2 | plural('zone', 'zones') }} {{ 0 | plural(plural='zones', singular='zone') }}",
        "zone zones zones"
      ),
      ("{{ 0.5 | bar(4) }}|{{ 3 | bar(2, of=8) }}|{{ 0 | bar(4) }}|{{ 8 | bar(2, 8) }}", "██|▊||██"),
      ("{{ '=' | repeat(5) }}{{ 'x' | repeat(0) }}{{ 'a\\nb' | indent(2) }}", "=====a\n  b"),
      ("{{ zones | where('count', 5) | map('name') | join }}", "Suzhou"),
      ("{{ 'zone' | capitalize }}{{ 12 | pad(4, 'right') }}", "Zone  12"),
      ("{{ 0.1 + 0.2 }} {{ 1.50 }} {{ 0.1 + 0.2 == 0.3 }}", "0.3 1.5 true"),
      ("{{ names.1 }}", "苏州"),
    ] as [(String, String?)])
  func `what is ours works as the manual says`(template: String, output: String?) {
    let trial = TemplateTrial(template, commonData)
    #expect(trial.output == output, "\(trial.report)")
  }

  @Test func `five thousand rows of padded cells line up`() {
    let rows = (0..<5_000).map { row in
      TemplateValue.record(TemplateRecord((0..<6).map { ("c\($0)", .text("苏州 \(row + $0)")) }))
    }
    let text = """
      {% for row in rows %}
      {{ row.c0 | pad(12) }}{{ row.c1 | pad(12) }}{{ row.c2 | pad(12) }}{{ row.c3 | pad(12) }}{{ row.c4 | pad(12) }}{{ row.c5 | pad(12, "right") }}
      {% endfor %}

      """
    let output = TemplateTrial(text, data: TemplateRecord([("rows", .list(rows))]), limits: TemplateLimits()).output
    let lines = (output ?? "").split(separator: "\n")
    #expect(lines.count == 5_000)
    #expect(lines.allSatisfy { $0.displayWidth == 72 })
  }
}

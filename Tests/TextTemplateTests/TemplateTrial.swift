import ExactValues
import TextTemplate
import UserFiles
import Yams

/// A template tried on data: the text it makes, or the report of its mistakes.
struct TemplateTrial {
  let output: String?
  let report: String

  /// Tries a template on data written as YAML.
  init(
    _ text: String, _ yaml: String = "{}", including folder: ContainedFolder? = nil,
    limits: TemplateLimits = TemplateLimits(), named name: String = "t.txt"
  ) {
    self.init(text, data: data(ofYAML: yaml), including: folder, limits: limits, named: name)
  }

  init(
    _ text: String, data: TemplateRecord, including folder: ContainedFolder? = nil, limits: TemplateLimits,
    named name: String = "t.txt"
  ) {
    let mistakes = Mistakes()
    let file = UserFile(name: name, text: text)
    let template = Template.parse(file, including: folder, limits: limits, noting: mistakes)
    output = template?.rendered(with: data, noting: mistakes)
    report = mistakes.report.text()
  }

  /// The heads of the mistakes, `line:column: message`, without lines, carets and hints.
  var heads: [String] {
    report.split(separator: "\n").filter { $0.contains(": error: ") }
      .map {
        String($0).replacing("t.txt:", with: "", maxReplacements: 1).replacing("error: ", with: "", maxReplacements: 1)
      }
  }
}

/// The record that a YAML mapping holds: unquoted digits are numbers, `true` and `false` flags, `null` missing.
func data(ofYAML yaml: String) -> TemplateRecord {
  guard let root = UserFile(name: "data", text: yaml).yaml(noting: Mistakes()),
    case .record(let record) = value(of: root)
  else { return TemplateRecord() }
  return record
}

private func value(of yaml: YAMLValue) -> TemplateValue {
  switch yaml.shape {
  case .nothing: return .missing
  case .list: return .list((yaml.list() ?? []).map(value(of:)))
  case .mapping: return .record(TemplateRecord((yaml.mapping()?.entries ?? []).map { ($0.key, value(of: $0.value)) }))
  case .scalar:
    guard case .scalar(let scalar) = yaml.node, scalar.style == .plain else { return .text(yaml.text() ?? "") }
    if scalar.string == "true" || scalar.string == "false" { return .flag(scalar.string == "true") }
    return DecimalNumber(scalar.string).map { .number($0) } ?? .text(scalar.string)
  }
}

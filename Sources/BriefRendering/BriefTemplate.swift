import ExactValues
import JSONText
import TextTemplate
package import UserFiles

/// A brief's template, read and checked, with its width.
package struct BriefTemplate: Sendable {
  private let template: Template
  private let file: UserFile

  /// The narrowest and the widest brief.
  package static let widths = 40...200
  /// The width of an edition's brief: what a mail of plain text bears.
  package static let standardWidth = 72

  /// Reads a template; nil, with all its mistakes noted, where anything of it is wrong.
  ///
  /// - Parameter folder: the template's folder, which it may include other files from.
  package init?(_ file: UserFile, in folder: ContainedFolder, noting mistakes: Mistakes) {
    guard let template = Template.parse(file, including: folder, noting: mistakes) else { return nil }
    self.template = template
    self.file = file
  }

  /// The brief as text; nil, with the mistakes noted, where the template names what the data does not have.
  ///
  /// - Parameter width: columns; a Chinese character takes two.
  package func text(_ data: BriefData, width: Int, noting mistakes: Mistakes) -> String? {
    guard case .record(var record) = TemplateValue(data.value) else { return nil }
    record["width"] = .integer(width)
    mistakes.keep(file)
    return template.rendered(with: record, noting: mistakes)
  }
}

extension TemplateValue {
  /// The same value as a template sees it: null is missing.
  init(_ value: JSONValue) {
    switch value {
    case .later(let make): self.init(make())
    case .null: self = .missing
    case .flag(let flag): self = .flag(flag)
    case .number(let digits): self = DecimalNumber(digits).map { .number($0) } ?? .text(digits)
    case .text(let text): self = .text(text)
    case .array(let values): self = .items(TemplateList(count: values.count) { TemplateValue(values[$0]) })
    case .list(let count, let make): self = .items(TemplateList(count: count) { TemplateValue(make($0)) })
    case .object(let members):
      self = .record(TemplateRecord(names: members.map(\.name)) { TemplateValue(members[$0].value) })
    }
  }
}

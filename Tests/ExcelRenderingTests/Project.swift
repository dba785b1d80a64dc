import ExactValues
import ExcelRendering
import SeedFiles
import UserFiles
import Wording
import ZoneComparison
import ZoneModel

/// The project's own seeds and template, read once.
enum Project {
  static let root: String = {
    let parts = #filePath.split(separator: "/").dropLast(3)
    return "/" + parts.joined(separator: "/")
  }()

  static let dataset: Dataset = {
    let mistakes = Mistakes()
    guard let file = UserFile.read(root + "/gaoxin.yaml", as: "gaoxin.yaml", noting: mistakes) else {
      return Dataset(zones: [], indicators: [], sources: [], observations: [])
    }
    return SeedReader(workspace: root, settings: WorkspaceSettings(file, noting: mistakes), noting: mistakes).read()
  }()

  /// The template that comes with the program, with what its files are wrong in.
  static let template: TemplateTrial = TemplateTrial(folder: root + "/Templates/quarterly", name: "Templates/quarterly")

  /// The three zones compared for a quarter.
  static func comparison(_ quarter: String = "2025-Q2", since previous: EditionSnapshot? = nil) -> Comparison {
    Comparison.of(
      dataset,
      ComparisonRequest(
        quarter: Quarter(quarter) ?? Quarter(containing: CivilDate(daysSince1970: 0)),
        zones: ["zhenjiang", "suzhou", "baoji"].map { ZoneID($0) }, previousEdition: previous))
  }

  /// The workbook of a comparison in one language.
  static func content(_ comparison: Comparison, _ language: Language) throws -> WorkbookContent {
    try content(comparison, language, template)
  }

  /// The workbook of a comparison in one language as a template lays it out.
  static func content(
    _ comparison: Comparison, _ language: Language, _ template: TemplateTrial
  ) throws -> WorkbookContent {
    guard let workbook = template.workbook, let labels = template.labels[language],
      let styles = template.styles[language]
    else { throw Missing.template }
    return WorkbookRendering(
      comparison, wording: Wording(labels: labels, dataset: comparison.dataset, rounding: comparison.rounding),
      template: workbook, styles: styles, author: "Gaoxin"
    ).content()
  }

  enum Missing: Error { case template }
}

/// The files of a template's folder that make workbooks, read.
struct TemplateTrial {
  let workbook: WorkbookTemplate?
  private(set) var styles: [Language: StyleSheet] = [:]
  private(set) var labels: [Language: Labels] = [:]
  /// What is wrong, as `file:line: message (hint)`.
  let mistakes: [String]

  /// Reads a folder; texts given replace its files.
  init(folder: String, name: String, replacing texts: [String: String] = [:]) {
    let mistakes = Mistakes()
    func file(_ part: String) -> UserFile? {
      if let text = texts[part] { return UserFile(name: "\(name)/\(part)", text: text) }
      return UserFile.read("\(folder)/\(part)", as: "\(name)/\(part)", noting: mistakes)
    }
    for (index, language) in Language.allCases.enumerated() {
      styles[language] = file("styles.yaml").flatMap {
        StyleSheetReader().read($0, language: language, noting: index == 0 ? mistakes : Mistakes())
      }
    }
    let look = styles.values.first
    workbook = file("workbook.yaml").flatMap {
      WorkbookTemplateReader(
        styles: look?.styles.keys.sorted() ?? [], colours: look?.colours.keys.sorted() ?? []
      ).read($0, noting: mistakes)
    }
    let required = Wording.requiredKeys.merging(workbook?.labelKeys ?? [:]) { $0 + $1 }
    for language in Language.allCases {
      labels[language] = file("labels.\(language.rawValue).yaml").map {
        Labels.read($0, language: language, required: required, noting: mistakes)
      }
    }
    self.mistakes = mistakes.all.map { mistake in
      let line = mistake.place.line.map { ":\($0)" } ?? ""
      return "\(mistake.place.file)\(line): \(mistake.message)" + (mistake.hint.map { " (\($0))" } ?? "")
    }
  }
}

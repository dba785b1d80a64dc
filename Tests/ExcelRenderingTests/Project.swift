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

  static let template: (folder: WorkbookTemplateFolder?, mistakes: [Mistake]) = {
    let mistakes = Mistakes()
    let folder = WorkbookTemplateFolder.read(
      path: root + "/Templates/quarterly", name: "Templates/quarterly", languages: Language.allCases, noting: mistakes)
    return (folder, mistakes.all)
  }()

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
    guard let folder = template.folder, let labels = folder.labels[language], let styles = folder.styles[language] else {
      throw Missing.template
    }
    return WorkbookRendering(
      comparison, wording: Wording(labels: labels, dataset: comparison.dataset, rounding: comparison.rounding),
      template: folder.template, styles: styles, author: "Gaoxin"
    ).content()
  }

  enum Missing: Error { case template }
}

import BriefRendering
import EditionFiles
import ExcelRendering
import Glibc
import Scheduling
import SeedFiles
import UserFiles
import Wording
import WorkerThreads
import ZoneComparison
import ZoneModel

/// One quarter's edition: its comparison, and the files made of it.
struct Edition {
  let workspace: Workspace
  let template: EditionTemplate
  let dataset: Dataset
  let comparison: Comparison
  let languages: [Language]
  /// What the edition that it is compared with showed; nil where there is none.
  let previous: EditionSnapshot?

  /// Reads the workspace and compares; whatever is wrong ends the command before anything is written.
  init(_ workspace: Workspace, _ choice: QuarterOptions, languages: [Language]) throws(CommandFailure) {
    let template = try EditionTemplate(
      choice.template ?? workspace.settings.template, in: workspace, languages: languages)
    let dataset = try workspace.dataset()
    let zones = try workspace.zones(choice.zones, in: dataset)
    let quarter = try workspace.quarter(choice.quarter, of: zones, in: dataset)
    self.init(workspace, template: template, dataset: dataset, zones: zones, quarter: quarter, languages: languages)
  }

  /// Compares the zones of a data set that was read before.
  init(
    _ workspace: Workspace, template: EditionTemplate, dataset: Dataset, zones: [ZoneID], quarter: Quarter,
    languages: [Language]
  ) {
    self.init(
      workspace, template: template, dataset: dataset, zones: zones, quarter: quarter, languages: languages,
      since: EditionSnapshot.newest(before: quarter, in: workspace))
  }

  /// Compares the zones of a data set with an edition before, or with none.
  init(
    _ workspace: Workspace, template: EditionTemplate, dataset: Dataset, zones: [ZoneID], quarter: Quarter,
    languages: [Language], since previous: EditionSnapshot?
  ) {
    self.workspace = workspace
    self.template = template
    self.dataset = dataset
    self.languages = languages
    comparison = Comparison.of(
      dataset,
      ComparisonRequest(
        quarter: quarter, zones: zones, rounding: workspace.settings.rounding, previousEdition: previous))
    self.previous = previous
  }

  var quarter: Quarter { comparison.quarter }

  /// What puts the edition's values into words of a language.
  func wording(_ part: EditionTemplate.Part) -> Wording {
    Wording(labels: part.labels, dataset: dataset, rounding: workspace.settings.rounding)
  }

  /// The brief's data in a language; nil where the edition is not made in it.
  func briefData(_ language: Language) -> BriefData? {
    template.parts[language].map { BriefData(comparison, wording($0)) }
  }

  /// The brief of a language as text.
  ///
  /// - Parameter width: columns; a Chinese character takes two.
  func brief(_ language: Language, width: Int) throws(CommandFailure) -> String {
    try render(template.parts[language]?.brief, language, width: width)
  }

  /// The brief of a language in Markdown.
  func markdownBrief(_ language: Language) throws(CommandFailure) -> String {
    guard let markdown = template.parts[language]?.markdown else {
      throw CommandFailure(
        .badConfiguration, "the template '\(template.name)' has no brief in Markdown",
        hint: "copy Templates/quarterly/brief.\(language.rawValue).md to Templates/\(template.name) and change it")
    }
    return try render(markdown, language, width: BriefTemplate.standardWidth)
  }

  private func render(_ brief: BriefTemplate?, _ language: Language, width: Int) throws(CommandFailure) -> String {
    let mistakes = Mistakes()
    guard let brief, let data = briefData(language), let text = brief.text(data, width: width, noting: mistakes) else {
      throw CommandFailure(
        .badConfiguration, "the template '\(template.name)' has mistakes; nothing was written", report: mistakes.report)
    }
    return text
  }

  /// Notes what the briefs name and the edition does not have.
  func checkBriefs(noting mistakes: Mistakes) {
    for language in languages {
      guard let part = template.parts[language], let data = briefData(language) else { continue }
      for brief in [part.brief, part.markdown] {
        _ = brief?.text(data, width: BriefTemplate.standardWidth, noting: mistakes)
      }
    }
  }

  /// The workbook's content in a language; nil where the edition is not made in it.
  ///
  /// - Parameters:
  ///   - isToBeWritten: whether all rows are wanted, rather than some to be looked at.
  ///   - codes: what all languages share.
  func workbook(
    _ language: Language, isToBeWritten: Bool = true, codes: ComparisonCodes? = nil
  ) -> WorkbookContent? {
    template.parts[language].map { part in
      WorkbookRendering(
        comparison, wording: wording(part), template: template.workbook, styles: part.styles,
        author: workspace.settings.author[language], keepsRows: isToBeWritten, codes: codes
      ).content()
    }
  }
}

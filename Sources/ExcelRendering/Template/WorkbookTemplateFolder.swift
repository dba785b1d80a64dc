package import UserFiles
package import Wording
package import ZoneModel

/// What a template's folder says of workbooks: sheets, looks and words.
package struct WorkbookTemplateFolder: Sendable {
  package let template: WorkbookTemplate
  package let styles: [Language: StyleSheet]
  package let labels: [Language: Labels]

  /// Reads workbook.yaml, styles.yaml and the labels of each language; nil, with every mistake noted, where one has any.
  ///
  /// - Parameters:
  ///   - path: the folder on disk.
  ///   - name: the folder as the user would name it: `Templates/quarterly`.
  package static func read(
    path: String, name: String, languages: [Language], noting mistakes: Mistakes
  ) -> WorkbookTemplateFolder? {
    func file(_ part: String) -> UserFile? {
      UserFile.read("\(path)/\(part)", as: "\(name)/\(part)", noting: mistakes)
    }
    let before = mistakes.all.count + mistakes.beyondLimit
    var styles: [Language: StyleSheet] = [:]
    if let looks = file("styles.yaml") {
      for (index, language) in languages.enumerated() {
        // The file is one for all languages: its mistakes are told once.
        let sheet = StyleSheetReader().read(looks, language: language, noting: index == 0 ? mistakes : Mistakes())
        styles[language] = sheet
      }
    }
    let known = styles.values.first
    let template = file("workbook.yaml").flatMap {
      WorkbookTemplateReader(
        styles: (known?.styles.keys).map { $0.sorted() } ?? [], colours: (known?.colours.keys).map { $0.sorted() } ?? []
      ).read($0, noting: mistakes)
    }
    let required = Wording.requiredKeys.merging(template?.labelKeys ?? [:]) { $0 + $1 }
    var labels: [Language: Labels] = [:]
    for language in languages {
      if let words = file("labels.\(language.rawValue).yaml") {
        labels[language] = Labels.read(words, language: language, required: required, noting: mistakes)
      }
    }
    let isWhole = !mistakes.all.dropFirst(before).contains { $0.severity == .error } && mistakes.beyondLimit == 0
    guard let template, isWhole, styles.count == languages.count, labels.count == languages.count else { return nil }
    return WorkbookTemplateFolder(template: template, styles: styles, labels: labels)
  }
}

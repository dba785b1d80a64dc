import ExactValues
package import UserFiles
package import ZoneModel

/// Reads styles.yaml: fonts by language, colours, styles, number formats and the measures of charts.
package struct StyleSheetReader {
  /// The number formats that the program itself asks for.
  package static let patterns = ["count", "figure", "signed", "plain", "chart-count"]
  /// What a text must at least stand out on its ground (WCAG 2.1, level AA).
  package static let leastContrast = 4.5

  /// The keys that each mapping of styles.yaml must and may have, by the way to it; `*` is any name.
  package static let keys: [String: (required: [String], optional: [String])] = [
    "": (["fonts", "colours", "styles", "number_formats"], ["links", "rows", "charts"]),
    "fonts": (Language.allCases.map(\.rawValue), []),
    "fonts.*": (["name", "size"], ["character_width", "line_height"]),
    "styles.*": (
      [],
      [
        "size", "bold", "italic", "underline", "colour", "fill", "align", "vertical", "wrap", "indent", "top", "bottom",
        "line",
      ]
    ),
    "links": ([], ["colour", "underline", "underline_figures"]),
    "rows": ([], ["height"]),
    "charts": ([], ["width", "height", "gap", "per_row", "colours"]),
  ]

  /// Makes a reader.
  package init() {}

  /// The style sheet of a file for a language; nil, with the mistakes noted, when a part is missing.
  package func read(_ file: UserFile, language: Language, noting mistakes: Mistakes) -> StyleSheet? {
    guard
      let root = mapping(file.yaml(noting: mistakes), ""), let fonts = mapping(root["fonts"], "fonts"),
      let font = mapping(fonts[language.rawValue], "fonts.*"),
      let name = font["name"]?.text(), let size = font["size"]?.decimal()?.double,
      let colours = root["colours"].map({ self.colours($0) })
    else { return nil }
    var base = CellStyle(font: name, size: size)
    base.colour = colours["ink"]
    var styles: [String: CellStyle] = [:]
    for entry in root["styles"]?.mapping()?.entries ?? [] {
      styles[entry.key] = style(entry.value, on: base, colours)
    }
    for role in StyleSheet.Role.allCases where styles[role.rawValue] == nil {
      root["styles"]?.note("missing-style", "the style '\(role.rawValue)' is missing", hint: "the program needs it")
    }
    var patterns: [String: String] = [:]
    for entry in root["number_formats"]?.mapping()?.entries ?? [] { patterns[entry.key] = entry.value.text() }
    for name in Self.patterns where patterns[name] == nil {
      root["number_formats"]?.note(
        "missing-format", "the number format '\(name)' is missing", hint: "the program needs it")
    }
    let links = mapping(root["links"], "links")
    let rows = mapping(root["rows"], "rows")
    return StyleSheet(
      base: base, colours: colours, styles: styles, patterns: patterns,
      linkColour: links?["colour"].flatMap { colour($0, colours) },
      underlinesLinks: links?["underline"]?.flag() ?? true,
      underlinesFigures: links?["underline_figures"]?.flag() ?? false, charts: charts(root["charts"], colours),
      rowHeight: rows?["height"]?.decimal()?.double ?? 17,
      characterWidth: font["character_width"]?.decimal()?.double ?? 1,
      lineHeight: font["line_height"]?.decimal()?.double ?? 1.3)
  }

  private func mapping(_ value: YAMLValue?, _ way: String) -> YAMLMapping? {
    let keys = Self.keys[way] ?? ([], [])
    return value?.mapping(required: keys.required, optional: keys.optional)
  }

  private func colours(_ value: YAMLValue) -> [String: Colour] {
    var colours: [String: Colour] = [:]
    for entry in value.mapping()?.entries ?? [] {
      guard let text = entry.value.text() else { continue }
      guard let colour = Colour(text) else {
        // The name is known all the same, so that the styles that use it are not wrong as well.
        colours[entry.key] = Colour(rgb: 0)
        entry.value.note("colour", "'\(text)' is no colour", hint: "write #RRGGBB in quotes, such as \"#1F3A5F\"")
        continue
      }
      colours[entry.key] = colour
    }
    return colours
  }

  private func colour(_ value: YAMLValue, _ colours: [String: Colour]) -> Colour? {
    value.choice(of: colours.keys.sorted(), as: "colour").flatMap { colours[$0] }
  }

  private func style(_ value: YAMLValue, on base: CellStyle, _ colours: [String: Colour]) -> CellStyle? {
    guard let mapping = mapping(value, "styles.*") else { return nil }
    var style = base
    if let size = mapping["size"]?.decimal()?.double, size > 0 { style.size = size }
    style.isBold = mapping["bold"]?.flag() ?? false
    style.isItalic = mapping["italic"]?.flag() ?? false
    style.isUnderlined = mapping["underline"]?.flag() ?? false
    style.colour = mapping["colour"].flatMap { colour($0, colours) } ?? base.colour
    style.fill = mapping["fill"].flatMap { colour($0, colours) }
    style.alignment = choice(mapping["align"], as: "alignment")
    style.vertical = choice(mapping["vertical"], as: "alignment") ?? .top
    style.wraps = mapping["wrap"]?.flag() ?? false
    style.indent = mapping["indent"]?.integer(in: 0...15) ?? 0
    style.top = choice(mapping["top"], as: "line") ?? .none
    style.bottom = choice(mapping["bottom"], as: "line") ?? .none
    style.lineColour = mapping["line"].flatMap { colour($0, colours) }
    let contrast = (style.colour ?? Colour(rgb: 0)).contrast(on: style.fill ?? .white)
    if contrast < Self.leastContrast {
      value.note(
        "low-contrast", "the text stands out on its ground by \(Double(Int(contrast * 10)) / 10) only",
        hint: "choose colours with a contrast of \(Self.leastContrast) or more", severity: .warning)
    }
    return style
  }

  private func choice<Choice: CaseIterable & RawRepresentable>(
    _ value: YAMLValue?, as meaning: String
  ) -> Choice? where Choice.RawValue == String {
    value?.choice(of: Choice.allCases.map(\.rawValue), as: meaning).flatMap { Choice(rawValue: $0) }
  }

  private func charts(_ value: YAMLValue?, _ colours: [String: Colour]) -> StyleSheet.ChartLook {
    var look = StyleSheet.ChartLook()
    guard let mapping = mapping(value, "charts") else { return look }
    look.width = mapping["width"]?.integer(in: 100...2000) ?? look.width
    look.height = mapping["height"]?.integer(in: 100...2000) ?? look.height
    look.gap = mapping["gap"]?.integer(in: 0...500) ?? look.gap
    look.perRow = mapping["per_row"]?.integer(in: 1...10) ?? look.perRow
    look.colours =
      mapping["colours"]?.list()?.compactMap { $0.choice(of: colours.keys.sorted(), as: "colour") } ?? []
    return look
  }
}

/// A language that labels, names and editions are written in.
package enum Language: String, CaseIterable, Hashable, Sendable {
  case en
  case zh
}

/// The same text in Chinese and in English.
package struct BilingualText: Hashable, Sendable {
  /// The Chinese text, as the field writes it.
  package let zh: String
  /// The English rendering.
  package let en: String

  /// Makes a pair of texts.
  package init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  /// The text in one language.
  package subscript(language: Language) -> String {
    language == .zh ? zh : en
  }
}

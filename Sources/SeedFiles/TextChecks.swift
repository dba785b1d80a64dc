import UserFiles
import Yams

/// What texts must not hold, wherever they stand.
struct TextChecks {
  let mistakes: Mistakes
  let thoroughness: Thoroughness

  /// Keys and columns whose values are figures and places: a sign at their head is a sign.
  private static let figures: Set<String> = ["value", "growth", "period", "line", "weight", "printed", "place"]

  /// Whether a field of this name holds words rather than figures.
  static func isWords(_ name: String) -> Bool { !figures.contains(name) }

  /// Notes a text that a person has still to fill in, and one that a spreadsheet could take for a formula.
  func check(_ text: some StringProtocol, at place: @autoclosure () -> FilePlace) {
    guard let first = text.utf8.first else { return }
    if text.hasPrefix("??") || text.hasPrefix("？？") {
      mistakes.add(
        at: place(), rule: "unfinished", "a person has still to fill this in: '\(text.prefix(40))'",
        hint: "replace '??' by what the source says, or leave the field out")
    }
    guard thoroughness == .check, [0x3D, 0x2B, 0x2D, 0x40].contains(first) else { return }
    mistakes.add(
      at: place(), rule: "formula-like-text", "this text begins with '\(text.prefix(1))', as a formula does",
      hint: "it is written as text and never reckoned; put it otherwise if readers may copy it into a spreadsheet",
      severity: .warning)
  }

  /// The root of a YAML file, every text of it checked.
  func yaml(of file: UserFile) -> YAMLValue? {
    guard let root = file.yaml(noting: mistakes) else { return nil }
    if thoroughness == .check || file.bytes.hasUnfinishedMark { check(root) }
    return root
  }

  private func check(_ value: YAMLValue) {
    switch value.shape {
    case .nothing: return
    case .scalar: if let text = value.node.scalar?.string { check(text, at: value.place) }
    case .list: for item in value.list() ?? [] { check(item) }
    case .mapping:
      for entry in value.mapping()?.entries ?? [] where Self.isWords(entry.key) { check(entry.value) }
    }
  }
}

extension [UInt8] {
  /// Whether two question marks of either width stand side by side.
  fileprivate var hasUnfinishedMark: Bool {
    var before: UInt8 = 0
    for byte in self {
      // The last byte of a wide question mark is 9F: rare enough for a look at the whole file.
      if byte == before, byte == 0x3F { return true }
      if byte == 0x9F, before == 0xBC { return true }
      before = byte
    }
    return false
  }
}

/// What to do about English that is Chinese.
let chineseHint = "English is never left out: a reader without Chinese uses the English edition"

/// Whether an English text is Chinese in truth: it has Chinese characters and no Latin letter.
func isChineseAlone(_ text: some StringProtocol) -> Bool {
  var hasChinese = false
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A: return false
    case 0x3400...0x9FFF, 0x20000...0x3FFFF: hasChinese = true
    default: break
    }
  }
  return hasChinese
}

/// The text of an HTML document without its tags, every character with its place.
struct HTMLText {
  private(set) var shown: [UInt32] = []
  private(set) var shownAt: [Int32] = []
  private let source: [UInt32]
  private var index = 0

  init(_ source: [UInt32]) { self.source = source }

  private static let blocks: Set<String> = [
    "p", "div", "br", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article",
    "header", "footer", "title", "blockquote", "hr", "dt", "dd", "figure", "figcaption", "nav", "body",
  ]
  private static let hidden: Set<String> = ["script", "style", "noscript", "template", "svg", "head"]
  private static let references: [String: UInt32] = [
    "nbsp": 0x20, "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "ldquo": 0x201C, "rdquo": 0x201D,
    "lsquo": 0x2018, "rsquo": 0x2019, "mdash": 0x2014, "ndash": 0x2013, "hellip": 0x2026, "middot": 0xB7,
    "emsp": 0x20, "ensp": 0x20, "times": 0xD7, "permil": 0x2030, "yen": 0xA5, "deg": 0xB0, "ge": 0x2265, "le": 0x2264,
  ]

  mutating func read() {
    shown.reserveCapacity(source.count)
    shownAt.reserveCapacity(source.count)
    while index < source.count {
      switch source[index] {
      case 0x3C: tag()
      case 0x26: reference()
      // A line feed of the source is a space; only blocks end lines.
      case 0x0A, 0x0D: show(0x20)
      default: show(source[index])
      }
    }
  }

  private mutating func show(_ value: UInt32, advancing count: Int = 1) {
    shown.append(value)
    shownAt.append(Int32(index))
    index += count
  }

  /// A tag, a comment, or a lone `<`, which is text.
  private mutating func tag() {
    var next = index + 1
    if starts(with: "!--", at: next) {
      index = end(of: "-->", from: next + 3)
      return
    }
    let isClosing = next < source.count && source[next] == 0x2F
    if isClosing { next += 1 }
    guard next < source.count, Scalars.isLatin(source[next]) || source[next] == 0x21 || source[next] == 0x3F else {
      show(0x3C)
      return
    }
    var name = ""
    while next < source.count, name.utf8.count < 12, Scalars.isLatin(source[next]) || Scalars.isDigit(source[next]) {
      name.unicodeScalars.append(Unicode.Scalar(source[next] | (Scalars.isLatin(source[next]) ? 0x20 : 0)) ?? " ")
      next += 1
    }
    var quote: UInt32 = 0
    while next < source.count {
      let value = source[next]
      if quote != 0 {
        if value == quote { quote = 0 }
      } else if value == 0x22 || value == 0x27 {
        quote = value
      } else if value == 0x3E {
        break
      }
      next += 1
    }
    let tagEnd = min(next + 1, source.count)
    if !isClosing, Self.hidden.contains(name) {
      index = end(of: "</" + name, from: tagEnd)
      while index < source.count, source[index] != 0x3E { index += 1 }
      index = min(index + 1, source.count)
      return
    }
    if name == "td" || name == "th" {
      if !isClosing, let last = shown.last, last != 0x0A { show(0x09, advancing: 0) }
    } else if Self.blocks.contains(name) {
      show(0x0A, advancing: 0)
    }
    index = tagEnd
  }

  private mutating func reference() {
    var name = ""
    var next = index + 1
    while next < source.count, next - index < 10, source[next] != 0x3B, source[next] > 0x20, source[next] < 0x7F {
      name.unicodeScalars.append(Unicode.Scalar(source[next]) ?? " ")
      next += 1
    }
    guard next < source.count, source[next] == 0x3B else {
      show(0x26)
      return
    }
    var value = Self.references[name]
    if name.hasPrefix("#x") || name.hasPrefix("#X") {
      value = UInt32(name.dropFirst(2), radix: 16)
    } else if name.hasPrefix("#") {
      value = UInt32(name.dropFirst())
    }
    guard let value, Unicode.Scalar(value) != nil, value >= 0x20 else {
      show(0x26)
      return
    }
    show(value == 0xA0 ? 0x20 : value, advancing: next + 1 - index)
  }

  private func starts(with text: String, at place: Int) -> Bool {
    var place = place
    for scalar in text.unicodeScalars {
      guard place < source.count, source[place] == scalar.value || source[place] | 0x20 == scalar.value else {
        return false
      }
      place += 1
    }
    return true
  }

  /// The offset behind the next occurrence of a text; the end where it does not come.
  private func end(of text: String, from place: Int) -> Int {
    var place = place
    let first = text.unicodeScalars.first?.value ?? 0
    while place < source.count {
      if source[place] == first, starts(with: text, at: place) { return place + text.unicodeScalars.count }
      place += 1
    }
    return source.count
  }
}

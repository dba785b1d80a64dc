/// Where a field of a CSV file stands, without its quotes.
struct CSVField {
  var start: Int
  var end: Int
  /// Whether quotes inside are written twice.
  var hasDoubledQuotes = false
}

/// Splits the bytes of a CSV file into rows of fields.
struct CSVScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let file: UserFile
  private var index = 0

  private static let quote: UInt8 = 0x22
  private static let comma: UInt8 = 0x2C
  private static let lineFeed: UInt8 = 0x0A

  init(_ bytes: UnsafeBufferPointer<UInt8>, file: UserFile) {
    self.bytes = bytes
    self.file = file
  }

  /// Reads the next row that is no empty line; false at the end of the file.
  mutating func scan(into row: CSVRow, noting mistakes: Mistakes) -> Bool {
    while index < bytes.count, bytes[index] == Self.lineFeed { index += 1 }
    row.fields.removeAll(keepingCapacity: true)
    row.isBroken = false
    guard index < bytes.count else { return false }
    while true {
      let isQuoted = index < bytes.count && bytes[index] == Self.quote
      let field = isQuoted ? scanQuoted(row, mistakes) : scanPlain(row, mistakes)
      row.fields.append(field)
      guard index < bytes.count else { return true }
      let separator = bytes[index]
      index += 1
      if separator == Self.lineFeed { return true }
    }
  }

  /// Reads up to the comma or line feed that ends an unquoted field, and stands on it.
  private mutating func scanPlain(_ row: CSVRow, _ mistakes: Mistakes) -> CSVField {
    let start = index
    var quote: Int?
    while index < bytes.count {
      let byte = bytes[index]
      if byte == Self.comma || byte == Self.lineFeed { break }
      if byte == Self.quote, quote == nil { quote = index }
      index += 1
    }
    if let quote {
      row.isBroken = true
      mistakes.add(
        at: file.place(atByte: quote), rule: "stray-quote", "a quote stands inside a field that is not quoted",
        hint: "quote the whole field and write the quote twice")
    }
    return CSVField(start: start, end: index)
  }

  /// Reads a field in quotes, and stands on the comma or line feed behind it.
  private mutating func scanQuoted(_ row: CSVRow, _ mistakes: Mistakes) -> CSVField {
    let opening = index
    index += 1
    var field = CSVField(start: index, end: index)
    while index < bytes.count {
      guard bytes[index] == Self.quote else {
        index += 1
        continue
      }
      if index + 1 < bytes.count, bytes[index + 1] == Self.quote {
        field.hasDoubledQuotes = true
        index += 2
        continue
      }
      field.end = index
      index += 1
      if index < bytes.count, bytes[index] != Self.comma, bytes[index] != Self.lineFeed {
        row.isBroken = true
        mistakes.add(
          at: file.place(atByte: index), rule: "stray-quote", "the quoted field ends here, but more text follows",
          hint: "write a quote inside a quoted field twice")
        while index < bytes.count, bytes[index] != Self.comma, bytes[index] != Self.lineFeed { index += 1 }
      }
      return field
    }
    // The quote swallowed the rest of the file: tell it, and go on in the next line, so that the other rows are checked.
    // That happens once a file: all quotes behind come in pairs, or this one would have been closed.
    row.isBroken = true
    mistakes.add(
      at: file.place(atByte: opening), rule: "unclosed-quote", "this quote is never closed",
      hint: "close it, or write it twice inside a quoted field")
    index = opening + 1
    while index < bytes.count, bytes[index] != Self.lineFeed { index += 1 }
    field.end = index
    field.hasDoubledQuotes = false
    return field
  }
}

/// The columns of a CSV file: what its header must and may name.
package struct CSVColumns: Sendable {
  /// All names: the required ones first, in the order in which rows give their fields.
  package let names: [String]
  let requiredCount: Int

  /// Makes a set of columns; rows give fields by position in `required + optional`.
  package init(required: [String], optional: [String] = []) {
    names = required + optional
    requiredCount = required.count
  }
}

extension UserFile {
  /// Reads the file as CSV with a header (RFC 4180) and gives each row in turn.
  ///
  /// No row is copied: a row is valid only while `body` runs. Empty lines are passed over. A row with a quote out of place
  /// or with missing or surplus fields is noted and not given; the rows behind it are.
  ///
  /// - Parameters:
  ///   - columns: the columns by name; the file may have them in any order. Where the header lacks a required column or
  ///     has a column unknown or twice, that is noted and no row is given.
  ///   - mistakes: takes what is wrong.
  ///   - body: is called for each row, in order.
  package func readCSV(_ columns: CSVColumns, noting mistakes: Mistakes, row body: (CSVRow) throws -> Void) rethrows {
    try bytes.withUnsafeBufferPointer { buffer in
      var scanner = CSVScanner(buffer, file: self)
      let row = CSVRow(buffer, file: self)
      guard scanner.scan(into: row, noting: mistakes) else {
        mistakes.add(at: wholePlace, rule: "empty-file", "the file is empty", hint: "start it with a header line")
        return
      }
      guard !row.isBroken, let positions = row.header(columns, noting: mistakes) else { return }
      let expected = row.fields.count
      row.positions = positions
      while scanner.scan(into: row, noting: mistakes) {
        if row.isBroken { continue }
        if row.fields.count == expected {
          try body(row)
        } else {
          row.noteCount(expected: expected, noting: mistakes)
        }
      }
    }
  }
}

extension UserFile {
  /// Where each known column stands in the file's header, −1 for an optional one that is not there; nil, with the mistakes
  /// noted, when it is wrong.
  func headerPositions(_ columns: CSVColumns, noting mistakes: Mistakes) -> [Int]? {
    bytes.withUnsafeBufferPointer { buffer in
      var scanner = CSVScanner(buffer, file: self)
      let row = CSVRow(buffer, file: self)
      guard scanner.scan(into: row, noting: mistakes), !row.isBroken else { return nil }
      return row.header(columns, noting: mistakes)
    }
  }

  /// Notes every row that breaks the rules of CSV or has not so many fields as a number; nil stands for the header's.
  func noteFlawsOfCSV(columns: Int?, noting mistakes: Mistakes) {
    bytes.withUnsafeBufferPointer { buffer in
      var scanner = CSVScanner(buffer, file: self)
      let row = CSVRow(buffer, file: self)
      var expected = columns
      while scanner.scan(into: row, noting: mistakes) {
        if row.isBroken { continue }
        if let expected, row.fields.count != expected { row.noteCount(expected: expected, noting: mistakes) }
        expected = expected ?? row.fields.count
      }
    }
  }
}

/// One row of a CSV file, valid only while the reader gives it: it stands on the bytes of the file.
package final class CSVRow {
  var fields: [CSVField] = []
  var isBroken = false
  fileprivate(set) var positions: [Int] = []
  private let bytes: UnsafeBufferPointer<UInt8>
  private let file: UserFile

  init(_ bytes: UnsafeBufferPointer<UInt8>, file: UserFile) {
    self.bytes = bytes
    self.file = file
  }

  /// Gives the bytes of a field, without quotes, to a closure; an absent optional column has none.
  ///
  /// - Parameter column: the position in `CSVColumns.names`.
  package func withBytes<Result>(
    of column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    guard let field = field(column) else { return try body(UnsafeBufferPointer(start: nil, count: 0)) }
    let plain = UnsafeBufferPointer(rebasing: bytes[field.start..<field.end])
    return field.hasDoubledQuotes ? try unquoted(plain).withUnsafeBufferPointer(body) : try body(plain)
  }

  /// The text of a field; empty for an absent optional column.
  package func text(_ column: Int) -> String {
    withBytes(of: column) { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether a field is empty, or its optional column absent.
  package func isEmpty(_ column: Int) -> Bool {
    field(column).map { $0.start == $0.end } ?? true
  }

  /// Whether the file has a column.
  package func hasColumn(_ column: Int) -> Bool { field(column) != nil }

  /// Where a field starts; the row where its column is absent.
  package func place(_ column: Int) -> FilePlace {
    field(column).map { file.place(atByte: $0.start) } ?? place
  }

  /// Where the row starts.
  package var place: FilePlace { file.place(atByte: fields.first?.start ?? 0) }

  private func field(_ column: Int) -> CSVField? {
    guard column >= 0, column < positions.count, positions[column] >= 0, positions[column] < fields.count else {
      return nil
    }
    return fields[positions[column]]
  }

  private func unquoted(_ quoted: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(quoted.count)
    var index = 0
    while index < quoted.count {
      plain.append(quoted[index])
      index += quoted[index] == 0x22 ? 2 : 1
    }
    return plain
  }
}

extension CSVRow {
  /// Where each known column stands in the header, −1 for an optional one that is not there; nil when it is wrong.
  fileprivate func header(_ columns: CSVColumns, noting mistakes: Mistakes) -> [Int]? {
    positions = Array(fields.indices)
    var found: [String: Int] = [:]
    var isRight = true
    for index in fields.indices {
      let name = text(index)
      if columns.names.contains(name), found[name] == nil {
        found[name] = index
        continue
      }
      isRight = false
      if found[name] != nil {
        mistakes.add(at: place(index), rule: "duplicate-column", "the column '\(name)' stands twice")
      } else if name.isEmpty {
        mistakes.add(at: place(index), rule: "unknown-column", "this column has no name")
      } else if fields.count == 1, let separator = [";", "\t", "，"].first(where: { name.contains($0) }) {
        mistakes.add(
          at: place(index), rule: "unknown-column", "the header is not separated by commas",
          hint: "the file seems to use \(separator == "\t" ? "tabs" : "'\(separator)'"); save it as CSV with commas")
        return nil
      } else {
        mistakes.add(
          at: place(index), rule: "unknown-column", "unknown column '\(name.fitted)'",
          hint: hint(forUnknown: name, among: columns.names.filter { found[$0] == nil }))
      }
    }
    for name in columns.names.prefix(columns.requiredCount) where found[name] == nil {
      isRight = false
      mistakes.add(at: place, rule: "missing-column", "the header has no column '\(name)'")
    }
    return isRight ? columns.names.map { found[$0] ?? -1 } : nil
  }

  fileprivate func noteCount(expected: Int, noting mistakes: Mistakes) {
    let count = fields.count
    if count > expected {
      mistakes.add(
        at: placeOfField(expected), rule: "surplus-field", "this row has \(count) fields; the header has \(expected)",
        hint: "quote a field that holds a comma")
    } else {
      mistakes.add(
        at: place, rule: "missing-field", "this row has \(count) fields; the header has \(expected)",
        hint: "an empty field still needs its comma")
    }
  }

  private func placeOfField(_ index: Int) -> FilePlace {
    fields.indices.contains(index) ? file.place(atByte: fields[index].start) : place
  }
}

import SpreadsheetPackage
import Wording
import ZoneComparison

extension ChangesBlock {
  func coding(of changes: [Int], columns: [Field]) -> (any CellCoding)? {
    ChangeCoding(rendering.codes.changes, changes: changes, columns: columns, wording: rendering.wording)
  }
}

/// The cells of a table of changes in numbers.
private struct ChangeCoding: CellCoding {
  private let codes: ChangeCodes
  private let changes: [Int]
  /// For each column the place of its field, and whether its numbers are formulas over other columns that are missing.
  private let columns: [(field: Int, lacksTerms: Bool)]
  /// What stands before, between and behind the two ends of a range; nil where they do not stand in this order.
  private let around: [String]?
  private let signs: (minus: String, grouping: String, point: String)

  init(_ codes: ChangeCodes, changes: [Int], columns: [ChangesBlock.Field], wording: Wording) {
    self.codes = codes
    self.changes = changes
    let hasTerms = columns.contains(.current) && columns.contains(.earlier)
    self.columns = columns.map { field in
      (
        ChangeCodes.fields.firstIndex(of: field) ?? 0,
        !hasTerms && (field == .difference || field == .change)
      )
    }
    let labels = wording.labels
    let form = labels.text("changeReadings.range", ["low": "\u{1}", "high": "\u{2}"])
    let parts = form.split(omittingEmptySubsequences: false) { $0 == "\u{1}" || $0 == "\u{2}" }.map(String.init)
    let isInOrder =
      parts.count == 3
      && (form.firstIndex(of: "\u{1}") ?? form.endIndex)
        < (form.firstIndex(of: "\u{2}") ?? form.startIndex)
    around = isInOrder ? parts : nil
    signs = (labels["numbers.minus"], labels["numbers.grouping"], labels["numbers.point"])
  }

  func tell(_ rows: Range<Int>, to told: UnsafeMutableBufferPointer<CellCode>) {
    let fieldCount = ChangeCodes.fields.count
    var place = 0
    for row in rows {
      let first = changes[row] * fieldCount
      for column in columns {
        let code = codes.codes[first + column.field]
        let mustBeMade = column.lacksTerms && code.kind == .number || around == nil && code.kind == .text
        told[place] = mustBeMade ? .made : code
        place += 1
      }
    }
  }

  func append(textOf code: CellCode, row: Int, column: Int, to text: ByteBuffer) {
    guard let around, codes.ends.indices.contains(Int(code.value)) else { return }
    let ends = codes.ends[Int(code.value)]
    text.append(around[0])
    append(ends.low, ends.decimals, isAbove: ends.isLowAbove, to: text)
    text.append(around[1])
    append(ends.high, ends.decimals, isAbove: ends.isHighAbove, to: text)
    text.append(around[2])
  }

  /// A number with its sign, as `Wording` has it.
  private func append(_ digits: Int64, _ decimals: Int, isAbove: Bool, to text: ByteBuffer) {
    if isAbove { text.append("+") }
    text.append(
      decimal: digits, decimals: decimals, minus: signs.minus, grouping: signs.grouping, point: signs.point)
  }
}

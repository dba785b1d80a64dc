import ExactValues
import SpreadsheetPackage

/// The rows of a long sheet's table, as they are poured into its part.
struct LongSheetRows: SheetRows {
  let sheet: String
  let long: LongSheet
  let layout: SheetLayout
  let styles: StyleSheet

  private var table: TableContent { long.table }

  var blockCount: Int { LongSheet.blockCount(of: table) }

  func makeScratch() -> LongSheetScratch {
    LongSheetScratch(long) { look, column in
      layout.wrap(of: look.style(in: styles), column: column, styles: styles)
    }
  }

  func write(block: Int, to writer: RowWriter, with scratch: inout LongSheetScratch) throws {
    let rows = LongSheet.rows(of: block, in: table)
    let codes = scratch.codes.codes(of: rows)
    let (columnCount, firstRow, rowHeight) = (table.columns.count, layout.firstRow, styles.rowHeight)
    var place = 0
    for row in rows {
      writer.startRow(firstRow + row + 1, takesHeight: true)
      var height = rowHeight
      for column in 0..<columnCount {
        let code = codes[place]
        place += 1
        let needed =
          try write(code, row, column, to: writer, with: &scratch) ?? made(row, column, to: writer, with: &scratch)
        height = max(height, needed)
      }
      // A height has as many digits as are seen.
      writer.endRow(height: (min(height, SheetLayout.greatestHeight) * 100).rounded() / 100)
    }
  }

  /// Writes a cell from its code, the height that it needs; nil where it is to be made.
  @inline(__always)
  private func write(
    _ code: CellCode, _ row: Int, _ column: Int, to writer: RowWriter, with scratch: inout LongSheetScratch
  ) throws(WorkbookError) -> Double? {
    if code.kind == .made { return nil }
    guard let form = scratch.form(of: code, column: column, in: long.cells) else { return nil }
    if scratch.written[form].isKnown {
      switch scratch.written[form].kind {
      case .made: return nil
      case .whole: return scratch.copy(form, column, to: writer)
      case .number:
        guard
          writer.write(
            digits: code.value, decimals: Int(code.decimals), column: column, style: scratch.written[form].look)
        else { return nil }
        return 0
      case .formula:
        writer.write(
          formula: scratch.kept(form), digits: code.value, decimals: Int(code.decimals), column: column)
        return 0
      case .text:
        return try write(textOf: code, form, row, column, to: writer, with: &scratch)
      }
    }
    return try first(form, of: code, row, column, to: writer, with: &scratch)
  }

  /// Writes the first cell of a form on this thread, and keeps what is the same for the others.
  private func first(
    _ form: Int, of code: CellCode, _ row: Int, _ column: Int, to writer: RowWriter,
    with scratch: inout LongSheetScratch
  ) throws(WorkbookError) -> Double? {
    let known = long.cells.forms[form]
    switch known.content {
    case .made: scratch.know(form, .made, known)
    case .number: scratch.know(form, .number, known)
    case .text: scratch.know(form, .text, known)
    case .formula(let text):
      try check(String(decoding: text.filter { $0 != 0 }, as: UTF8.self), row, column)
      scratch.keep(form, .formula, known, writer.formulaPattern(text, style: known.look))
    case .value(let value):
      try write(value, column, known.look, line: layout.firstRow + row, to: writer)
      scratch.keep(form, .whole, known, Array(writer.lastBody))
      return known.height
    }
    return try write(code, row, column, to: writer, with: &scratch)
  }

  private func write(
    textOf code: CellCode, _ form: Int, _ row: Int, _ column: Int, to writer: RowWriter,
    with scratch: inout LongSheetScratch
  ) throws(WorkbookError) -> Double {
    let text = scratch.text
    text.removeAll()
    table.rows.shortcuts?.coding?.append(textOf: code, row: row, column: column, to: text)
    guard text.count > 0 else { throw empty(layout.firstRow + row, column) }
    text.reserve(RowWriter.readAhead)
    var holdsMarkup = false
    for byte in text.bytes where byte < 0x40 || byte == 0x5F || byte == 0x7F || byte == 0xEF {
      if byte < 0x20 || byte == 0x7F || byte == 0xEF { try check(text.text, layout.firstRow + row, column) }
      holdsMarkup = holdsMarkup || byte < 0x20 || byte == 0x26 || byte == 0x3C || byte == 0x3E || byte == 0x5F
    }
    let style = scratch.written[form].look
    try write { () throws(PackageError) in
      try writer.write(text.bytes, holdsMarkup: holdsMarkup, column: column, style: style)
    }
    return scratch.written[form].wrap?.height(ofUTF8: text.bytes) ?? 0
  }

  /// Makes a cell and writes it; the height that it needs.
  private func made(
    _ row: Int, _ column: Int, to writer: RowWriter, with scratch: inout LongSheetScratch
  ) throws(WorkbookError) -> Double {
    let line = layout.firstRow + row
    guard let cell = scratch.row.cell(row, column, of: table) else { throw empty(line, scratch.row.count) }
    guard let style = scratch.looks.place(of: CellLook(cell, in: table.columns[column]), in: column) else {
      // The same row came out another way than when the looks were gathered, which `RowSource` forbids.
      throw .library(code: 0, doing: "writing \(sheet)!\(CellPlace(row: line, column: column).text())")
    }
    try write(cell.value, column, style, line: line, to: writer)
    if case .text(let text) = cell.value { return scratch.wrap(style, column)?.height(of: text) ?? 0 }
    return 0
  }

  private func write(
    _ value: CellContent.Value, _ column: Int, _ style: Int, line: Int, to writer: RowWriter
  ) throws(WorkbookError) {
    switch value {
    case .text(let text):
      guard !text.isEmpty else { throw empty(line, column) }
      try check(text, line, column)
      try write { () throws(PackageError) in try writer.write(text, column: column, style: style) }
    case .number(let number, _):
      if let digits = Int64(exactly: number.significand), number.exponent <= 0,
        writer.write(digits: digits, decimals: -number.exponent, column: column, style: style)
      {
        return
      }
      writer.write(number.double15, column: column, style: style)
    case .formula(let formula, let result, _):
      let text = String(formula.text(firstRow: layout.firstRow).dropFirst())
      try check(text, line, column)
      let shown: RowWriter.Result =
        switch result {
        case .number(let number): .number(number.double15)
        case .text(let text): .text(text)
        }
      try write { () throws(PackageError) in
        try writer.write(formula: text, result: shown, column: column, style: style)
      }
    }
  }

  private func write(_ body: () throws(PackageError) -> Void) throws(WorkbookError) {
    do { try body() } catch { throw WorkbookError(error, sheet: sheet) }
  }

  private func check(_ text: String, _ line: Int, _ column: Int) throws(WorkbookError) {
    try checkCharacters(of: text, sheet: sheet, cell: CellPlace(row: line, column: column).text())
  }

  private func empty(_ line: Int, _ column: Int) -> WorkbookError {
    .emptyCell(sheet: sheet, cell: CellPlace(row: line, column: column).text())
  }
}

extension WorkbookError {
  /// What a fault of the package means for the workbook.
  init(_ error: PackageError, sheet: String = "") {
    switch error {
    case .textTooLong(let row, let column, let length):
      self = .textTooLong(sheet: sheet, cell: CellPlace(row: row - 1, column: column - 1).text(), length: length)
    default: self = .package(error)
    }
  }
}

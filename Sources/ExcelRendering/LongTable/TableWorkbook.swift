import Glibc
import SpreadsheetPackage
package import UserFiles

/// A table in CSV that becomes a workbook of one long sheet: header bold and in sight, a filter, numbers as numbers.
package struct TableWorkbook {
  /// What a user may ask for.
  package struct Options: Sendable {
    /// The name of the sheet.
    package var sheetName: String
    /// The columns that are numbers, in spite of what their fields look like; a field that is none is a mistake.
    package var numbers: Set<String> = []
    /// The columns that are texts, in spite of what their fields look like.
    package var texts: Set<String> = []
    /// The number format of columns with decimals, and of those named in `numbers`.
    package var numberFormat = "#,##0.00"
    package var threads: Int
    /// Rows of a sheet below its header.
    package var rowsPerSheet = CellPlace.rowLimit - 1

    /// Makes options.
    package init(sheetName: String, threads: Int) {
      self.sheetName = sheetName
      self.threads = threads
    }
  }

  /// What was written.
  package struct Summary: Hashable, Sendable {
    package let rowCount: Int
    /// The names of the sheets; more than one where the rows are more than a sheet has.
    package let sheets: [String]
    /// The columns that are numbers.
    package let numbers: [String]

    /// Makes a summary.
    package init(rowCount: Int, sheets: [String], numbers: [String]) {
      self.rowCount = rowCount
      self.sheets = sheets
      self.numbers = numbers
    }
  }

  private let file: ByteCSV
  private let path: String
  private let options: Options
  private let progress: (@Sendable (Bool, Int, Int) -> Void)?
  private let columns: [TableColumn]
  private let blocks: [ByteCSVBlock]
  private let facts: [ColumnFacts]
  private var rowCount: Int { blocks.last.map { $0.firstRow + $0.rowCount } ?? 0 }

  /// Reads a table through; nil, with every mistake noted, when it cannot be written as it is.
  ///
  /// A column is numbers where every field that is not empty is a plain decimal (`PlainDecimal`), unless the options say
  /// otherwise; one without any field is text.
  ///
  /// - Parameter progress: is told how far the work is: reading, then writing.
  package init?(
    reading file: ByteCSV, path: String, options: Options, noting mistakes: Mistakes,
    progress: (@Sendable (_ isWriting: Bool, _ done: Int, _ all: Int) -> Void)? = nil
  ) {
    guard file.header.count <= CellPlace.columnLimit else {
      mistakes.add(
        at: FilePlace(file: file.name, line: 1), rule: "too-many-columns",
        "the header has \(file.header.count) columns, and a sheet has \(CellPlace.columnLimit)")
      return nil
    }
    let forced = file.header.map { options.numbers.contains($0) }
    let count = file.header.count
    let scanned = file.scan(
      threads: options.threads, noting: mistakes, progress: { progress?(false, $0, file.size) },
      start: { TableFacts(columnCount: count, forced: forced) },
      row: { $0.add($1) })
    guard let scanned else { return nil }
    var facts = TableFacts(columnCount: count, forced: forced)
    for (_, part) in scanned { facts.merge(part) }
    for mistake in facts.mistakes { mistakes.add(mistake) }
    guard facts.mistakes.isEmpty else { return nil }
    self.file = file
    self.path = path
    self.options = options
    self.progress = progress
    self.facts = facts.columns
    blocks = scanned.map(\.block)
    columns = file.header.indices.map { column in
      let fact = facts.columns[column]
      let name = file.header[column]
      if forced[column] { return .number(format: options.numberFormat) }
      guard fact.isNumeric, fact.hasValues, !options.texts.contains(name) else { return .text }
      return .number(format: fact.hasDecimals ? options.numberFormat : nil)
    }
  }

  /// Writes the workbook; a fault leaves no file.
  ///
  /// - Parameter target: a path that nothing else uses; another file is made beside it for a moment.
  /// - Throws: `WorkbookError` or `PackageError`.
  package func write(to target: String) throws -> Summary {
    let sheets = sheets
    let framePath = target + ".frame"
    defer { unlink(framePath) }
    let frame = TableFrame(
      header: file.header, columns: columns, widths: widths, sheets: sheets.map { ($0.name, $0.rows.count) })
    try frame.write(to: framePath)
    let package = try ZIPArchive(path: framePath)
    unlink(framePath)
    let poured = try sheets.enumerated().map { index, sheet in
      let last = columnLetters(columns.count - 1) + "\(sheet.rows.count + 1)"
      return PouredSheet(
        frame: try SheetFrame(of: package, sheet: index, patternRow: TableFrame.patternRow, cells: "A1:\(last)"),
        rows: CSVSheetRows(
          file: file, path: path, columns: columns, pieces: pieces(of: sheet.rows), firstRow: sheet.rows.lowerBound),
        columns: columns.count)
    }
    let progress = progress
    try package.write(
      to: target, pouring: poured, threads: options.threads, progress: { progress?(true, $0, $1) })
    let numbers = zip(file.header, columns).filter { $0.1 != .text }.map(\.0)
    return Summary(rowCount: rowCount, sheets: sheets.map(\.name), numbers: numbers)
  }

  /// The sheets that the rows need: one, but where they are more than a sheet has.
  private var sheets: [(name: String, rows: Range<Int>)] {
    let count = max((rowCount + options.rowsPerSheet - 1) / options.rowsPerSheet, 1)
    return (0..<count).map { index in
      let ending = index == 0 ? "" : " (\(index + 1))"
      var name = options.sheetName
      while !ending.isEmpty, name.utf16.count + ending.utf16.count > WorkbookError.sheetNameLimit { name.removeLast() }
      let first = index * options.rowsPerSheet
      return (name + ending, first..<min(first + options.rowsPerSheet, rowCount))
    }
  }

  private func pieces(of rows: Range<Int>) -> [(block: ByteCSVBlock, rows: Range<Int>)] {
    blocks.compactMap { block in
      let common = rows.clamped(to: block.firstRow..<(block.firstRow + block.rowCount))
      return common.isEmpty ? nil : (block, common)
    }
  }

  /// As wide as the widest text seen, within what a screen can take.
  private var widths: [Double] {
    zip(file.header, facts).map { name, fact in
      // The button of the filter stands beside the name.
      let wanted = max(TextMeasure.width(of: name) + 3, fact.width + 1)
      return Double(min(max(wanted, 8), 50))
    }
  }
}

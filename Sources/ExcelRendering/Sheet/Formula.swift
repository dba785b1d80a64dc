package import ExactValues

/// A formula over cells of its own sheet's table, written down before it is known where the table stands.
///
/// Rows count the table's data rows from 0; row −1 is its header row.
package struct Formula: Hashable, Sendable {
  /// A piece of a formula.
  package enum Part: Hashable, Sendable {
    case text(String)
    case cell(row: Int, column: Int, isFixed: Bool)
    case range(rows: ClosedRange<Int>, columns: ClosedRange<Int>, isFixed: Bool)
  }

  package let parts: [Part]

  /// Makes a formula of its pieces, without the sign of equality.
  package init(_ parts: [Part]) { self.parts = parts }

  /// The formula of a data row, without its sign of equality, with a zero byte where the number of the row itself goes;
  /// nil where it names a cell of another row that moves with it.
  func pattern(row own: Int, firstRow: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    for part in parts {
      switch part {
      case .cell(own, let column, isFixed: false):
        bytes += CellPlace(row: 0, column: column).columnLetters.utf8
        bytes.append(0)
      case .cell(_, _, isFixed: false), .range(_, _, isFixed: false): return nil
      case .text(let text):
        if text.utf8.contains(0) { return nil }
        bytes += text.utf8
      case .cell, .range: bytes += Formula([part]).text(firstRow: firstRow).utf8.dropFirst()
      }
    }
    return bytes
  }

  /// The formula as Excel reads it, when the table's first data row stands in a row of the sheet.
  package func text(firstRow: Int) -> String {
    var text = "="
    for part in parts {
      switch part {
      case .text(let piece): text += piece
      case .cell(let row, let column, let isFixed):
        text += CellPlace(row: firstRow + row, column: column).text(isFixed: isFixed)
      case .range(let rows, let columns, let isFixed):
        text += CellPlace(row: firstRow + rows.lowerBound, column: columns.lowerBound).text(isFixed: isFixed)
        text += ":" + CellPlace(row: firstRow + rows.upperBound, column: columns.upperBound).text(isFixed: isFixed)
      }
    }
    return text
  }
}

/// What a formula gives, stored with it so that it is seen before anything is computed.
package enum FormulaResult: Hashable, Sendable {
  case number(DecimalNumber)
  case text(String)
}

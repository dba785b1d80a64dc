/// A cell of a sheet: row and column count from 0.
package struct CellPlace: Hashable, Sendable {
  package let row: Int
  package let column: Int

  /// Makes a place.
  package init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// The rows that a sheet can have.
  package static let rowLimit = 1_048_576
  /// The columns that a sheet can have.
  package static let columnLimit = 16_384

  /// Whether a sheet has such a cell.
  package var isInsideSheet: Bool {
    (0..<Self.rowLimit).contains(row) && (0..<Self.columnLimit).contains(column)
  }

  /// The letters of the column: A, B … XFD.
  package var columnLetters: String {
    var letters = ""
    var rest = column
    while rest >= 0 {
      letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
      rest = rest / 26 - 1
    }
    return letters
  }

  /// The cell as formulas write it: `C7`, or `$C$7` when it is to stay where it is.
  package func text(isFixed: Bool = false) -> String {
    isFixed ? "$\(columnLetters)$\(row + 1)" : "\(columnLetters)\(row + 1)"
  }
}

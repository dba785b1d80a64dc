import ExactValues
import SpreadsheetPackage

/// What a cell of a long table is, in numbers: what it shares with other cells of its column, and what is its own.
///
/// With it a cell that many rows have is made once, and a number is written from its digits.
struct CellCode: BitwiseCopyable, Sendable {
  enum Kind: UInt8, BitwiseCopyable, Sendable {
    /// Nothing is known of the cell; it is made.
    case made
    /// The cell is that of every row with the same `value`; its place in the sheet does not matter.
    case shared
    /// A number, or a formula over its own row that gives one; all else follows from `form`.
    case number
    /// A text of its own, which `CellCoding` appends; its style follows from `form`.
    case text
  }

  let kind: Kind
  /// How many digits of a number stand behind the point.
  let decimals: UInt8
  let form: UInt32
  /// What is shared, the digits of a number, or what a text is made from.
  let value: Int64
  /// The position of the observation that a number is linked to, from 1; 0 for none.
  var link: UInt32 = 0

  /// Whether all that is shared by cells with this code is shared by those with another one.
  @inline(__always)
  func hasForm(of other: CellCode) -> Bool {
    guard kind == other.kind, kind != .made else { return false }
    return kind == .shared ? value == other.value : form == other.form && (link == 0) == (other.link == 0)
  }

  /// A cell that is made.
  static let made = CellCode(kind: .made, decimals: 0, form: 0, value: 0)

  /// A cell that all with the same number share.
  static func shared(_ value: some BinaryInteger) -> CellCode {
    // As many as `DistinctCells` tells apart.
    guard let value = Int64(exactly: value), (0..<1 << 51).contains(value) else { return made }
    return CellCode(kind: .shared, decimals: 0, form: 0, value: value)
  }

  /// A text of its own.
  static func text(_ value: Int64 = 0, form: UInt32 = 0) -> CellCode {
    CellCode(kind: .text, decimals: 0, form: form, value: value)
  }

  /// The first number of more than 15 digits.
  private static let limit = 1_000_000_000_000_000 as UInt64

  /// A number, rounded to the 15 digits that Excel keeps; made where it is too large or too small for its digits.
  static func number(_ number: DecimalNumber, form: UInt32) -> CellCode {
    let kept = number.significand.magnitude < limit ? number : number.rounded(significantDigits: 15)
    guard var digits = Int64(exactly: kept.significand), (-RowWriter.mostDecimals...15).contains(kept.exponent) else {
      return made
    }
    for _ in 0..<max(kept.exponent, 0) {
      digits *= 10
      guard digits.magnitude < limit else { return made }
    }
    guard digits.magnitude < limit else { return made }
    return CellCode(kind: .number, decimals: UInt8(max(-kept.exponent, 0)), form: form, value: digits)
  }

  /// A number that its digits tell already.
  static func number(digits: Int64, decimals: UInt8, form: UInt32) -> CellCode {
    guard digits.magnitude < limit, decimals <= RowWriter.mostDecimals else { return made }
    return CellCode(kind: .number, decimals: decimals, form: form, value: digits)
  }
}

/// Tells the cells of a long table in numbers.
protocol CellCoding: Sendable {
  /// Tells the cells of some rows, row by row, each from left to right; the same each time, on any thread.
  func tell(_ rows: Range<Int>, to codes: UnsafeMutableBufferPointer<CellCode>)
  /// Appends a text of its own.
  func append(textOf code: CellCode, row: Int, column: Int, to text: ByteBuffer)
  /// Whether most cells are links to observations, so that even a shorter table is written faster as a long one.
  var isMostlyLinks: Bool { get }
}

extension CellCoding {
  func append(textOf code: CellCode, row: Int, column: Int, to text: ByteBuffer) {}
  var isMostlyLinks: Bool { false }
}

/// Cells some of which are links: a link of its own makes a cell that is no other's.
struct LinkedCellCoding: CellCoding {
  let cells: any CellCoding
  let isLinked: [Bool]

  func tell(_ rows: Range<Int>, to codes: UnsafeMutableBufferPointer<CellCode>) {
    cells.tell(rows, to: codes)
    for column in isLinked.indices where isLinked[column] {
      for place in stride(from: column, to: codes.count, by: isLinked.count) where codes[place].kind != .shared {
        codes[place] = .made
      }
    }
  }

  func append(textOf code: CellCode, row: Int, column: Int, to text: ByteBuffer) {
    cells.append(textOf: code, row: row, column: column, to: text)
  }
}

/// The cells of some of the rows of a table.
struct PartialCellCoding: CellCoding {
  let cells: any CellCoding
  let first: Int

  func tell(_ rows: Range<Int>, to codes: UnsafeMutableBufferPointer<CellCode>) {
    cells.tell(rows.lowerBound + first..<rows.upperBound + first, to: codes)
  }

  func append(textOf code: CellCode, row: Int, column: Int, to text: ByteBuffer) {
    cells.append(textOf: code, row: row + first, column: column, to: text)
  }
}

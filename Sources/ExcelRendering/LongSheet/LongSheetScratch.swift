import SpreadsheetPackage

/// What a thread keeps while it writes the rows of a long sheet: the cells it wrote, by their form.
struct LongSheetScratch {
  enum Kind: UInt8 {
    case made
    /// All of the cell, from behind its reference on.
    case whole
    case number
    /// The cell up to its result.
    case formula
    case text
  }

  /// What was written of a form.
  struct Written {
    var isKnown = false
    var kind = Kind.made
    var look = 0
    var start = 0
    var count = 0
    /// The height of a row that it needs, in points.
    var height = 0.0
    var wrap: SheetLayout.Wrap?
  }

  let codes: CodeBuffer
  /// A text that is being made.
  let text = ByteBuffer()
  var row = CurrentRow()
  var looks: LookIndex
  private(set) var written: [Written]
  /// The code that each column had last, and its form.
  private var last: [(code: CellCode, form: Int)]
  private let bytes = ByteBuffer()
  private var wraps: [SheetLayout.Wrap??]
  private let columnCount: Int
  private let looksByPlace: [CellLook]
  private let makeWrap: (CellLook, Int) -> SheetLayout.Wrap?

  init(_ long: LongSheet, wrap: @escaping (CellLook, Int) -> SheetLayout.Wrap?) {
    columnCount = long.table.columns.count
    codes = CodeBuffer(long.table)
    looks = LookIndex(long.looks, columnCount: columnCount)
    looksByPlace = long.looks
    makeWrap = wrap
    last = Array(repeating: (.made, 0), count: columnCount)
    written = Array(repeating: Written(), count: long.cells.forms.count)
    wraps = Array(repeating: nil, count: long.looks.count * columnCount)
  }

  /// The form of a code; nil where it is not known.
  @inline(__always)
  mutating func form(of code: CellCode, column: Int, in cells: DistinctCells) -> Int? {
    if code.hasForm(of: last[column].code) { return last[column].form }
    guard let form = cells.place(of: code, column: column) else { return nil }
    last[column] = (code, form)
    return form
  }

  /// The bytes that were kept of a form.
  @inline(__always)
  func kept(_ form: Int) -> UnsafeBufferPointer<UInt8> {
    let (start, count) = (written[form].start, written[form].count)
    return UnsafeBufferPointer(rebasing: bytes.bytes[start..<(start + count)])
  }

  /// Writes a cell that was written before; the height it needs.
  @inline(__always)
  func copy(_ form: Int, _ column: Int, to writer: RowWriter) -> Double {
    writer.write(body: kept(form), column: column)
    return written[form].height
  }

  /// Notes what there is to know of a form.
  mutating func know(_ form: Int, _ kind: Kind, _ known: DistinctCells.Form) {
    written[form] = Written(isKnown: true, kind: kind, look: known.look, height: known.height, wrap: known.wrap)
  }

  /// Keeps what all cells of a form have.
  mutating func keep(_ form: Int, _ kind: Kind, _ known: DistinctCells.Form, _ content: [UInt8]) {
    know(form, kind, known)
    written[form].start = bytes.count
    written[form].count = content.count
    bytes.append(content)
  }

  /// How a look wraps in a column.
  mutating func wrap(_ look: Int, _ column: Int) -> SheetLayout.Wrap? {
    let slot = look * columnCount + column
    if let known = wraps[slot] { return known }
    let made = makeWrap(looksByPlace[look], column)
    wraps[slot] = .some(made)
    return made
  }
}

/// The places of looks in a list; the look that a column had last is found at once.
struct LookIndex {
  private var places: [CellLook: Int] = [:]
  private var last: [(look: CellLook, place: Int)?]

  init(_ looks: [CellLook], columnCount: Int) {
    last = Array(repeating: nil, count: columnCount)
    for (place, look) in looks.enumerated() { places[look] = place }
  }

  mutating func place(of look: CellLook, in column: Int) -> Int? {
    if let last = last[column], last.look == look { return last.place }
    guard let place = places[look] else { return nil }
    last[column] = (look, place)
    return place
  }
}

import SpreadsheetPackage

/// What a thread keeps while it writes the rows of a long sheet: the cells it wrote, by what they follow from.
struct LongSheetScratch {
  /// A cell that was written, from behind its reference on.
  private struct Written {
    let start: Int
    let count: Int
    /// The height of a row that it needs, in points.
    let height: Double
  }

  var row = CurrentRow()
  var looks: LookIndex
  private var tables: [NumberTable]
  private var written: [[Written]]
  private let bytes = ByteBuffer()
  private var wraps: [SheetLayout.Wrap??]
  private let columnCount: Int
  private let looksByPlace: [CellLook]
  private let makeWrap: (CellLook, Int) -> SheetLayout.Wrap?

  private static let memoLimit = 1 << 16
  /// Bytes of cells that are kept.
  private static let byteLimit = 8 << 20

  init(_ looks: [CellLook], columnCount: Int, wrap: @escaping (CellLook, Int) -> SheetLayout.Wrap?) {
    self.looks = LookIndex(looks, columnCount: columnCount)
    looksByPlace = looks
    self.columnCount = columnCount
    makeWrap = wrap
    tables = (0..<columnCount).map { _ in NumberTable(limit: Self.memoLimit) }
    written = Array(repeating: [], count: columnCount)
    wraps = Array(repeating: nil, count: looks.count * columnCount)
  }

  /// Writes a cell that was written before, if it was; the height it needs.
  func copy(_ memo: UInt64, _ column: Int, to writer: RowWriter) -> Double? {
    guard let place = tables[column].place(of: memo) else { return nil }
    let cell = written[column][place]
    writer.write(
      body: UnsafeBufferPointer(rebasing: bytes.bytes[cell.start..<(cell.start + cell.count)]), column: column)
    return cell.height
  }

  /// Keeps the cell that a writer wrote last, as far as there is room.
  mutating func keep(_ memo: UInt64, _ column: Int, _ height: Double, from writer: RowWriter) {
    let body = writer.lastBody
    guard bytes.count + body.count <= Self.byteLimit, tables[column].add(memo) != nil else { return }
    written[column].append(Written(start: bytes.count, count: body.count, height: height))
    bytes.append(body)
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

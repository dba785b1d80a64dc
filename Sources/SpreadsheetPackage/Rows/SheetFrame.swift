/// A sheet's part of a package as libxlsxwriter wrote it, cut where rows go.
///
/// The sheet has its header and all its settings, and one *pattern row* where the first poured row is to stand: a blank
/// cell for each style that poured cells use. Poured rows take the place of the pattern row and of all rows behind it.
package struct SheetFrame: Sendable {
  /// The name of the part: `xl/worksheets/sheet1.xml`.
  package let part: String
  /// The numbers that the package gave the styles of the pattern row, in the order of its cells.
  package let styles: [Int]
  let head: [UInt8]
  let tail: [UInt8]

  /// Cuts a sheet's part.
  ///
  /// - Parameters:
  ///   - package: the package that libxlsxwriter wrote.
  ///   - sheet: the place of the sheet in the workbook, from 0.
  ///   - patternRow: the number of the pattern row, from 1.
  ///   - cells: the range of all cells with the poured ones: `A1:H100`.
  ///   - links: links of poured cells within the workbook.
  package init(
    of package: ZIPArchive, sheet: Int, patternRow: Int, cells: String, links: LinkList? = nil
  ) throws(PackageError) {
    part = "xl/worksheets/sheet\(sheet + 1).xml"
    guard let entry = package.entry(part) else { throw .strangeSheet(part: part, reason: "it is missing") }
    let xml = try package.content(of: entry)
    guard let pattern = xml.place(of: "<row r=\"\(patternRow)\"", from: 0),
      let end = xml.place(of: "</sheetData>", from: pattern), let patternEnd = xml.place(of: "</row>", from: pattern)
    else { throw .strangeSheet(part: part, reason: "it has no pattern row") }
    styles = Self.styles(in: xml[pattern..<patternEnd])
    var head = Array(xml[..<pattern])
    if let start = head.place(of: "<dimension ref=\"", from: 0), let behind = head.place(of: "/>", from: start) {
      head.replaceSubrange(start..<behind, with: Array("<dimension ref=\"\(cells)\"".utf8))
    }
    self.head = head
    var tail = Array(xml[end...])
    if let links, !links.xml.isEmpty {
      // Links stand before the set-up of pages (ECMA-376, part 1, 18.3.1.99).
      if let others = tail.place(of: "</hyperlinks>", from: 0) {
        tail.insert(contentsOf: links.xml, at: others)
      } else if let page = tail.place(of: "<printOptions", from: 0) ?? tail.place(of: "<pageMargins", from: 0) {
        tail.insert(contentsOf: Array("<hyperlinks>".utf8) + links.xml + Array("</hyperlinks>".utf8), at: page)
      } else {
        throw .strangeSheet(part: part, reason: "it has no place for links")
      }
    }
    self.tail = tail
  }

  /// The number behind `s="` in each cell of a row; 0 where a cell has none.
  private static func styles(in row: ArraySlice<UInt8>) -> [Int] {
    var styles: [Int] = []
    var place = row.startIndex
    while let cell = row.place(of: "<c ", from: place) {
      let end = row.place(of: ">", from: cell) ?? row.endIndex
      var number = 0
      if let style = row.place(of: " s=\"", from: cell), style < end {
        var digit = style + 4
        while digit < end, (0x30...0x39).contains(row[digit]) {
          number = number &* 10 &+ Int(row[digit] - 0x30)
          digit += 1
        }
      }
      styles.append(number)
      place = end
    }
    return styles
  }
}

extension RandomAccessCollection<UInt8> where Index == Int {
  /// Where a text first stands, at or behind a place.
  fileprivate func place(of text: String, from start: Int) -> Int? {
    let wanted = Array(text.utf8)
    guard let first = wanted.first, endIndex - start >= wanted.count else { return nil }
    for place in start...(endIndex - wanted.count) where self[place] == first {
      if self[place..<(place + wanted.count)].elementsEqual(wanted) { return place }
    }
    return nil
  }
}

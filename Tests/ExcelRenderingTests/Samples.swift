import ExactValues
import ExcelRendering
import Glibc

/// A style sheet with every role, for tests that are not about looks.
let plainStyles: StyleSheet = {
  var base = CellStyle(font: "Arial", size: 10)
  base.colour = Colour(rgb: 0x1B2A3A)
  var header = base
  header.isBold = true
  header.fill = Colour(rgb: 0x1F3A5F)
  header.colour = .white
  header.wraps = true
  var title = base
  title.size = 16
  var text = base
  text.wraps = true
  return StyleSheet(
    base: base, colours: ["brand": Colour(rgb: 0x1F3A5F), "second": Colour(rgb: 0xC8553D)],
    styles: ["title": title, "header": header, "header-number": header, "text": text],
    patterns: ["figure": "#,##0{decimals};\"−\"#,##0{decimals}"], linkColour: Colour(rgb: 0x0B5394),
    underlinesLinks: true)
}()

/// Properties with a fixed time.
let plainProperties = Workbook.Properties(
  title: "Zones", author: "Gaoxin", language: "en-GB", created: 1_751_328_000)

/// A folder that is removed when the value goes.
final class TemporaryFolder {
  let path: String

  init() {
    var template = Array("/tmp/gaoxin-excel-XXXXXX".utf8CString)
    path = mkdtemp(&template).map { String(cString: $0) } ?? "/tmp"
  }

  deinit {
    run("/bin/rm", "-rf", path)
  }
}

/// Runs a program and gives what it printed on both outputs with its exit code.
@discardableResult
func run(_ program: String, _ arguments: String...) -> (output: String, code: Int32) {
  let command = ([program] + arguments).map { "'" + $0.replacing("'", with: "'\\''") + "'" }.joined(separator: " ")
  guard let pipe = popen(command + " 2>&1", "r") else { return ("", -1) }
  var output: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = fread(&buffer, 1, buffer.count, pipe)
    if count == 0 { break }
    output += buffer[..<count]
  }
  let status = pclose(pipe)
  return (String(decoding: output, as: UTF8.self), (status >> 8) & 0xFF)
}

/// The bytes of a file; empty when it cannot be read.
func bytes(of path: String) -> [UInt8] {
  guard let file = fopen(path, "r") else { return [] }
  defer { fclose(file) }
  var all: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count == 0 { return all }
    all += buffer[..<count]
  }
}

/// One part of a workbook as text.
func part(_ name: String, of path: String) -> String {
  run(
    "/usr/bin/python3", "-c",
    "import sys,zipfile; sys.stdout.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]).decode())", path, name
  ).output
}

/// A sheet with a table of three zones, formulas, links and a chart.
func sampleSheets() -> [SheetContent] {
  let zones = ["Zhenjiang", "Suzhou", "Baoji"]
  let values = ["6.7", "5.25", "8.1"].compactMap { DecimalNumber($0) }
  let ranks = [2, 3, 1]
  let rows = zones.indices.map { index in
    RowContent(
      key: zones[index].lowercased(),
      cells: [
        .text(zones[index], link: .row(sheet: "second", key: "b")),
        CellContent(.number(values[index], NumberFormat("figure", decimals: 2)), standsOn: ["o\(index)"]),
        CellContent(
          .formula(
            Formula([
              .text("RANK("), .cell(row: index, column: 1, isFixed: false), .text(","),
              .range(rows: 0...2, columns: 1...1, isFixed: true), .text(",0)"),
            ]), .number(DecimalNumber(ranks[index])), NumberFormat("figure"))),
      ])
  }
  let chart = ChartContent(
    kind: .bar, title: "Growth by zone",
    series: [
      ChartContent.Series(
        name: "Growth", categories: .init(rows: 0...2, column: 0), values: .init(rows: 0...2, column: 1),
        colour: "brand")
    ],
    categoryAxis: "", valueAxis: "%", numberFormat: NumberFormat("figure", decimals: 1),
    alternativeText: "Baoji leads.", hasLegend: false)
  return [
    SheetContent(
      id: "first", name: "First", title: "Growth of three zones",
      lines: [SheetLine("First half of 2025", style: "text")], charts: [chart],
      table: TableContent(
        name: "Growth",
        columns: [
          ColumnContent(header: "Zone", width: .fitted(least: 8, most: 30), style: "text"),
          ColumnContent(header: "Growth, %", width: .fixed(12), style: "text", isNumeric: true),
          ColumnContent(header: "Rank", width: .fixed(8), style: "text", isNumeric: true),
        ], rows: RowSource(rows))),
    SheetContent(
      id: "second", name: "Bob's sheet", title: "Second sheet",
      table: TableContent(
        name: "Second", columns: [ColumnContent(header: "Text", width: .fixed(20), style: "text")],
        rows: RowSource([
          RowContent(key: "a", cells: [.text("=1+1")]),
          RowContent(key: "b", cells: [.text("@home", link: .web("https://example.org/a?b=1#c"))]),
          RowContent(key: "c", cells: [.text("+86", link: .sheet("first"))]),
        ]))),
  ]
}

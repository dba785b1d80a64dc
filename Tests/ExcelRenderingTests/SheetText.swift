import ExactValues
import ExcelRendering

extension WorkbookContent {
  /// A sheet's table as text: header, then the rows with formulas and their results; nil where it has none.
  func text(of id: String, columns: [String]? = nil) -> String? {
    guard let index = sheets.firstIndex(where: { $0.id == id }), let table = sheets[index].table else { return nil }
    let layout = layouts()[index]
    let shown = table.columns.indices.filter { columns?.contains(table.columns[$0].header) ?? true }
    var lines = [shown.map { table.columns[$0].header }.joined(separator: " | ")]
    for row in 0..<table.rows.count {
      let cells = table.rows[row].cells
      lines.append(shown.map { cells[$0].text(firstRow: layout.firstRow, styles: styles) }.joined(separator: " | "))
    }
    return lines.joined(separator: "\n")
  }
}

extension CellContent {
  fileprivate func text(firstRow: Int, styles: StyleSheet) -> String {
    switch value {
    case .text(let text): text
    case .number(let number, let format): format.mark.map { "\(number) \($0)" } ?? "\(number)"
    case .formula(let formula, .number(let number), _):
      "\(formula.text(firstRow: firstRow)) → \(number.rounded(significantDigits: 6))"
    case .formula(let formula, .text(let text), _): "\(formula.text(firstRow: firstRow)) → \(text)"
    }
  }
}

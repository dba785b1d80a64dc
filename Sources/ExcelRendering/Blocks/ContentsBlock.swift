import Wording

/// The cover's table: the sheets, what each answers, and how many rows it has.
struct ContentsBlock: SheetBlock {
  enum Field: String, BlockField {
    case sheet
    case about
    case rows
    static let numeric: Set<Field> = [.rows]
  }

  let rendering: WorkbookRendering
  let sheets: [SheetContent]

  var items: [SheetContent] { sheets }

  func cell(_ field: Field, of sheet: SheetContent, at place: BlockPlace<Field>) -> CellContent {
    switch field {
    case .sheet: .text(sheet.name, link: .sheet(sheet.id))
    case .about:
      // A sheet for each theme has its number behind the id of the template's sheet.
      rendering.cell(
        rendering.labels.text("sheets.\(sheet.id.prefix { $0 != "#" }).about", rendering.lineValues))
    case .rows: rendering.count(sheet.table?.rows.count ?? 0)
    }
  }
}

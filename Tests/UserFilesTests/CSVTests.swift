import Testing
import UserFiles

@Suite struct CSVTests {
  private func read(_ text: String, _ columns: CSVColumns) -> (rows: [[String]], report: String) {
    let mistakes = Mistakes()
    let file = UserFile(name: "t.csv", text: text)
    mistakes.keep(file)
    var rows: [[String]] = []
    file.readCSV(columns, noting: mistakes) { row in
      rows.append(columns.names.indices.map { row.text($0) })
    }
    return (rows, mistakes.report.text())
  }

  private let columns = CSVColumns(required: ["zone", "value"], optional: ["note"])

  @Test func `fields are read by column whatever their order`() {
    let (rows, report) = read("value,zone\r\n超150家次,镇江\r\n\r\n\"1,234\",\"苏\"\"州\"\"\n高新\"\r\n,\"\"", columns)
    #expect(rows == [["镇江", "超150家次", ""], ["苏\"州\"\n高新", "1,234", ""], ["", "", ""]])
    #expect(report.isEmpty)
  }

  @Test func `each field has its place, within quoted line breaks too`() {
    let file = UserFile(name: "t.csv", text: "zone,value\n\"镇\n江\",九\n苏州,8\n")
    let mistakes = Mistakes()
    var places: [String] = []
    file.readCSV(columns, noting: mistakes) { row in
      places.append("\(row.place(0)) \(row.place(1)) \(row.hasColumn(2)) \(row.isEmpty(1)) \(row.isEmpty(2))")
    }
    #expect(places == ["t.csv:2:2 t.csv:3:4 false false true", "t.csv:4:1 t.csv:4:4 false false true"])
  }

  @Test func `rows with a mistake are told and left out, the others given`() {
    let (rows, report) = read(
      "zone,value\n镇江,1,2\n苏州\n宝\"鸡,3\n\"宝鸡\"x,4\n好,5\n\"开,6\n好,7\n", columns)
    #expect(rows == [["好", "5", ""], ["好", "7", ""]])
    #expect(
      report == """
        t.csv:2:6: error: this row has 3 fields; the header has 2
         2 | 镇江,1,2
           |        ^
          hint: quote a field that holds a comma
        t.csv:3:1: error: this row has 1 fields; the header has 2
         3 | 苏州
           | ^
          hint: an empty field still needs its comma
        t.csv:4:2: error: a quote stands inside a field that is not quoted
         4 | 宝"鸡,3
           |   ^
          hint: quote the whole field and write the quote twice
        t.csv:5:5: error: the quoted field ends here, but more text follows
         5 | "宝鸡"x,4
           |       ^
          hint: write a quote inside a quoted field twice
        t.csv:7:1: error: this quote is never closed
         7 | "开,6
           | ^
          hint: close it, or write it twice inside a quoted field

        """)
  }

  @Test(arguments: [
    (
      "zone,vaule\n",
      ["t.csv:1:1: error: the header has no column 'value'", "t.csv:1:6: error: unknown column 'vaule'"]
    ),
    ("zone,value,zone\n", ["t.csv:1:12: error: the column 'zone' stands twice"]),
    ("zone,,value\n", ["t.csv:1:6: error: this column has no name"]),
    ("zone;value\n", ["t.csv:1:1: error: the header is not separated by commas"]),
    ("", ["t.csv: error: the file is empty"]), ("\n\n", ["t.csv: error: the file is empty"]),
    ("\"zone,value\n", ["t.csv:1:1: error: this quote is never closed"]),
  ])
  func `a wrong header is told, and no row is given`(text: String, messages: [String]) {
    let (rows, report) = read(
      text + "a,b\n", text.allSatisfy(\.isNewline) ? CSVColumns(required: ["a", "b"]) : columns)
    if text.allSatisfy(\.isNewline) {
      #expect(read(text, columns).report.contains(messages[0]))
    } else {
      #expect(rows.isEmpty)
      #expect(report.split(separator: "\n").filter { $0.hasPrefix("t.csv") }.map(String.init) == messages)
    }
  }

  @Test func `many rows are given without a text for each field`() {
    let text = "zone,value\n" + String(repeating: "镇江,12\n", count: 50_000)
    let file = UserFile(name: "t.csv", text: text)
    var count = 0
    file.readCSV(columns, noting: Mistakes()) { row in
      count += row.withBytes(of: 1) { $0.count }
    }
    #expect(count == 100_000)
  }
}

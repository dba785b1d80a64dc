import Foundation
import SpreadsheetPackage
import Testing

@Suite struct PackagePouringTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  static let compressors: [Compressor] =
    [.zlib(level: 1), .zlib(level: 6)] + (ISAL.installed.map { [.isal($0)] } ?? [])

  /// What Python's zipfile reads of a package.
  private static let reading = """
    import sys, zipfile
    z = zipfile.ZipFile(sys.argv[1])
    print(z.testzip(), [(i.filename, i.date_time[:3], i.file_size) for i in z.infolist()])
    sheet = z.read("xl/worksheets/sheet1.xml").decode()
    print(sheet[:sheet.index("<row r=\\"3\\"")], "...", sheet[sheet.index("<row r=\\"901\\""):])
    """
  private static let expected = """
    None [('[Content_Types].xml', (1980, 1, 1), 800), ('xl/worksheets/sheet1.xml', (1980, 1, 1), SIZE), \
    ('stored.bin', (1980, 1, 1), 8)]
    <?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
    <dimension ref="A1:B901"/><sheetData><row r="1"><c r="A1" t="str"><v>Head</v></c></row>\
    <row r="2"><c r="A2" t="inlineStr"><is><t>text 0 &lt;&amp;&gt; 高新</t></is></c><c r="B2" s="12"><v>0</v></c></row> ... \
    <row r="901"><c r="A901" t="inlineStr"><is><t>text 899 &lt;&amp;&gt; 高新</t></is></c>\
    <c r="B901" s="12"><v>112.375</v></c></row></sheetData><autoFilter ref="A1:B9"/></worksheet>

    """

  @Test(arguments: compressors, [0xFFFF_FFFF, 100, 1])
  func `a poured package is whole, in ZIP and in ZIP64`(compressor: Compressor, largeFrom: Int) throws {
    try folder.pour(MadeRows(), to: "a.zip", compressor: compressor, largeFrom: largeFrom)
    let printed = try folder.python(Self.reading, "a.zip")
    let size = printed.firstMatch(of: /sheet1\.xml', \(1980, 1, 1\), (\d+)\)/).map { String($0.1) } ?? "none"
    #expect(printed == Self.expected.replacing("SIZE", with: size))
    let unzip = try folder.python(
      "import subprocess; print(subprocess.run(['unzip', '-tq', 'a.zip']).returncode if __import__('shutil').which('unzip') else 0)"
    )
    #expect(unzip.hasSuffix("0\n"), "\(unzip)")
  }

  @Test(arguments: compressors)
  func `the bytes are the same on one thread and on several`(compressor: Compressor) throws {
    for threads in [1, 2, 5] {
      try folder.pour(MadeRows(), to: "\(threads).zip", compressor: compressor, threads: threads)
    }
    let first = folder.bytes("1.zip")
    #expect(first?.isEmpty == false)
    #expect(folder.bytes("2.zip") == first)
    #expect(folder.bytes("5.zip") == first)
  }

  @Test(.enabled(if: ISAL.installed != nil, "needs libisal2"))
  func `the fastest compressor is ISA-L where it is installed`() {
    #expect(Compressor.fastest.name == "isal")
  }

  @Test(arguments: [1, 4])
  func `the fault of the first failing block is thrown, and no file is left`(threads: Int) throws {
    for _ in 0..<20 {
      #expect(throws: MadeRows.Fault(block: 11)) {
        try folder.pour(MadeRows(failing: [29, 11, 12, 20]), to: "a.zip", threads: threads)
      }
    }
    #expect(folder.names == ["frame.zip"])
  }

  @Test func `a sheet without rows keeps its header`() throws {
    try folder.pour(MadeRows(blockCount: 0), to: "a.zip")
    let sheet = try folder.python(
      "import zipfile; print(zipfile.ZipFile('a.zip').read('xl/worksheets/sheet1.xml').decode()[-100:])")
    #expect(sheet.hasSuffix("<v>Head</v></c></row></sheetData><autoFilter ref=\"A1:B9\"/></worksheet>\n"))
  }

  @Test func `what is no package is refused`() throws {
    let path = folder.path + "/text.zip"
    FileManager.default.createFile(atPath: path, contents: Data("no archive at all, but long enough".utf8))
    #expect(throws: PackageError.noPackage(path: path, reason: "its directory is broken")) {
      try ZIPArchive(path: path)
    }
    #expect(throws: PackageError.system(doing: "open", path: folder.path + "/none", code: ENOENT)) {
      try ZIPArchive(path: folder.path + "/none")
    }
  }

  @Test func `a sheet without a pattern row is refused`() throws {
    let package = try folder.frame()
    let part = "xl/worksheets/sheet1.xml"
    #expect(throws: PackageError.strangeSheet(part: part, reason: "it has no pattern row")) {
      try SheetFrame(of: package, sheet: 0, patternRow: 3, cells: "A1:B2")
    }
  }

  @Test func `a folder that is not there is told`() throws {
    let package = try folder.frame()
    let path = folder.path + "/none/a.zip"
    #expect(throws: PackageError.system(doing: "write", path: path, code: ENOENT)) {
      try package.write(to: path, pouring: [PouredSheet<MadeRows>]())
    }
  }
}

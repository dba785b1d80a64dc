import Foundation
import SpreadsheetPackage

/// A folder of its own for a test, gone when the test is.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "spreadsheet-package-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func bytes(_ name: String) -> Data? { FileManager.default.contents(atPath: path + "/" + name) }
  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }

  /// Runs a Python script with arguments in the folder; what it printed.
  func python(_ script: String, _ arguments: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = ["-c", script] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: path)
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let printed = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: printed, as: UTF8.self)
  }

  /// A package with one sheet, made by Python: its second row shows two styles.
  func frame() throws -> ZIPArchive {
    let printed = try python(
      """
      import zipfile
      sheet = ('<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
               '<dimension ref="A1:B2"/><sheetData><row r="1"><c r="A1" t="str"><v>Head</v></c></row>'
               '<row r="2"><c r="A2"><v>0</v></c><c r="B2" s="12"><v>0</v></c></row></sheetData>'
               '<autoFilter ref="A1:B9"/></worksheet>')
      with zipfile.ZipFile("frame.zip", "w", zipfile.ZIP_DEFLATED) as z:
          z.writestr("[Content_Types].xml", "<Types/>" * 100)
          z.writestr("xl/worksheets/sheet1.xml", sheet)
          z.writestr("stored.bin", b"as it is", zipfile.ZIP_STORED)
      """)
    guard printed.isEmpty else { throw CocoaError(.fileWriteUnknown, userInfo: ["printed": printed]) }
    return try ZIPArchive(path: path + "/frame.zip")
  }

  /// Pours rows into a copy of the frame.
  func pour<Rows: SheetRows>(
    _ rows: Rows, to name: String, compressor: Compressor = .fastest, threads: Int = 2, largeFrom: Int = 0xFFFF_FFFF
  ) throws {
    let package = try frame()
    let sheet = try SheetFrame(of: package, sheet: 0, patternRow: 2, cells: "A1:B901")
    try package.write(
      to: path + "/" + name, pouring: [PouredSheet(frame: sheet, rows: rows, columns: 2)], compressor: compressor,
      threads: threads, largeFrom: largeFrom)
  }
}

/// Rows that are made of a closure, some in each block.
struct MadeRows: SheetRows {
  struct Fault: Error, Equatable {
    let block: Int
  }

  var blockCount = 30
  var rowsPerBlock = 30
  var failing: Set<Int> = []
  var make: @Sendable (Int, RowWriter) throws -> Void = { row, writer in
    try writer.write("text \(row) <&> 高新", column: 0, style: 0)
    writer.write(Double(row) / 8, column: 1, style: 1)
  }

  func makeScratch() {}

  func write(block: Int, to writer: RowWriter, with scratch: inout Void) throws {
    if failing.contains(block) { throw Fault(block: block) }
    for row in block * rowsPerBlock..<(block + 1) * rowsPerBlock {
      writer.startRow(row + 2)
      try make(row, writer)
      writer.endRow()
    }
  }
}

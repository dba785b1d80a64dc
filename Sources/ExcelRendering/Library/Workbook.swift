import CXLSXWriter
import Glibc

/// A workbook that is being written; libxlsxwriter does the packing, and nothing reaches it unchecked.
///
/// Texts that begin with `=`, `+`, `-` or `@` are written as texts. Characters that XML cannot hold are refused.
package struct Workbook: ~Copyable {
  /// What a workbook says of itself.
  package struct Properties: Hashable, Sendable {
    package var title: String
    package var subject: String
    package var author: String
    package var keywords: String
    package var comments: String
    /// The language of the labels, `en-GB` or `zh-CN`.
    package var language: String
    /// Seconds after 1970; fixed, so that the same content gives the same bytes.
    package var created: Int

    /// Makes properties.
    package init(
      title: String, subject: String = "", author: String, keywords: String = "", comments: String = "",
      language: String, created: Int
    ) {
      self.title = title
      self.subject = subject
      self.author = author
      self.keywords = keywords
      self.comments = comments
      self.language = language
      self.created = created
    }
  }

  private let handle: WorkbookHandle
  private let path: String
  private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>]
  private var sheetNames: [String: String]
  private var tableNames: Set<String>

  /// Opens a workbook that `close()` will write to a path.
  ///
  /// - Parameters:
  ///   - defaultFont: the font of cells that have no style.
  ///   - temporaryFolder: where parts are kept until the workbook is closed; nil for the system's.
  package init(
    path: String, properties: Properties, defaultFont: CellStyle? = nil, temporaryFolder: String? = nil
  ) throws(WorkbookError) {
    try WorkbookFolders.checkCreation(of: path)
    try WorkbookFolders.checkTemporaryFolder(temporaryFolder)
    let handle = try WorkbookHandle.open(path, temporaryFolder: temporaryFolder)
    if let defaultFont, let format = handle.book.pointee.formats?.pointee.stqh_first {
      format_set_font_name(format, defaultFont.font)
      format_set_font_size(format, defaultFont.size)
    }
    try Self.set(properties, of: handle.book)
    self.handle = handle
    self.path = path
    formats = [:]
    sheetNames = [:]
    tableNames = []
  }

  private static func set(_ properties: Properties, of book: UnsafeMutablePointer<lxw_workbook>) throws(WorkbookError) {
    let named = [
      ("title", properties.title), ("subject", properties.subject), ("author", properties.author),
      ("keywords", properties.keywords), ("comments", properties.comments), ("language", properties.language),
    ]
    for (name, text) in named {
      guard text.utf16.count <= WorkbookError.shortTextLimit else {
        throw .propertyTooLong(name: name, length: text.utf16.count)
      }
      try checkCharacters(of: text, sheet: name, cell: "A1")
    }
    let texts = CTexts()
    var document = lxw_doc_properties()
    document.title = texts.copy(properties.title)
    document.subject = texts.copy(properties.subject)
    document.author = texts.copy(properties.author)
    document.keywords = texts.copy(properties.keywords)
    document.comments = texts.copy(properties.comments)
    document.created = time_t(properties.created)
    try check(workbook_set_properties(book, &document), doing: "setting the document properties")
    if !properties.language.isEmpty {
      try check(
        workbook_set_custom_property_string(book, "Language", properties.language),
        doing: "setting the language property")
    }
  }

  /// Adds a sheet at the end.
  package mutating func addSheet(named name: String) throws(WorkbookError) -> WorkbookSheet {
    try SheetName.check(name)
    let key = SheetName.key(name)
    if let other = sheetNames[key] { throw .sheetNameTaken(name: name, by: other) }
    sheetNames[key] = name
    guard let sheet = workbook_add_worksheet(handle.book, name) else {
      throw .library(code: Int(LXW_ERROR_MEMORY_MALLOC_FAILED.rawValue), doing: "adding sheet '\(name)'")
    }
    return WorkbookSheet(sheet, name: name)
  }

  /// The library's format of a style, made once.
  mutating func format(_ style: CellStyle) throws(WorkbookError) -> UnsafeMutablePointer<lxw_format> {
    if let known = formats[style] { return known }
    guard let format = workbook_add_format(handle.book) else {
      throw .library(code: Int(LXW_ERROR_MEMORY_MALLOC_FAILED.rawValue), doing: "adding a format")
    }
    style.apply(to: format)
    formats[style] = format
    return format
  }

  /// Reserves the name of a table.
  mutating func reserveTable(named name: String, sheet: String) throws(WorkbookError) {
    guard TableName.isValid(name) else { throw .tableName(sheet: sheet, name: name) }
    guard tableNames.insert(name.lowercased()).inserted else { throw .tableNameTaken(sheet: sheet, name: name) }
  }

  /// A new chart of the library.
  func chart(_ type: lxw_chart_type) throws(WorkbookError) -> UnsafeMutablePointer<lxw_chart> {
    guard let chart = workbook_add_chart(handle.book, UInt8(type.rawValue)) else {
      throw .library(code: Int(LXW_ERROR_MEMORY_MALLOC_FAILED.rawValue), doing: "adding a chart")
    }
    return chart
  }

  /// Writes the file and ends the workbook; a workbook that is not closed leaves no file.
  package consuming func close() throws(WorkbookError) {
    try check(handle.close(), doing: "writing \(path)")
  }
}

/// Owns the library's workbook, and frees it when it was not closed.
final class WorkbookHandle {
  let book: UnsafeMutablePointer<lxw_workbook>
  private let options: CTexts
  private var isClosed = false

  static func open(_ path: String, temporaryFolder: String?) throws(WorkbookError) -> WorkbookHandle {
    let texts = CTexts()
    var options = lxw_workbook_options()
    options.tmpdir = texts.copy(temporaryFolder)
    guard let book = workbook_new_opt(path, &options) else {
      throw .library(code: Int(LXW_ERROR_MEMORY_MALLOC_FAILED.rawValue), doing: "opening \(path)")
    }
    return WorkbookHandle(book, texts)
  }

  init(_ book: UnsafeMutablePointer<lxw_workbook>, _ options: CTexts) {
    self.book = book
    self.options = options
  }

  /// Closes the workbook, which frees it too.
  func close() -> lxw_error {
    isClosed = true
    return workbook_close(book)
  }

  deinit {
    if !isClosed { lxw_workbook_free(book) }
  }
}

/// Throws what a code of the library says, unless it says that all is well.
func check(_ code: lxw_error, doing: @autoclosure () -> String) throws(WorkbookError) {
  guard code == LXW_NO_ERROR else { throw .library(code: Int(code.rawValue), doing: doing()) }
}

/// Throws when a text has a character that XML cannot hold; tab and line feed may stand.
func checkCharacters(
  of text: String, sheet: @autoclosure () -> String, cell: @autoclosure () -> String
) throws(WorkbookError) {
  var isPlain = true
  for byte in text.utf8 where byte < 0x20 || byte == 0x7F || byte == 0xEF {
    isPlain = false
    break
  }
  if isPlain { return }
  for scalar in text.unicodeScalars {
    let code = scalar.value
    if (code < 0x20 && code != 0x09 && code != 0x0A) || code == 0x7F || code == 0xFFFE || code == 0xFFFF {
      throw .controlCharacter(sheet: sheet(), cell: cell(), code: code)
    }
  }
}

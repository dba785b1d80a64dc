import Foundation
import Glibc
import Testing

/// Many zones: what the cache, the threads and the turned comparison must not change.
@Suite(.serialized)
struct ScaleTests {
  /// 60 zones with 30 indicators over five quarters: enough for the cache and for the turned tables.
  private static func workspace() throws -> TemporaryWorkspace {
    let workspace = try TemporaryWorkspace()
    let python = try #require(BuiltCommand.python(with: "json"))
    for part in ["gaoxin.yaml", "seeds"] {
      try FileManager.default.removeItem(atPath: "\(workspace.path)/\(part)")
    }
    let made = try BuiltCommand.run(
      [
        "\(BuiltCommand.root)/bench/make_workspace.py", "9000", workspace.path, "--zones", "60", "--indicators", "30",
      ], program: python)
    try #require(made.exitCode == 0, "\(made.errors)")
    return workspace
  }

  private static let cache = "output/.cache/observations"

  @Test(.enabled(if: BuiltCommand.python(with: "json") != nil, "needs python3"))
  func `What is read from the cache is what the tables say; a torn, foreign, stale or deleted cache is none`() throws {
    let workspace = try Self.workspace()
    let fresh = try workspace.run("export", "--format", "csv")
    #expect(fresh.exitCode == 0)
    let kept = try #require(workspace.data(Self.cache))
    func check(_ what: String, _ expected: String = fresh.output) throws {
      let again = try workspace.run("export", "--format", "csv")
      #expect(again.exitCode == 0, "\(what)")
      #expect(again.output == expected, "\(what)")
      #expect(workspace.data(Self.cache) != nil, "\(what)")
    }
    try check("kept")
    #expect(workspace.data(Self.cache) == kept)
    try workspace.write(Self.cache, bytes: Array(kept.prefix(kept.count / 2)))
    try check("torn")
    // A byte of the head, of each part, and of the last one.
    let spread = stride(from: 300, to: kept.count - 1, by: max(kept.count / 12, 1))
    for place in [0, 20, 40, 70, 150] + spread + [kept.count - 1] {
      var bytes = Array(kept)
      bytes[place] ^= 0x11
      try workspace.write(Self.cache, bytes: bytes)
      try check("a byte changed at \(place)")
    }
    try workspace.write(Self.cache, bytes: [])
    try check("empty")
    try workspace.write(Self.cache, bytes: Array("gaoxin observations 1\n".utf8) + Array(kept.dropFirst(22)))
    try check("of another version")
    try workspace.write(Self.cache, bytes: Array(kept) + [0])
    try check("a byte more")
    // A link, or a folder, in its place is not followed.
    try workspace.write("output/elsewhere", bytes: Array(kept))
    try FileManager.default.removeItem(atPath: "\(workspace.path)/\(Self.cache)")
    try FileManager.default.createSymbolicLink(
      atPath: "\(workspace.path)/\(Self.cache)", withDestinationPath: "../elsewhere")
    try check("a link")
    #expect(workspace.data("output/elsewhere") == kept)
    try FileManager.default.removeItem(atPath: "\(workspace.path)/\(Self.cache)")
    try FileManager.default.createDirectory(
      atPath: "\(workspace.path)/\(Self.cache)/inside", withIntermediateDirectories: true)
    #expect(try workspace.run("export", "--format", "csv").output == fresh.output)
    try FileManager.default.removeItem(atPath: "\(workspace.path)/output/.cache")
    try check("deleted")
    // A figure is corrected: the cache of before is stale.
    let table = "seeds/tables/observations-2025.csv"
    let line = try #require(try workspace.text(table).split(separator: "\n").dropFirst().first)
    let value = String(line.split(separator: ",", omittingEmptySubsequences: false)[4])
    try workspace.replace(table, String(line), with: line.replacingOccurrences(of: ",\(value),", with: ",777\(value),"))
    let corrected = try workspace.run("export", "--format", "csv")
    #expect(corrected.output != fresh.output)
    #expect(corrected.output.contains("777\(value)"))
    try check("stale", corrected.output)
  }

  @Test(.enabled(if: BuiltCommand.python(with: "json") != nil, "needs python3"))
  func `Nothing is kept where output/ cannot hold it, and mistakes are told cached or not`() throws {
    let workspace = try Self.workspace()
    try FileManager.default.removeItem(atPath: "\(workspace.path)/output")
    try workspace.write("output", "no folder")
    #expect(try workspace.run("export", "--format", "csv").exitCode == 0)
    #expect(try workspace.text("output") == "no folder")
    try FileManager.default.removeItem(atPath: "\(workspace.path)/output")
    // What is remarked on a source of a table is told again where the sources are not read again, with its line.
    try workspace.append(
      "seeds/tables/sources.csv", "nobody-2025,=无人引用,Used by none,,,2025-01-01,stated,,original,zh,high,,\n")
    try workspace.write(
      "seeds/tables/initiatives.csv",
      "id,zone,name,name_en,kind,theme,source\nx-plan,zhongguancun,规划,A plan,plan,economy,zhongguancun-2025q2\n")
    let first = try workspace.run("check")
    let initiatives = try workspace.run("export", "--format", "json").output
    try FileManager.default.removeItem(atPath: "\(workspace.path)/output/.cache")
    #expect(try workspace.run("export", "--format", "json").output == initiatives)
    for _ in 1...2 {
      let second = try workspace.run("check", "--format", "text")
      #expect(second.output == first.output)
      #expect(first.exitCode == 0 && second.exitCode == 0, "\(first.output)")
    }
    for file in (try? FileManager.default.contentsOfDirectory(atPath: "\(workspace.path)/output/.cache")) ?? []
    where file.hasPrefix("answer-") {
      try FileManager.default.removeItem(atPath: "\(workspace.path)/output/.cache/\(file)")
    }
    #expect(try workspace.run("check").output == first.output)
    #expect(first.output.contains("no figure and no initiative is from the source 'nobody-2025'"))
    #expect(first.output.contains("nobody-2025,=无人引用,"))
    // An error is told each time, at its place.
    try workspace.append(
      "seeds/tables/observations-2025.csv", "nowhere,gdp,,,1亿元,2025-Q1,,actual,,nobody-2025,,high,,,\n")
    let line =
      try workspace.text("seeds/tables/observations-2025.csv").split(separator: "\n", omittingEmptySubsequences: false)
      .count - 1
    for _ in 1...2 {
      let wrong = try workspace.run("check")
      #expect(wrong.exitCode == 1)
      #expect(
        wrong.output.contains("observations-2025.csv:\(line):1: error: unknown zone 'nowhere'"), "\(wrong.output)")
    }
  }

  @Test(.enabled(if: BuiltCommand.python(with: "json") != nil, "needs python3"))
  func `An answer is told again only while all that it follows from is the same`() throws {
    let workspace = try Self.workspace()
    let asked = ["brief", "--language", "en"]
    func answers() -> [String] {
      let names = try? FileManager.default.contentsOfDirectory(atPath: "\(workspace.path)/output/.cache")
      return (names ?? []).filter { $0.hasPrefix("answer-") }.sorted()
    }
    func told() throws -> String {
      let run = try BuiltCommand.run(asked, in: workspace.path)
      #expect(run.exitCode == 0, "\(run.errors)")
      return run.output
    }
    let first = try told()
    let name = try #require(answers().first)
    #expect(try told() == first)
    #expect(answers() == [name])
    // Where its bytes are not what they were it is made anew.
    let file = "output/.cache/\(name)"
    let whole = try #require(workspace.data(file))
    for bytes in [whole.prefix(whole.count / 2), whole.prefix(10), whole + [0x21], Data()] {
      try workspace.write(file, bytes: Array(bytes))
      #expect(try told() == first)
      #expect(workspace.data(file) == whole)
    }
    // Another question, another template and another edition before have answers of their own.
    let chinese = try workspace.run("brief", "--language", "zh")
    #expect(chinese.output != first)
    #expect(try workspace.run("report", "--quarter", "2025-Q1").exitCode == 0)
    let since = try told()
    #expect(since != first)
    #expect(try told() == since)
    let template = "Templates/quarterly/brief.en.txt"
    try workspace.write(template, "Anew.\n" + workspace.text(template))
    #expect(try told() == "Anew.\n" + since)
    // A link in seeds/ may lead to anything: nothing is kept then, nor used.
    let before = answers()
    try FileManager.default.createSymbolicLink(
      atPath: "\(workspace.path)/seeds/note.txt", withDestinationPath: "/etc/hostname")
    #expect(try told() == "Anew.\n" + since)
    #expect(answers() == before)
  }

  @Test(.enabled(if: BuiltCommand.python(with: "json") != nil, "needs python3"))
  func `A large file that was touched is read again, though its size and its time are as before`() throws {
    let workspace = try Self.workspace()
    // An answer's name is the digest of all files of seeds/, whatever is in them.
    let (large, noted) = ("seeds/large.txt", "output/.cache/digests")
    let bytes = [UInt8](repeating: 0x61, count: 1 << 20)
    try workspace.write(large, bytes: bytes)
    let young = Date()
    func answer() throws -> String {
      for name in try answers() {
        try FileManager.default.removeItem(atPath: "\(workspace.path)/output/.cache/\(name)")
      }
      let run = try workspace.run("brief")
      #expect(run.exitCode == 0, "\(run.errors)")
      return try #require(answers().first)
    }
    func answers() throws -> [String] {
      let names = try? FileManager.default.contentsOfDirectory(atPath: "\(workspace.path)/output/.cache")
      return (names ?? []).filter { $0.hasPrefix("answer-") }
    }
    /// Another write of this moment might leave the file with the same times.
    func rest(since time: Date) { Thread.sleep(until: time + 4) }
    let first = try answer()
    if Date() < young + 2 { #expect(workspace.data(noted) == nil, "a file is noted while it is young") }
    rest(since: young)
    #expect(try answer() == first)
    let kept = try #require(workspace.data(noted))
    #expect(String(decoding: kept, as: UTF8.self).contains("/\(large)"))
    #expect(try answer() == first)
    #expect(workspace.data(noted) == kept)
    // Where what is kept is torn or changed it is as good as none, and kept anew.
    let digit = try #require(kept.dropFirst(100).firstIndex { $0 != 0x31 && (0x30...0x39).contains($0) })
    var changed = kept
    changed[digit] = 0x31
    for other in [kept.prefix(kept.count / 2), kept.prefix(5), changed, Data()] {
      try workspace.write(noted, bytes: Array(other))
      #expect(try answer() == first)
      #expect(workspace.data(noted)?.count == kept.count)
    }
    // One byte is changed in place, and the time set back to the nanosecond, as `touch -r` does.
    let path = "\(workspace.path)/\(large)"
    var before = stat()
    try #require(stat(path, &before) == 0)
    let file = try #require(FileHandle(forUpdatingAtPath: path))
    try file.seek(toOffset: 4711)
    try file.write(contentsOf: [0x62])
    try file.close()
    let times = [before.st_atim, before.st_mtim]
    try #require(utimensat(AT_FDCWD, path, times, 0) == 0)
    let (second, time) = (try answer(), Date())
    #expect(second != first)
    rest(since: time)
    #expect(try answer() == second)
    // Another file of the same size and time takes its place.
    try workspace.write("output/other", bytes: bytes)
    try #require(utimensat(AT_FDCWD, "\(workspace.path)/output/other", times, 0) == 0)
    try #require(rename("\(workspace.path)/output/other", path) == 0)
    #expect(try answer() == first)
  }

  @Test(.enabled(if: BuiltCommand.python(with: "json") != nil, "needs python3"))
  func `One thread and several write the same bytes, for all zones and for each by itself`() throws {
    let workspace = try Self.workspace()
    var outputs: [[String: Data]] = []
    for threads in ["1", "2", "5"] {
      for arguments in [["report", "--threads", threads], ["report", "--each-zone", "--threads", threads]] {
        let zones = arguments.contains("--each-zone") ? ["--zones", "zhongguancun,tianjin-binhai,shijiazhuang"] : []
        let made = try BuiltCommand.run(arguments + zones, in: workspace.path)
        #expect(made.exitCode == 0, "\(made.errors)")
      }
      outputs.append(workspace.outputs().filter { !$0.key.hasPrefix(".") })
    }
    #expect(outputs[0].keys.contains("2025-Q2-by-zone/tianjin-binhai/comparison.zh.xlsx"))
    #expect(outputs[0] == outputs[1])
    #expect(outputs[0] == outputs[2])
  }

  @Test(.enabled(if: BuiltCommand.python(with: "openpyxl") != nil, "needs python3-openpyxl"))
  func `Of many zones each stands in a row, and each cell is the figure that the table gives`() throws {
    let workspace = try Self.workspace()
    #expect(try workspace.run("report", "--language", "en").exitCode == 0)
    let python = try #require(BuiltCommand.python(with: "openpyxl"))
    let checked = try BuiltCommand.run(
      ["-c", Self.script, workspace.path], program: python)
    #expect(checked.output.hasPrefix("wrong 0, compared "), "\(checked.output)\(checked.errors)")
    let count = Int(checked.output.split(separator: " ").last.map { $0.filter(\.isNumber) } ?? "") ?? 0
    #expect(count > 1000)
    let brief = try workspace.text("output/2025-Q2/brief.en.txt")
    #expect(brief.contains("60 zones: "))
    #expect(brief.contains("Of 60 zones only the first lines of each table are shown."))
    #expect(brief.split(separator: "\n").count < 500)
  }

  /// Holds every plain value of the quarter in the tables against the cell of its zone and indicator.
  private static let script = """
    import csv, re, sys
    import openpyxl
    root = sys.argv[1]
    names = {}
    for kind in ('zones', 'indicators'):
        key = None
        for line in open(f'{root}/seeds/{kind}.yaml', encoding='utf-8'):
            start = re.match(r'  - id: (\\\\S+)$', line)
            if start: key = start[1]
            text = re.match(r'      en: (.+)$', line)
            if text and (kind, key) not in names: names[kind, key] = text[1].strip().strip('"')
    book = openpyxl.load_workbook(f'{root}/output/2025-Q2/comparison.en.xlsx')
    cells = {}
    for sheet in book.worksheets:
        header = next((row for row in sheet.iter_rows(max_row=12) if row[0].value == 'Zone'
                       and any(str(cell.value).startswith('Indicators reported') for cell in row)), None)
        if not header: continue
        for row in sheet.iter_rows(min_row=header[0].row + 1):
            for head, cell in zip(header[2:], row[2:]):
                cells[row[0].value, str(head.value)] = cell.value
    wrong = compared = 0
    for row in csv.DictReader(open(f'{root}/seeds/tables/observations-2025.csv', encoding='utf-8')):
        if row['period'] not in ('2025-H1', '2025-06'): continue
        plain = re.match(r'(增长|下降)?([0-9.]+)[^0-9.]*$', row['value'])
        if not plain: continue
        number = float(plain[2]) * (-1 if plain[1] == '下降' else 1)
        start = names['indicators', row['indicator']] + ', '
        found = [value for (zone, head), value in cells.items()
                 if zone == names['zones', row['zone']] and head.startswith(start)
                 and ('H1 2025' in head or 'June 2025' in head or '30 Jun' in head or 'Jun' in head)]
        compared += 1
        if not any(isinstance(value, (int, float)) and abs(value - number) < 1e-9 for value in found):
            wrong += 1
            if wrong < 5: print(row['zone'], row['indicator'], row['value'], found, file=sys.stderr)
    print(f'wrong {wrong}, compared {compared}')
    """.replacingOccurrences(of: "\\\\S", with: "\\S")
}

import EditionFiles
import JSONText
import Scheduling
import Testing

@Suite struct RunLogTests {
  private let scratch = ScratchFolder()
  private var path: String { scratch.path + "/runs.jsonl" }

  private func record(_ number: Int, padding: Int = 0) -> JSONValue {
    .object([("n", .integer(number)), ("text", .text(String(repeating: "x", count: padding)))])
  }

  @Test func `each run adds one line`() {
    let log = RunLog(path)
    #expect(log.lines == [])
    for number in 1...3 { #expect(log.append(record(number)) == nil) }
    #expect(log.lines == [1, 2, 3].map { "{\"n\":\($0),\"text\":\"\"}" })
  }

  @Test(arguments: ["{\"n\":1,\"te", "\0\0\0\0", "{\"n\":1}", "{"])
  func `a torn last line never hurts`(torn: String) throws {
    try writeFile(path, "{\"n\":0}\n" + torn)
    let log = RunLog(path)
    #expect(log.append(record(2)) == nil)
    #expect(log.lines.first == "{\"n\":0}")
    #expect(log.lines.last == "{\"n\":2,\"text\":\"\"}")
    #expect(
      fileBytes(path).map { String(decoding: $0, as: UTF8.self) } == "{\"n\":0}\n\(torn)\n{\"n\":2,\"text\":\"\"}\n")
  }

  @Test func `the file never grows without bound, and keeps its newest lines`() throws {
    let log = RunLog(path, limit: 10_000)
    for number in 0..<500 { #expect(log.append(record(number, padding: 80)) == nil) }
    let size = try #require(fileBytes(path)).count
    #expect(size <= 10_200)
    #expect(log.lines.last?.hasPrefix("{\"n\":499,") == true)
    #expect(log.lines.count > 40)
    #expect(scratch.names() == ["runs.jsonl"])
  }

  @Test func `what is no file is refused with the system's word`() throws {
    let folder = ScratchFolder()
    #expect(RunLog(folder.path).append(record(1)) == 21)
    #expect(RunLog(folder.path + "/no/runs.jsonl").append(record(1)) == 2)
  }

  @Test func `many runs at once lose no line`() async throws {
    let path = path
    await withTaskGroup(of: Void.self) { group in
      for task in 0..<8 {
        group.addTask {
          for number in 0..<50 {
            _ = RunLog(path, limit: 1 << 20).append(.object([("n", .integer(task * 50 + number))]))
          }
        }
      }
    }
    #expect(Set(RunLog(path).lines).count == 400)
  }
}

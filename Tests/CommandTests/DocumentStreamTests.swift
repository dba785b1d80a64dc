import Foundation
import Testing

@Suite struct DocumentStreamTests {
  /// Runs the stream over bytes.
  private func run(_ input: [UInt8]) throws -> BuiltCommand.Run {
    let path = FileManager.default.temporaryDirectory.path + "/gaoxin-stream-" + UUID().uuidString
    try Data(input).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try BuiltCommand.run(
      ["-c", #""$1" extract --jsonl-input --format jsonl < "$2""#, "sh", BuiltCommand.path, path], program: "/bin/sh")
  }

  private func run(_ lines: [String]) throws -> BuiltCommand.Run {
    try run(Array(lines.map { $0 + "\n" }.joined().utf8))
  }

  private func objects(_ run: BuiltCommand.Run) throws -> [[String: Any]] {
    try run.output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  @Test func `answers come in the order of their documents, whatever their size`() throws {
    let lines = (0..<300).map { number in
      let text = String(repeating: "服务企业\(number)家次，增长6.7%。", count: number % 7 == 0 ? 2000 : 1)
      return "{\"id\":\(number),\"text\":\"\(text)\"}"
    }
    let run = try run(lines)
    #expect(run.exitCode == 0)
    let answers = try objects(run)
    #expect(answers.map { $0["id"] as? Int } == Array(0..<300))
    let first = answers.map { (($0["quantities"] as? [[String: Any]])?.first?["text"] as? String) ?? "" }
    #expect(first == (0..<300).map { "\($0)家次" })
  }

  @Test func `a line that cannot be read gets an error in its place, and the exit code says so at the end`() throws {
    let run = try run([
      #"{"id":"a","text":"3家"}"#, "no json", "", #"{"id":7}"#, #"{"id":"c","text":null}"#, "[]",
      #"{"id":"d","text":"4家"}"#,
    ])
    #expect(run.exitCode == 65)
    let answers = try objects(run)
    #expect(
      answers.map { $0["id"] as? String ?? ($0["id"] as? Int).map(String.init) ?? "-" } == [
        "a", "-", "7", "c", "-", "d",
      ])
    #expect(
      answers.map { $0["error"] as? String ?? "" } == [
        "", "the line is not JSON at byte 2", "the document has no text: \"text\" must be a string",
        "the document has no text: \"text\" must be a string",
        "the line is JSON, but no object: {\"id\", \"text\"} is wanted", "",
      ])
    #expect(run.errors.contains("4 of 6 lines could not be read"))
  }

  @Test func `bytes that are no UTF-8 are named by their place`() throws {
    let run = try run(Array(#"{"id":"a","text":""#.utf8) + [0xE9, 0xAB] + Array("\"}\n".utf8))
    #expect(run.exitCode == 65)
    #expect(run.output == "{\"id\":null,\"error\":\"the line is not UTF-8 at byte 19\"}\n")
  }

  @Test func `nothing in, nothing out`() throws {
    let run = try run([UInt8]())
    #expect(run.exitCode == 0)
    #expect(run.output.isEmpty && run.errors.isEmpty)
  }

  @Test func `a last line without a line feed is read`() throws {
    let run = try run(Array(#"{"id":"a","text":"3家"}"#.utf8))
    #expect(run.exitCode == 0)
    #expect(try objects(run).count == 1)
  }

  @Test func `a document of ten megabytes on one line is one answer`() throws {
    let text = String(repeating: "全区深入推进改革创新，营商环境持续优化，企业活力不断增强。\\n", count: 110_000)
    let run = try run(["{\"id\":\"long\",\"text\":\"\(text)新增3家\"}"])
    #expect(run.exitCode == 0)
    let quantities = try objects(run).first?["quantities"] as? [[String: Any]]
    #expect(quantities?.compactMap { $0["text"] as? String } == ["3家"])
  }
}

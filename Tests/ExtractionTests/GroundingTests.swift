import Extraction
import Foundation
import JSONText
import PrintedForms
import Testing

/// Every fact is printed where its place says, and its value follows from what stands there.
@Suite struct GroundingTests {
  static let documents: [String] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("ExtractionCorpus/documents").path
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".txt") }
    return names.sorted().compactMap { try? String(contentsOfFile: folder + "/" + $0, encoding: .utf8) }
  }()

  @Test func `each fact of the labelled documents is grounded`() throws {
    #expect(!Self.documents.isEmpty)
    for document in Self.documents { try Self.check(document) }
  }

  @Test func `each fact of damaged documents is grounded`() throws {
    var dice = Dice(seed: 7)
    for document in Self.documents {
      for _ in 0..<3 { try Self.check(Self.damaged(document, &dice)) }
    }
  }

  @Test func `each fact of random text is grounded`() throws {
    let parts = [
      "今年", "上半年", "2025年", "云山高新区", "全市", "，", "。", "、", "\n", "\n\n", "实现", "营业收入", "GDP", "增长", "下降", "同比", "分别", "依次为",
      "3.2亿元", "18个", "超150家次", "6.7%", "1.1倍", "０．５％", "三成", "“", "”", "《", "》", "（", "）", "项目", "企业", "的", "是", "其中", "前者", "后者",
      "累计", "公司", "高新控股", "1", ",", "|", "\t", "  ", "# ", "图为", "本报讯", "亿元以上", "从", "到", "第2位", "居全市", "\u{FFFD}", "<p>", "&nbsp;", "由",
    ]
    var dice = Dice(seed: 11)
    for _ in 0..<400 {
      var text = ""
      for _ in 0..<dice.next(below: 60) { text += parts[dice.next(below: parts.count)] }
      try Self.check(text)
    }
  }

  /// Cuts lines, puts in spaces, widens digits, drops and doubles characters.
  static func damaged(_ text: String, _ dice: inout Dice) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch dice.next(below: 60) {
      case 0: result.append("\n")
      case 1: result.append(" ")
      case 2: continue
      case 3: result.append(scalar)
      case 4 where ("0"..."9").contains(scalar):
        result.append(Unicode.Scalar(scalar.value - 0x30 + 0xFF10) ?? scalar)
        continue
      default: break
      }
      result.append(scalar)
    }
    return String(result)
  }

  static func check(_ text: String) throws {
    let reading = BulletinReading(InputPage(ScalarText(text)), with: Knowledge())
    let json = ExtractionRecord(reading, id: .null).bytes
    let record = try #require(try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any])
    let input = Array(text.unicodeScalars)
    func members(_ key: String) -> [[String: Any]] { record[key] as? [[String: Any]] ?? [] }
    func place(_ member: [String: Any]) -> Range<Int> {
      let start = member["start"] as? Int ?? -1
      return start..<start + (member["length"] as? Int ?? 0)
    }
    let quantities = members("quantities")
    for key in ["quantities", "periods", "unplaced"] {
      for member in members(key) {
        let range = place(member)
        try #require(range.lowerBound >= 0 && range.upperBound <= input.count)
        #expect(member["text"] as? String == String(String.UnicodeScalarView(input[range])))
      }
    }
    for metric in members("metrics") {
      let range = place(metric)
      let value = (metric["value"] as? String).map { $0.hasPrefix("-") ? String($0.dropFirst()) : $0 }
      let growth = metric["growth"] as? [String: Any]
      let figure = quantities.first { quantity in
        let own = place(quantity)
        guard range.lowerBound <= own.lowerBound, own.upperBound <= range.upperBound else { return false }
        return isSame(quantity["value"] as? String, value)
      }
      #expect(figure != nil, "\(metric) in \(text.debugDescription)")
      #expect(figure?["unit"] as? String == metric["unit"] as? String || (figure?["unit"] as? String)?.isEmpty == true)
      if let grown = growth?["value"] as? String {
        #expect(quantities.contains { isSame($0["value"] as? String, grown.hasPrefix("-") ? String(grown.dropFirst()) : grown) })
      }
    }
    let placed = members("metrics").count + members("ranks").count
    #expect(quantities.count <= members("unplaced").count + 2 * placed, "a figure was dropped: \(text.debugDescription)")
  }

  /// Whether two decimal texts are one number, whatever zeros stand at the end and whatever the sign.
  private static func isSame(_ left: String?, _ right: String?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    func plain(_ text: String) -> String {
      var text = text.hasPrefix("-") ? String(text.dropFirst()) : text
      while text.contains("."), text.hasSuffix("0") || text.hasSuffix(".") { 
        let isPoint = text.hasSuffix(".")
        text.removeLast()
        if isPoint { break }
      }
      return text
    }
    return plain(left) == plain(right)
  }
}

/// Numbers that are the same for the same seed.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }
}

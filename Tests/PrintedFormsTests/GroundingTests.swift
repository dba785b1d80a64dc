import ExactValues
import PrintedForms
import Testing

@Suite struct GroundingTests {
  private static let sentences = """
    今年1至5月，全区营业收入达3,125.6亿元，同比增长8.5%，高于上年同期0.3个百分点；新增企业二百三十余家，其中规上企业近50家。
    截至2024年末，累计引进人才1.2万人次，签约亿元以上项目18个、总投资20~50亿元，三分之一为外资，利润负2.5亿元。
    “十四五”期间投资三千五百万元，建成标准厂房12.5万平方米，自2018年8月以来服务家庭三四百户，用时两年半。
    """

  private func scan(_ text: ScalarText, _ range: Range<Int>) -> (quantities: [FoundQuantity], periods: [FoundPeriod]) {
    PrintedFormScanner(reference: FoundForms.reference).scan(text, in: range)
  }

  /// The forms stand in the text, in order, none over another, and the bound words around the number.
  private func checkPlaces(_ text: ScalarText, _ found: (quantities: [FoundQuantity], periods: [FoundPeriod])) {
    var places: [Range<Int>] = found.periods.map(\.place)
    for quantity in found.quantities {
      #expect(quantity.place.contains(quantity.numberPlace))
      places.append(quantity.place)
    }
    places.sort { $0.lowerBound < $1.lowerBound }
    for (first, second) in zip(places, places.dropFirst()) { #expect(first.upperBound <= second.lowerBound) }
    for place in places {
      #expect(!place.isEmpty && place.lowerBound >= 0 && place.upperBound <= text.count)
    }
  }

  /// The digits of a value stand in the text at its place, in order, where the text has digits.
  private func checkDigits(_ text: ScalarText, _ quantity: FoundQuantity) {
    let printed = text.text(quantity.place)
    guard let value = quantity.value, quantity.kind != .ordinal, !printed.contains(where: Self.changesDigits) else {
      return
    }
    var digits = ""
    for character in printed where character != "," && character != "，" {
      guard character.isASCII || ("０"..."９").contains(character), let digit = character.wholeNumberValue else {
        continue
      }
      digits += String(digit)
    }
    // 近万人 and 亿元以上 have no digits.
    guard !digits.isEmpty else { return }
    let significant = value.magnitude.description.filter { $0 != "." }
    #expect(
      digits.trimmed == significant.trimmed, "\(printed) is read as \(value)")
  }

  /// Characters of forms whose value is made of more than the digits that are printed.
  private static func changesDigits(_ character: Character) -> Bool {
    !(character.isASCII || ("０"..."９").contains(character)) && !"，．％个家次人亿万元米平方公里吨超近约负百分点余倍".contains(character)
      || "/kKMG百半".contains(character)
  }

  @Test(arguments: 0..<120)
  func `in random text every form has its own place in order`(seed: Int) {
    var random = RandomText(seed: seed)
    let text = ScalarText(random.text(pieces: 300))
    let found = scan(text, 0..<text.count)
    checkPlaces(text, found)
    for quantity in found.quantities { checkDigits(text, quantity) }
  }

  @Test(arguments: 0..<80)
  func `in damaged text a value is made of the digits that are printed`(seed: Int) {
    var random = RandomText(seed: seed)
    let text = ScalarText(random.damaged(Self.sentences))
    let found = scan(text, 0..<text.count)
    checkPlaces(text, found)
    for quantity in found.quantities { checkDigits(text, quantity) }
  }

  @Test(arguments: 0..<80)
  func `a quantity is read alike when its own characters are all there is`(seed: Int) {
    var random = RandomText(seed: seed)
    let text = ScalarText(random.damaged(Self.sentences))
    for quantity in scan(text, 0..<text.count).quantities {
      // 三块 is money or counts what follows, and 十四五 alone is a plan.
      guard let alone = scan(text, quantity.place).quantities.first else {
        #expect(text.text(quantity.place) == "十四五")
        continue
      }
      #expect(alone.place == quantity.place && alone.numberPlace == quantity.numberPlace)
      #expect(alone.value == quantity.value && alone.low == quantity.low && alone.high == quantity.high)
      #expect(alone.comparator == quantity.comparator && alone.unit == quantity.unit)
    }
  }

  @Test func `a scan of a part finds what stands in it, at its place in the whole`() {
    let text = ScalarText("前年3家，今年5家。")
    let found = scan(text, 5..<text.count)
    #expect(found.quantities.map { text.text($0.place) } == ["5家"])
    #expect(found.quantities.map(\.place) == [7..<9])
    #expect(found.periods.map { text.text($0.place) } == ["今年"])
  }

  @Test(arguments: ["9", "1,", "一", "万", "零", "点一", "百分之", "-", "1-", "1/", "年1", "第", "近", "自", " 1", "〇二"])
  func `thousands of the same characters are read without a fault`(piece: String) {
    let text = ScalarText(String(repeating: piece, count: 20_000))
    checkPlaces(text, scan(text, 0..<text.count))
  }

  @Test func `forms are found across the blocks that a long text is read in`() {
    let sentence = "今年1至5月，服务企业150家次，增长6.7%。全区深入推进改革创新，营商环境持续优化，企业活力不断增强。"
    let count = 4000
    let text = ScalarText(String(repeating: sentence, count: count))
    let found = scan(text, 0..<text.count)
    #expect(found.quantities.count == 2 * count)
    #expect(found.periods.count == count)
    #expect(found.quantities.allSatisfy { ["150家次", "6.7%"].contains(text.text($0.place)) })
  }
}

extension Range<Int> {
  fileprivate func contains(_ other: Range<Int>) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}

extension String {
  /// The digits without the zeros around them.
  fileprivate var trimmed: String {
    let tail = drop { $0 == "0" }.reversed().drop { $0 == "0" }
    return String(tail.reversed())
  }
}

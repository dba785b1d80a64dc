/// The grammar of whole numbers: sections of four places, 万 and 亿 over them, and what a last digit may leave out.
struct NumeralBuilder {
  /// What 亿 and 兆 have closed.
  var grand = 0
  /// What 万 has closed.
  var myriads = 0
  /// The section below 10,000.
  var section = 0
  /// The digit or digits not yet multiplied; nil where there is none.
  var pending: Int?
  /// Where they stand.
  var pendingStart = 0
  var pendingIsDigits = false
  var pendingWidth = 0
  /// How far the upper end lies above: 三四 leaves 1, 十几 leaves 10.
  var spread = 0
  var isOpen = false
  /// Whether the first digit itself is open: 几十, 数百.
  var isVague = false
  /// Multipliers must fall within a section.
  var sectionPower = 4
  var hasMyriad = false
  var hasYi = false
  /// The power of the last multiplier; 0 where there was none.
  var lastPower = 0
  /// Whether 零 came after the last multiplier.
  var hasZero = false
  /// Whether something was read.
  var isStarted = false
  /// The chain of multipliers that ends the number, where nothing but one coefficient stands before it.
  var chain: Range<Int>?
  var chainPower = 0
  var hasOverflow = false

  var total: Int { sum(sum(grand, myriads), sum(section, pending ?? 0)) }

  func sum(_ left: Int, _ right: Int) -> Int {
    let (result, overflow) = left.addingReportingOverflow(right)
    return overflow ? Int.max : result
  }

  mutating func times(_ value: Int, power: Int) -> Int {
    let (result, overflow) = value.multipliedReportingOverflow(by: Self.powers[power])
    if overflow { hasOverflow = true }
    return overflow ? 0 : result
  }

  static let powers: [Int] = (0...18).map { (0..<$0).reduce(1) { value, _ in value * 10 } }
}

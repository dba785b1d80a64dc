import PrintedForms
import ZoneModel

extension MetricReader {
  /// Takes whose figures a clause tells of, where its beginning says so.
  mutating func readSubject(_ clause: Range<Int>) {
    var index = clause.lowerBound
    var isPart = false
    while index < clause.upperBound {
      let token = tokens[index]
      switch token.kind {
      case .period, .space, .listComma, .open, .close: break
      case .gap where isSmall(token): break
      case .word:
        switch token.word {
        case .connective, .link, .base, .other, .forecast, .target, .plan: break
        case .ofWhich: isPart = true
        case .selfZone: return takeSelf(index, in: clause)
        case .zone: return takeZone(index, in: clause)
        case .namesake: return take(token.range, .otherZone)
        case .city, .cityName: return takePlace(index, .city, in: clause)
        case .province, .nation: return takePlace(index, .province, in: clause)
        default: return takeBody(index, in: clause, isPart: isPart)
        }
      case .gap, .quoted: return takeBody(index, in: clause, isPart: isPart)
      default: return
      }
      index += 1
    }
  }

  private mutating func take(_ range: Range<Int>, _ kind: SubjectReference.Kind) {
    let found = SubjectReference(range: range, kind: kind)
    if subject?.kind == .body || kind == .body, subject != found { forgetPeriod(before: range.lowerBound) }
    subject = found
    establishedBody = nil
  }

  /// A new subject does not take over the span that was told for another, unless the span is the sentence's own opening.
  private mutating func forgetPeriod(before place: Int) {
    guard let number = sentencePeriod else {
      paragraphPeriod = nil
      return
    }
    let isOpening = metrics.last.map { $0.sentence != sentence } ?? true
    if !isOpening, let last = metrics.last, last.subject?.kind == .body,
      periods[number].place.lowerBound < last.place.lowerBound,
      periods[number].place.lowerBound > (last.subject?.range.lowerBound ?? 0)
    {
      sentencePeriod = nil
      paragraphPeriod = nil
    }
  }

  private mutating func takeSelf(_ index: Int, in clause: Range<Int>) {
    if let body = body(from: index, in: clause) { return take(body, .body) }
    if subject?.kind == .body { forgetPeriod(before: Int(tokens[index].start)) }
    subject = nil
  }

  private mutating func takeZone(_ index: Int, in clause: Range<Int>) {
    if let body = body(from: index, in: clause) { return take(body, .body) }
    let token = tokens[index]
    if let zone, Int(token.number) != zone { return take(token.range, .otherZone) }
    if subject?.kind == .body { forgetPeriod(before: Int(token.start)) }
    subject = nil
  }

  private mutating func takePlace(_ index: Int, _ kind: SubjectReference.Kind, in clause: Range<Int>) {
    if let body = body(from: index, in: clause) { return take(body, .body) }
    // 全市第一, 全省前列: a scope, not a subject.
    guard index + 1 < clause.upperBound, tokens[index + 1].kind != .quantity else { return }
    take(tokens[index].range, kind)
  }

  private mutating func takeBody(_ index: Int, in clause: Range<Int>, isPart: Bool) {
    if let body = body(from: index, in: clause) { return take(body, .body) }
    // A city that no catalogue names: 襄北市地区生产总值.
    let token = tokens[index]
    guard token.kind == .gap else { return }
    let range = token.range
    for end in range where end - range.lowerBound >= 2 && end - range.lowerBound <= 4 {
      switch text[end] {
      // 市 省 县
      case 0x5E02, 0x7701, 0x53BF:
        let isWhole = end + 1 == range.upperBound
        let isFollowed = index + 1 < clause.upperBound && (tokens[index + 1].isWord(.indicator) || tokens[index + 1].isWord(.achieve) || tokens[index + 1].kind == .period)
        if isWhole && isFollowed || !isWhole { take(range.lowerBound..<end + 1, text[end] == 0x7701 ? .province : .city) }
        return
      default: continue
      }
    }
  }

  /// The body that a run of nouns names from a token on; nil where what is named is counted, not counting.
  func body(from index: Int, in clause: Range<Int>) -> Range<Int>? {
    var end = index
    var last: Int?
    while end < clause.upperBound {
      let token = tokens[end]
      guard isBodyPart(token) || token.isWord(.action) && end > index && end + 1 < clause.upperBound && tokens[end + 1].isWord(.bodyEnd)
      else { break }
      if token.isWord(.bodyEnd) || token.kind == .gap && endsAsBody(token) { last = end }
      if token.isWord(.indicator), endsAsBody(token) { last = end }
      if token.kind == .quoted, end == index, isShort(token), end + 1 < clause.upperBound { last = nil }
      end += 1
    }
    guard let last else { return nil }
    var range = Int(tokens[index].start)..<Int(tokens[last].end)
    let next = last + 1
    if next < clause.upperBound {
      let follower = tokens[next]
      // 国家级孵化器3家, 孵化器面积: the body is counted or measured.
      if follower.kind == .quantity { return nil }
      if follower.isWord(.link), next + 1 < clause.upperBound, tokens[next + 1].kind == .quantity,
        quantities[Int(tokens[next + 1].number)].kind == .count
      {
        return nil
      }
      if follower.isWord(.totalNoun) || follower.isWord(.andSoOn) || follower.kind == .listComma { return nil }
    }
    range = withoutZone(withoutParty(range))
    return range.count >= 3 ? range : nil
  }

  private func isBodyPart(_ token: Token) -> Bool {
    switch token.kind {
    case .gap: !isSmall(token)
    case .quoted: true
    case .word:
      switch token.word {
      case .bodyEnd, .indicator, .plain, .zone, .cityName, .selfZone, .province, .city: true
      default: false
      }
    default: false
    }
  }

  private func isShort(_ token: Token) -> Bool { token.end - token.start <= 12 }

  /// Whether characters end as the name of a body does.
  private func endsAsBody(_ token: Token) -> Bool {
    let end = Int(token.end)
    guard end >= 2 else { return false }
    switch (text[end - 2], text[end - 1]) {
    // 机构, 公司, 集团, 股份
    case (0x673A, 0x6784), (0x516C, 0x53F8), (0x96C6, 0x56E2), (0x80A1, 0x4EFD): return true
    default: return false
    }
  }

  /// A body's name without the Party organisation in it that the sentence names: 新型研发机构党组织.
  private func withoutParty(_ range: Range<Int>) -> Range<Int> {
    for ending in ["党组织", "党支部", "党总支", "党委"] {
      let length = ending.unicodeScalars.count
      if range.count >= length + 3, holds(range.upperBound - length..<range.upperBound, ending) {
        return range.lowerBound..<range.upperBound - length
      }
    }
    return range
  }

  /// A body's name without 高新区 or the article's own zone before it.
  func withoutZone(_ range: Range<Int>) -> Range<Int> {
    for prefix in ["该高新区", "全区", "我区", "园区", "高新区"] {
      let length = prefix.unicodeScalars.count
      if range.count >= length + 4, holds(range.lowerBound..<range.lowerBound + length, prefix) {
        return range.lowerBound + length..<range.upperBound
      }
    }
    return range
  }

  /// Keeps a body that a clause says was set up: what follows without a subject is its doing.
  mutating func noteEstablished(_ index: Int, in clause: Range<Int>) {
    let verbs = ["组建", "成立", "建设", "设立", "搭建", "建立", "牵头组建"]
    guard verbs.contains(where: { token(index, is: $0) }), index + 1 < clause.upperBound else { return }
    let first = tokens[index + 1]
    if first.kind == .quoted, first.end - first.start >= 5 {
      let inner = Int(first.start) + 1..<Int(first.end) - 1
      if endsAsTeam(inner) { establish(inner) }
      return
    }
    if let body = body(from: index + 1, in: clause) { establish(body) }
  }

  private mutating func establish(_ range: Range<Int>) {
    establishedBody = range
    if subject == nil || subject?.kind == .body { subject = SubjectReference(range: range, kind: .body) }
  }

  private func endsAsTeam(_ range: Range<Int>) -> Bool {
    ["团", "队", "中心", "联盟", "公司", "站", "平台", "专班", "驿站"].contains { ending in
      let length = ending.unicodeScalars.count
      return range.count > length && holds(range.upperBound - length..<range.upperBound, ending)
    }
  }

  /// Whether a sentence without a subject tells what the body set up just before it did: 累计提供….
  func continuesBody(_ range: Range<Int>) -> Bool {
    for index in range {
      let token = tokens[index]
      if token.kind == .period || token.kind == .comma || token.kind == .space { continue }
      guard token.kind == .word else { return false }
      return token.word == .link || token.word == .connective && isAdverb(index)
    }
    return false
  }

  private func isAdverb(_ index: Int) -> Bool {
    ["目前", "目前已", "先后", "已累计", "现已", "截至目前"].contains { token(index, is: $0) }
  }
}

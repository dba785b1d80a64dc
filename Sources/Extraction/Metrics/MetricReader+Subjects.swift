import PrintedForms
import ZoneModel

extension MetricReader {
  /// Takes whose figures a clause tells of, where its beginning says so.
  mutating func readSubject(_ clause: Range<Int>) {
    // 主任：…: who speaks is not whose figures follow.
    if clause.upperBound < tokens.count, tokens[clause.upperBound].kind == .colon, !hasQuantity(clause) { return }
    if let anaphor = anaphor(in: clause) { return take(anaphor, .body) }
    defer { noteTopic(clause) }
    var index = clause.lowerBound
    var isPart = false
    while index < clause.upperBound {
      let token = tokens[index]
      switch token.kind {
      case .period, .space, .listComma, .open, .close: break
      case .gap where isSmall(token): break
      case .word:
        // 位于…的云山科技公司: the body stands behind 的.
        if token.word == .other, let body = bodyBehindAttribute(index, in: clause) { return take(body, .body) }
        switch token.word {
        // 是贵州省首家…: what the subject is, not another one.
        case .link where self.token(index, is: "是"): return
        // 比全市高24个百分点: what a figure is held against.
        case .base where index + 1 < clause.upperBound && isArea(tokens[index + 1]): return
        case .connective, .link, .base, .other, .forecast, .target, .plan: break
        case .ofWhich: isPart = true
        case .selfZone: return takeSelf(index, in: clause)
        case .zone: return takeZone(index, in: clause)
        case .namesake:
          if let zoneName, text[zoneName].elementsEqual(text[token.range]) { return takeSelf(index, in: clause) }
          return take(token.range, .otherZone)
        case .city, .cityName: return takePlace(index, .city, in: clause)
        case .province: return takePlace(index, .province, in: clause)
        case .nation: return
        default:
          if let firm = firmBehind(index, in: clause) { return take(firm, .body) }
          return takeBody(index, in: clause, isPart: isPart)
        }
      // 对全市…贡献度: what a figure is measured against.
      case .gap
      where index + 1 < clause.upperBound && tokens[index + 1].isWord(.city) && token.end - token.start == 1: return
      case .gap where index + 1 < clause.upperBound && tokens[index + 1].isWord(.city) && token.end - token.start <= 4:
        return take(Int(token.start)..<Int(tokens[index + 1].end), .city)
      case .gap where isPark(index, in: clause):
        return take(Int(token.start)..<Int(tokens[index + 1].end), .body)
      case .gap, .quoted:
        if let firm = firm(at: Int(token.start)) { return take(firm, .body) }
        if let firm = firmBeforeSpan(index, in: clause) { return take(firm, .body) }
        if let area = otherArea(index, in: clause) { return take(area, .otherZone) }
        if index + 1 < clause.upperBound, let name = ArticleZone.unlisted(tokens, index + 1, text) {
          if isOwnName(name) { return takeSelf(index, in: clause) }
          if zone != nil || zoneName != nil {
            if let body = body(from: index, in: clause) { return take(body, .body) }
            return take(name, .otherZone)
          }
        }
        return takeBody(index, in: clause, isPart: isPart)
      default: return
      }
      index += 1
    }
  }

  /// 全市, 全省, 全国, a named city or province.
  private func isArea(_ token: Token) -> Bool {
    token.isWord(.city) || token.isWord(.province) || token.isWord(.nation) || token.isWord(.cityName)
  }

  /// 增长最快的是石鼓高新区，…: whose figures follow, named at the end of a clause.
  mutating func readNamedLast(_ clause: Range<Int>) {
    guard clause.count >= 2, !hasQuantity(clause),
      let link = clause.last(where: {
        tokens[$0].kind == .gap && holds(tokens[$0].range, "的") || tokens[$0].isWord(.link) && token($0, is: "是")
      })
    else { return }
    guard token(link, is: "是") || ends(tokens[link].range, in: "的是") else { return }
    for index in link + 1..<max(link + 1, clause.upperBound) {
      if tokens[index].isWord(.zone) { return readSubject(index..<clause.upperBound) }
      if let name = ArticleZone.unlisted(tokens, index, text) {
        subject = SubjectReference(range: name, kind: .otherZone)
        return
      }
    }
  }

  mutating func take(_ range: Range<Int>, _ kind: SubjectReference.Kind) {
    if kind != .body, isWholeOfShare(range) { return }
    var range = range
    if kind == .body {
      if isCommittee(range) {
        subject = nil
        return
      }
      if isAnaphor(range) {
        guard let lastBody else { return }
        range = lastBody
      } else {
        lastBody = range
      }
    }
    let found = SubjectReference(range: range, kind: kind)
    if kind == .body, range.count >= 3 { noteFirm(range) }
    if subject?.kind == .body || kind == .body, subject != found { forgetPeriod(before: range.lowerBound) }
    subject = found
    establishedBody = nil
    if topic.map({ !text[$0.range].elementsEqual(text[found.range]) }) ?? false { topic = nil }
  }

  /// A new subject does not take over the span that was told for another, unless the span is the sentence's own opening.
  mutating func forgetPeriod(before place: Int) {
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

  mutating func takeSelf(_ index: Int, in clause: Range<Int>) {
    if let body = body(from: index, in: clause) { return take(body, .body) }
    if subject?.kind == .body { forgetPeriod(before: Int(tokens[index].start)) }
    subject = nil
    topic = nil
  }

  mutating func takeZone(_ index: Int, in clause: Range<Int>) {
    if let body = body(from: index, in: clause) { return take(body, .body) }
    let token = tokens[index]
    if let zone, Int(token.number) != zone, !isOwnName(token.range) { return take(token.range, .otherZone) }
    if subject?.kind == .body { forgetPeriod(before: Int(token.start)) }
    subject = nil
    topic = nil
  }

  /// Whether a zone's name is the article's zone's own, or the end of it: 火炬高新区 of 厦门火炬高新区.
  private func isOwnName(_ name: Range<Int>) -> Bool {
    guard let zoneName, name.count <= zoneName.count, name.count >= 5 || zone == nil else { return false }
    if zone == nil { return text[zoneName].elementsEqual(text[name]) }
    return text[zoneName].suffix(name.count).elementsEqual(text[name])
  }

  mutating func takePlace(_ index: Int, _ kind: SubjectReference.Kind, in clause: Range<Int>) {
    // 云山市级项目: a rank of projects, not whose they are.
    if scalar(Int(tokens[index].end)) == 0x7EA7 { return }
    if let body = body(from: index, in: clause) { return take(body, .body) }
    // 全市第一, 全省前列: a scope, not a subject.
    guard index + 1 < clause.upperBound, tokens[index + 1].kind != .quantity else { return }
    // 青海省中藏药标准化研究中心落户园区: part of a name.
    guard hasQuantity(clause) || tokens[index + 1].kind != .gap || tokens[index + 1].start != tokens[index].end else {
      return
    }
    take(tokens[index].range, kind)
  }

  mutating func takeBody(_ index: Int, in clause: Range<Int>, isPart: Bool) {
    if let body = body(from: index, in: clause) { return take(body, .body) }
    // A city that no catalogue names: 襄北市地区生产总值.
    let token = tokens[index]
    guard token.kind == .gap else { return }
    let range = token.range
    for end in range where end - range.lowerBound >= 2 && end - range.lowerBound <= 4 {
      switch text[end] {
      // 市 省 县, not 市场, 省外, 市级
      case 0x5E02, 0x7701, 0x53BF:
        let behind = end + 1 < text.count ? text[end + 1] : 0
        if [0x573A, 0x5916, 0x5185, 0x7EA7, 0x62A5, 0x91CD, 0x6C11, 0x503C, 0x653F, 0x59D4].contains(behind) { return }
        let isWhole = end + 1 == range.upperBound
        let isFollowed =
          index + 1 < clause.upperBound
          && (tokens[index + 1].isWord(.indicator) || tokens[index + 1].isWord(.achieve)
            || tokens[index + 1].kind == .period)
        if isWhole && isFollowed || !isWhole {
          take(range.lowerBound..<end + 1, text[end] == 0x7701 ? .province : .city)
        }
        return
      default: continue
      }
    }
  }

  /// 全市占比, 在西安市的比重: an area that the zone's figure is a share of.
  private func isWholeOfShare(_ range: Range<Int>) -> Bool {
    let behind = range.upperBound..<min(range.upperBound + 3, text.count)
    return ["占比", "比重", "份额"].contains { word in
      [0, 1].contains { offset in
        let start = behind.lowerBound + offset
        return start + 2 <= behind.upperBound && (offset == 0 || text[behind.lowerBound] == 0x7684)
          && holds(start..<start + 2, word)
      }
    }
  }

  /// Whether a range ends in a word.
  func ends(_ range: Range<Int>, in word: String) -> Bool {
    Scalars.ends(range, in: word, text)
  }
}

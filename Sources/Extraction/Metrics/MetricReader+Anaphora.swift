import PrintedForms

/// Words that stand for a body named before: 公司, 这家企业, 该实验室, 其.
extension MetricReader {
  /// The body that the beginning of a clause stands for.
  func anaphor(in clause: Range<Int>) -> Range<Int>? {
    var index = clause.lowerBound
    while index < clause.upperBound,
      tokens[index].kind == .period || tokens[index].kind == .space || tokens[index].isWord(.connective)
    {
      index += 1
    }
    guard index < clause.upperBound else { return nil }
    let start = Int(tokens[index].start)
    switch text[start] {
    // 该
    case 0x8BE5: return antecedent(of: index, behind: start + 1, in: clause)
    // 这家, 这个, 这座, 这所
    case 0x8FD9:
      switch scalar(start + 1) {
      case 0x5BB6, 0x4E2A, 0x5EA7, 0x6240: return antecedent(of: index, behind: start + 2, in: clause)
      default: return nil
      }
    // 其, not 其中 其他 其余 其它 其次 其间 其实
    case 0x5176 where tokens[index].kind == .gap:
      switch scalar(start + 1) {
      case 0x4E2D, 0x4ED6, 0x4F59, 0x5B83, 0x6B21, 0x95F4, 0x5B9E: return nil
      default: return subject?.kind == .body ? subject?.range : previousBody
      }
    default: return lastBody != nil && isAnaphor(tokens[index].range) ? lastBody : nil
    }
  }

  /// Keeps the body that a clause tells about rather than counts with: 某孵化器成立于2001年. The next sentence goes on with it.
  mutating func noteTopic(_ clause: Range<Int>) {
    // 长岭经开区打造三个高地。一季度…: an area with which a sentence begins is told of to the end of the paragraph.
    if let subject, subject.kind == .otherZone, subject.range.lowerBound == Int(tokens[clause.lowerBound].start) {
      topic = subject
    }
    guard let subject, subject.kind == .body, !hasQuantity(clause), !isCommittee(subject.range),
      clause.contains(where: { Int(tokens[$0].start) == subject.range.upperBound })
    else { return }
    let behind = subject.range.upperBound
    let isTold = ["成立于", "始建于", "创立于", "位于", "坐落", "是", "主营", "专注", "主要从事", "致力于", "建于", "创办于"].contains {
      Scalars.end(of: $0, in: text, at: behind, before: text.count) != nil
    }
    if isTold { topic = subject }
  }

  /// The body named before that 该… or 这家… means: the last firm, or the last body of the same kind.
  private func antecedent(of index: Int, behind start: Int, in clause: Range<Int>) -> Range<Int>? {
    guard let head = head(from: index, behind: start, in: clause) else { return nil }
    if isFirmWord(head) { return lastBody }
    return lastBody(endingAs: head, before: index)
  }

  /// The word for a kind of body that ends what follows 该 or 这家: 企业 of 这家“老牌”央企, 实验室 of 该实验室.
  private func head(from index: Int, behind start: Int, in clause: Range<Int>) -> Range<Int>? {
    var place = index
    while place < clause.upperBound, Int(tokens[place].end) - start <= 20 {
      let token = tokens[place]
      let range = min(max(start, Int(token.start)), Int(token.end))..<Int(token.end)
      switch token.kind {
      case .quoted, .period: break
      case .gap where !range.isEmpty:
        if let found = headWord(in: range) { return found }
      case .gap: break
      case .word:
        switch token.word {
        case .bodyEnd where place + 1 >= clause.upperBound || tokens[place + 1].kind != .gap: return range
        case .bodyEnd, .action, .other: break
        case .indicator, .plain:
          if let found = headWord(in: range) { return found }
          if ends(range, in: "器") || ends(range, in: "中心") || ends(range, in: "室") { return range }
        // 该园区, where a park was named before
        case .selfZone where ends(range, in: "园区") && place == index: return range.upperBound - 2..<range.upperBound - 1
        default: return nil
        }
      default: return nil
      }
      place += 1
    }
    return nil
  }

  /// A word for a kind of body in a run of characters that no table knows.
  private func headWord(in range: Range<Int>) -> Range<Int>? {
    for place in range where place + 1 < range.upperBound {
      switch (text[place], text[place + 1]) {
      // 企业 央企 国企 民企 药企 车企 公司 集团 平台 基地 机构 工厂 园区
      case (0x4F01, 0x4E1A), (0x592E, 0x4F01), (0x56FD, 0x4F01), (0x6C11, 0x4F01), (0x836F, 0x4F01), (0x8F66, 0x4F01),
        (0x516C, 0x53F8), (0x96C6, 0x56E2), (0x5E73, 0x53F0), (0x57FA, 0x5730), (0x673A, 0x6784), (0x5DE5, 0x5382),
        (0x56ED, 0x533A):
        return place..<place + 2
      default: continue
      }
    }
    // 该院 该校 该所 该厂 该园 该行 该站
    guard let first = range.first else { return nil }
    switch text[first] {
    case 0x9662, 0x6821, 0x6240, 0x5382, 0x56ED, 0x884C, 0x7AD9: return first..<first + 1
    default: return nil
    }
  }

  private func isFirmWord(_ head: Range<Int>) -> Bool {
    switch text[head.upperBound - 1] {
    // 业 企 司 团 厂
    case 0x4E1A, 0x4F01, 0x53F8, 0x56E2, 0x5382: true
    default: false
    }
  }

  /// The last body before a token whose name ends in a word.
  private func lastBody(endingAs head: Range<Int>, before index: Int) -> Range<Int>? {
    if let lastBody, text[lastBody].suffix(head.count).elementsEqual(text[head]) { return lastBody }
    var place = index - 1
    let floor = max(0, index - 200)
    while place > floor {
      let token = tokens[place]
      let end = Int(token.end)
      if token.isNoun, token.end - token.start >= head.count,
        text[end - head.count..<end].elementsEqual(text[head])
      {
        var first = place
        while first - 1 >= floor, tokens[first - 1].end == tokens[first].start,
          isNamePart(tokens[first - 1]) || isVerbInName(first - 1)
        { first -= 1 }
        let range = withoutZone(trimmed(Int(tokens[first].start)..<end))
        // 该 and 这: another one that only stands for it. 在 and 依托 are no part of the name.
        if range.count >= head.count + 2, range.count <= 30, text[range.lowerBound] != 0x8BE5,
          text[range.lowerBound] != 0x8FD9
        {
          // 记者在X看到, 走进X
          let start = range.prefix(6).last { [0x5728, 0x4ECE, 0x8FDB, 0x5230].contains(text[$0]) }
          return (start.map { $0 + 1 } ?? range.lowerBound)..<range.upperBound
        }
      }
      place -= 1
    }
    return nil
  }

  /// 联合 and 转移转化 of …联合实验室, …转移转化中心: a verb with a noun on either side.
  private func isVerbInName(_ index: Int) -> Bool {
    let token = tokens[index]
    guard index > 0, tokens[index - 1].end == token.start, isNamePart(tokens[index - 1]),
      tokens[index - 1].end - tokens[index - 1].start >= 2
    else { return false }
    if self.token(index, is: "联合") { return true }
    return token.isWord(.action)
      && !["建设", "成立", "组建", "设立", "打造", "引进", "建成", "建立", "搭建", "举办", "推进", "实施"].contains { holds(token.range, $0) }
  }

  private func isNamePart(_ token: Token) -> Bool {
    switch token.kind {
    case .gap, .quoted: return true
    case .word:
      switch token.word {
      case .bodyEnd, .firm, .plain, .indicator, .cityName, .province, .zone, .numbered: return true
      default: return false
      }
    default: return false
    }
  }
}

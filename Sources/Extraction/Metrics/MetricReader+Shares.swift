import PrintedForms
import ZoneModel

/// Shares, rates and ratios as levels: 占比达到3.6%, 开工率89.1%, 完成全年目标的55.2%.
extension MetricReader {
  /// A share, a rate, a ratio as a level: 占比达到3.6%, 开工率89.1%.
  mutating func readShare(_ index: Int, after left: Int, in clause: Range<Int>) {
    let number = Int(tokens[index].number)
    if index + 1 < clause.upperBound, tokens[index + 1].isWord(.rule), !token(index + 1, is: "最高") {
      // 按合同额的20%给予补贴
      reasons[number] = .rule
      return
    }
    var phrase = noun(before: index, from: left, keepsVerb: false)
    if phrase == nil, let verb = noun(before: index, from: left), verb.hasIndicator { phrase = verb }
    if let found = phrase, startsWithShare(found) || found.isTotal {
      let before = found.firstToken - 1 >= left ? noun(before: found.firstToken, from: left, keepsVerb: false) : nil
      if let before {
        phrase?.ranges = before.ranges + found.ranges
      } else if let last = lastName.last, last.upperBound <= found.ranges[0].lowerBound {
        phrase?.ranges = lastName + found.ranges
      } else if let open = openNoun {
        phrase?.ranges = open.ranges + found.ranges
      } else if found.isTotal {
        phrase = nil
      }
    }
    if phrase == nil, goesOn(index, after: left) {
      phrase = NounPhrase(ranges: lastName, hasIndicator: true, isTotal: false, firstToken: index)
    }
    if phrase == nil, index > left, let open = openNoun, group.isEmpty { phrase = open }
    if let share = completion(before: index, from: left) { phrase = share }
    if phrase == nil, let behind = attributed(index, in: clause) { phrase = behind }
    guard let phrase, isRateName(phrase, index) else {
      reasons[number] = isRuleClause(index, from: left) ? .rule : .noIndicator
      return
    }
    place(
      MetricReference(
        name: phrase.ranges, indicator: indicator(phrase.ranges, from: left), quantity: number, growth: nil,
        period: period(at: index), subject: subject, status: status, place: quantities[number].place,
        sentence: sentence))
  }

  func startsWithShare(_ phrase: NounPhrase) -> Bool { tokens[phrase.firstToken].isWord(.share) }

  /// 完成全年目标的55.2%: what was done of a target.
  func completion(before index: Int, from left: Int) -> NounPhrase? {
    var place = index - 1
    while place >= left {
      let token = tokens[place]
      let isGoal =
        token.isWord(.target) || token.isWord(.plan)
        || token.kind != .quantity && ["预算", "任务", "目标", "计划"].contains { holds(token.range, $0) }
      if isGoal, let first = (left...place).first(where: { tokens[$0].isWord(.achieve) || tokens[$0].isWord(.share) }) {
        let range = trimmed(Int(tokens[first].start)..<Int(tokens[index].start))
        return range.isEmpty ? nil : NounPhrase(ranges: [range], hasIndicator: true, isTotal: false, firstToken: first)
      }
      place -= 1
    }
    return nil
  }

  /// Whether a name can be that of a rate: it ends in 率, 比, 度, names a share, or is an indicator.
  func isRateName(_ phrase: NounPhrase, _ index: Int) -> Bool {
    if phrase.hasIndicator { return true }
    guard let last = phrase.ranges.last, let end = last.last else { return false }
    switch text[end] {
    // 率 比 重 例 度 占 额 分 数
    case 0x7387, 0x6BD4, 0x91CD, 0x4F8B, 0x5EA6: return true
    default: return phrase.ranges.contains { holds($0, "占") || holds($0, "率") }
    }
  }
}

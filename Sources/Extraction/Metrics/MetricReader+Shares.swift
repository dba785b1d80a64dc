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
    if let found = phrase, let share = sharedWith(found, from: clause.lowerBound) { phrase = share }
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

  /// 占全省经济总量的10.2%和全市经济总量的28.3%: the second is a share as well.
  private func sharedWith(_ phrase: NounPhrase, from start: Int) -> NounPhrase? {
    let area = phrase.firstToken - 1
    guard area - 2 >= start, !startsWithShare(phrase),
      tokens[area].isWord(.city) || tokens[area].isWord(.province) || tokens[area].isWord(.nation)
        || tokens[area].isWord(.cityName),
      isSmall(tokens[area - 1]) || tokens[area - 1].kind == .listComma, tokens[area - 2].kind == .quantity,
      quantities[Int(tokens[area - 2].number)].kind == .percent,
      let share = (start..<area).last(where: { tokens[$0].isWord(.share) }), let last = phrase.ranges.last
    else { return nil }
    var name = [tokens[share].range, Int(tokens[area].start)..<last.upperBound]
    if let holder = noun(before: share, from: start, keepsVerb: false) { name = holder.ranges + name }
    return NounPhrase(ranges: name, hasIndicator: true, isTotal: false, firstToken: share)
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

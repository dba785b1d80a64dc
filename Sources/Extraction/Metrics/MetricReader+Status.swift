import ZoneModel

extension MetricReader {
  private static let planned: WordSet = ["计划总投资", "计划投资"]

  /// Takes from a clause whether its figures are reached, planned, aimed at or foreseen.
  ///
  /// A goal reaches to the end of the sentence, a plan to the end of the clause, a forecast through clauses that say
  /// nothing but what and how much; what comes after a project's completion, to the end of the sentence.
  mutating func readStatus(_ clause: Range<Int>) {
    let isForecast = status == .forecast && (isAfterCompletion || isPlain(clause))
    if status != .target { status = isPlanDocument ? .target : isForecast ? .forecast : .actual }
    for index in clause {
      let token = tokens[index]
      guard token.kind == .word else { continue }
      if token.word == .indicator, status == .actual, Self.planned.isHeld(by: token.range, of: text) { status = .plan }
      switch token.word {
      // 围绕“…”目标: a goal's name, no goal of the figures.
      case .target where index > clause.lowerBound && tokens[index - 1].kind == .quoted: continue
      case .target where !isPartOfShare(index, in: clause): status = .target
      case .plan where !isPartOfShare(index, in: clause): if status == .actual { status = .plan }
      case .forecast:
        if status == .actual { status = .forecast }
        if ends(token.range, in: "后") { isAfterCompletion = true }
      default: continue
      }
    }
  }

  /// Whether a clause has no span, no verb and no zone: 年税收3亿元 behind 预计年产值30亿元.
  private func isPlain(_ clause: Range<Int>) -> Bool {
    !clause.contains { index in
      switch tokens[index].word {
      case .achieve, .zone, .selfZone, .city, .province: tokens[index].kind == .word
      default: tokens[index].kind == .period
      }
    }
  }

  /// 占年度计划的55.8%, 完成全年目标的52%: the figure is what was reached of it.
  private func isPartOfShare(_ index: Int, in clause: Range<Int>) -> Bool {
    var place = index - 1
    while place >= clause.lowerBound, place > index - 4 {
      if tokens[place].isWord(.share) || tokens[place].isWord(.achieve) { return true }
      place -= 1
    }
    return false
  }

  /// Whether 达产后 or 投产后 stands before a figure in its clause, or before the figure that it goes on from.
  func isBehindCompletion(_ metric: MetricReference) -> Bool {
    if let last = metrics.last, last.sentence == sentence, last.status == .forecast, last.period == nil { return true }
    return tokens[clauseStart...].prefix { Int($0.start) < metric.place.lowerBound }
      .contains { $0.isWord(.forecast) && ends($0.range, in: "后") }
  }
}

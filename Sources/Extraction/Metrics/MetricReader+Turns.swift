import PrintedForms

/// Rates that turn: 增速由一季度的-1.9%转为4.3%.
extension MetricReader {
  /// 增速由一季度的-1.9%转为4.3%: the rate of the span, then that of the sentence.
  mutating func readTurn(_ index: Int, after left: Int, in clause: Range<Int>) -> Bool {
    let number = Int(tokens[index].number)
    guard quantities[number].kind == .percent else { return false }
    if isTransition(index, after: left, in: clause), openRate(index, from: left), let open = openNoun {
      placeTurn(index, open.ranges)
      // The span is that of the start alone.
      openNoun = open
      group = []
      return true
    }
    guard let open = openNoun, group.isEmpty, let last = open.ranges.last, isRateOfChange(last),
      (max(left, index - 3)..<index).allSatisfy({
        tokens[$0].isWord(.link) || tokens[$0].kind == .period || isSmall(tokens[$0])
      })
    else { return false }
    placeTurn(index, open.ranges)
    return true
  }

  private mutating func placeTurn(_ index: Int, _ name: [Range<Int>]) {
    let number = Int(tokens[index].number)
    let growth = GrowthReference(
      quantity: number, isFall: false, kind: .yearEarlier, form: .change, place: quantities[number].place)
    placeGrowth(growth, name: name, Change(index: index, isFall: false, isNoun: true), index)
  }

  /// Keeps the rate whose start a figure is: 增速 of 增速由6.3%.
  @discardableResult
  mutating func openRate(_ index: Int, from left: Int) -> Bool {
    var place = index - 1
    while place > left, !tokens[place].isWord(.rate) {
      guard tokens[place].kind == .period || tokens[place].kind == .gap || isLink(tokens[place]) else { return false }
      place -= 1
    }
    guard place > left, tokens[place].isWord(.rate), let phrase = noun(before: place, from: left, keepsVerb: false)
    else {
      return false
    }
    openNoun = phrase
    openNoun?.ranges.append(tokens[place].range)
    group = []
    return true
  }

  private func isRateOfChange(_ range: Range<Int>) -> Bool {
    ["增速", "增幅", "增长率", "涨幅"].contains { ends(range, in: $0) }
  }
}

import PrintedForms

/// Figures that are no metrics because they stand in the name of what is counted: limits, sizes, capacities.
extension MetricReader {
  /// Whether a figure is a limit inside a name: 超10亿元 of 超10亿元项目18个, 5亿元以上 of 5亿元以上项目.
  func isThreshold(_ index: Int, in clause: Range<Int>) -> Bool {
    let quantity = quantities[Int(tokens[index].number)]
    guard quantity.kind != .count || quantity.unit.isEmpty else { return false }
    if index - 2 >= clause.lowerBound, tokens[index - 2].kind == .quantity,
      text[Int(tokens[index].start) - 1] == 0x6216,
      reasons[Int(tokens[index - 2].number)] == .threshold
    {
      return true
    }
    if isSizeOfCounted(index, in: clause) { return true }
    if index - 2 >= clause.lowerBound, tokens[index - 2].kind == .quantity,
      scalar(Int(tokens[index].start) - 1) == 0x6216,
      reasons[Int(tokens[index - 2].number)] == .threshold
    {
      return true
    }
    guard quantity.comparator != .equal, quantity.comparator != .about else { return false }
    // 总投资逾510亿元的53个项目: the amount is the noun's before it.
    if index > clause.lowerBound, tokens[index - 1].isWord(.indicator), index + 2 < clause.upperBound,
      token(index + 1, is: "的"), tokens[index + 2].kind == .quantity
    {
      return false
    }
    var next = index + 1
    while next < clause.upperBound, isSmall(tokens[next]) || tokens[next].kind == .space { next += 1 }
    guard next < clause.upperBound else { return false }
    if tokens[next].kind == .quantity {
      let kind = quantities[Int(tokens[next].number)].kind
      return kind == .count || kind == .dimension
    }
    // 超30亿元或3亿美元项目7个
    if next + 2 < clause.upperBound, tokens[next].kind == .gap, tokens[next].end - tokens[next].start == 1,
      text[Int(tokens[next].start)] == 0x6216, tokens[next + 1].kind == .quantity
    {
      next += 2
    }
    guard tokens[next].isNoun else { return false }
    // 5家产值超10亿元的企业
    if index - 2 >= clause.lowerBound, tokens[index - 1].isWord(.indicator), tokens[index - 2].kind == .quantity,
      quantities[Int(tokens[index - 2].number)].kind == .count, tokens[next].isWord(.indicator)
    {
      return true
    }
    if index > clause.lowerBound, tokens[index - 1].kind == .quantity,
      quantities[Int(tokens[index - 1].number)].kind == .count
    {
      return true
    }
    // A count follows in the clause.
    var place = next
    while place < clause.upperBound {
      if tokens[place].kind == .quantity {
        let kind = quantities[Int(tokens[place].number)].kind
        // 亿元以上投资额增长53%
        return kind == .count || kind == .percent && tokens[next].isWord(.indicator)
      }
      if !tokens[place].isNoun, !isLink(tokens[place]), !tokens[place].isWord(.rise), !tokens[place].isWord(.fall) {
        return false
      }
      place += 1
    }
    return false
  }

  /// 20吉瓦储能柜、4万吨铜箔等57个项目: the sizes of what a count sums up.
  func isSizeOfListed(_ index: Int, in clause: Range<Int>) -> Bool {
    guard quantities[Int(tokens[index].number)].kind == .dimension, index + 1 < clause.upperBound,
      tokens[index + 1].isNoun, text[Int(tokens[index + 1].start)] != 0x7684
    else { return false }
    if index > clause.lowerBound {
      let before = tokens[index - 1]
      guard before.kind == .listComma || before.kind == .gap && isSmall(before) else { return false }
    }
    var place = index + 1
    while place + 1 < clause.upperBound {
      if tokens[place].isWord(.andSoOn) {
        return tokens[place + 1].kind == .quantity && quantities[Int(tokens[place + 1].number)].kind == .count
      }
      place += 1
    }
    return false
  }

  /// 15亿元项目1个: an amount directly before what is counted, and no noun of its own before it.
  func isSizeOfCounted(_ index: Int, in clause: Range<Int>) -> Bool {
    guard quantities[Int(tokens[index].number)].kind == .currency else { return false }
    if index > clause.lowerBound {
      let before = tokens[index - 1]
      guard before.kind == .listComma || before.kind == .open || before.isWord(.ofWhich) else { return false }
    }
    var place = index + 1
    while place < clause.upperBound, tokens[place].isNoun, !isSmall(tokens[place]), place < index + 4 { place += 1 }
    guard place > index + 1, place < clause.upperBound, tokens[place].kind == .quantity else { return false }
    return quantities[Int(tokens[place].number)].kind == .count
  }

  /// 年产20万吨己二腈项目: the size of a project in its name.
  func isCapacity(_ index: Int, in clause: Range<Int>) -> Bool {
    let start = quantities[Int(tokens[index].number)].place.lowerBound
    guard start >= 2, holds(max(0, start - 6)..<start, "年产") || holds(max(0, start - 6)..<start, "年处理") else {
      return quantities[Int(tokens[index].number)].kind == .dimension && isSizeOfProject(index, in: clause)
    }
    return isSizeOfProject(index, in: clause)
  }

  /// 180万吨/年乙二醇项目: a size in the name of a project.
  func isSizeOfProject(_ index: Int, in clause: Range<Int>) -> Bool {
    var place = index + 1
    while place < clause.upperBound, tokens[place].isNoun {
      let range = tokens[place].range
      if ["项目", "装置", "生产线", "基地", "工厂"].contains(where: { holds(range, $0) }) { return true }
      place += 1
    }
    return false
  }
}

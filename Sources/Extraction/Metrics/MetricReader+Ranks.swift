import PrintedForms

extension MetricReader {
  /// Whether a count is a place in an order: 第2位, 前10名.
  func isRankCount(_ index: Int) -> Bool {
    let quantity = quantities[Int(tokens[index].number)]
    guard quantity.unit.isSame("位") || quantity.unit.isSame("名") else { return false }
    let before = scalar(quantity.place.lowerBound - 1)
    if isInMove(index) { return true }
    return before == 0x7B2C || text[quantity.place.lowerBound] == 0x7B2C || before == 0x524D
  }

  /// 全市第一家…综合体: the first of its kind, not a place in an order.
  private func isFirstOfKind(_ quantity: FoundQuantity) -> Bool {
    guard quantity.kind == .ordinal else { return false }
    switch scalar(quantity.place.upperBound) {
    // 家 个 座 条 台 批 所 项 件 例 只 支
    case 0x5BB6, 0x4E2A, 0x5EA7, 0x6761, 0x53F0, 0x6279, 0x6240, 0x9879, 0x4EF6, 0x4F8B, 0x53EA, 0x652F: return true
    default: return false
    }
  }

  /// 综合排名, 位次: whether a noun names an order.
  private func namesOrder(_ token: Token) -> Bool {
    token.end - token.start >= 4 && ["排名", "位次", "排位"].contains { ends(token.range, in: $0) }
  }

  private mutating func readNamedRank(_ number: Int, order: Int, in clause: Range<Int>) -> Bool {
    var first = order
    while first > clause.lowerBound, isScopePart(tokens[first - 1]) || first == order && token(first - 1, is: "的") {
      first -= 1
    }
    let scope = trimmed(Int(tokens[first].start)..<Int(tokens[order].start))
    isPlaced[number] = true
    ranks.append(
      RankReference(
        name: [tokens[order].range], quantity: number, scope: scope.isEmpty ? nil : scope, period: period(at: order),
        place: Int(tokens[order].start)..<quantities[number].place.upperBound))
    return true
  }

  private func isScopePart(_ token: Token) -> Bool {
    token.isWord(.city) || token.isWord(.province) || token.isWord(.nation) || token.isWord(.selfZone)
      || token.isWord(.cityName)
  }

  /// 排名从36名跃升至27名: the places of a move, without 第.
  private func isInMove(_ index: Int) -> Bool {
    guard let order = (max(clauseStart, index - 6)..<max(clauseStart, index)).last(where: { isOrder($0) }) else {
      return false
    }
    return (order + 1..<index).contains { startsTransition(Int(tokens[$0].start)) }
  }

  private func isOrder(_ index: Int) -> Bool {
    ["排名", "位次", "排位"].contains { ends(tokens[index].range, in: $0) }
  }

  /// 在全省17个开发区中排名第一: those that are ranked stand between 在 and 中.
  private func among(before verb: Int, in clause: Range<Int>) -> (scope: Range<Int>, start: Int)? {
    guard verb > clause.lowerBound, tokens[verb - 1].kind == .gap || tokens[verb - 1].isNoun else { return nil }
    let end = Int(tokens[verb - 1].end) - 1
    guard text[end] == 0x4E2D,
      let start = (clause.lowerBound..<verb).last(where: {
        tokens[$0].kind == .gap && text[Int(tokens[$0].start)] == 0x5728
      })
    else { return nil }
    let scope = trimmed(Int(tokens[start].start) + 1..<end)
    return scope.isEmpty ? nil : (scope, start)
  }

  /// 总量居全省第一、增速第二: the next place of the same order.
  private mutating func readNextRank(_ index: Int, in clause: Range<Int>) -> Bool {
    guard let last = ranks.last,
      let comma = (clause.lowerBound..<index).last(where: { tokens[$0].kind == .listComma }), comma + 1 < index,
      last.place.upperBound == Int(tokens[comma].start),
      (comma + 1..<index).allSatisfy({ tokens[$0].isNoun || tokens[$0].isWord(.rate) })
    else { return false }
    let number = Int(tokens[index].number)
    let name = Int(tokens[comma + 1].start)..<Int(tokens[index - 1].end)
    isPlaced[number] = true
    ranks.append(
      RankReference(
        name: [name], quantity: number, scope: last.scope, period: period(at: index),
        place: name.lowerBound..<quantities[number].place.upperBound))
    return true
  }

  /// Reads a place in an order; false where the figure ranks nothing.
  mutating func readRank(_ index: Int, after left: Int, in clause: Range<Int>) -> Bool {
    let number = Int(tokens[index].number)
    let quantity = quantities[number]
    guard quantity.value != nil, !isFirstOfKind(quantity) else { return false }
    var place = index - 1
    var scopeStart: Int?
    var verb: Int?
    while place >= clause.lowerBound {
      let token = tokens[place]
      if verb == nil, token.isNoun, namesOrder(token) {
        // 在全国高新区综合排名由第9升至第6: the order has a name, and stands behind whom it ranks.
        return readNamedRank(number, order: place, in: clause)
      }
      if token.isWord(.rank) {
        if isOrder(place), place + 1 < index, startsTransition(Int(tokens[place + 1].start)) {
          return readNamedRank(number, order: place, in: clause)
        }
        verb = place
        break
      }
      if token.kind == .close, place - 1 > clause.lowerBound,
        let open = (clause.lowerBound..<place).last(where: { tokens[$0].kind == .open }), open > clause.lowerBound,
        place - open <= 6
      {
        // 全省县（市、区）第一
        place = open - 1
        continue
      }
      if token.kind == .quantity {
        // 由第9升至第6: the place before is passed over.
        guard reasons[Int(token.number)] == .earlier else { break }
        place -= 1
        continue
      }
      if token.isWord(.city) || token.isWord(.province) || token.isWord(.nation) || token.isWord(.cityName)
        || token.kind == .gap
        || token.isWord(.zone) || token.isWord(.selfZone) || token.isNoun || token.kind == .space
      {
        scopeStart = place
        if token.isWord(.city) || token.isWord(.province) || token.isWord(.nation) || token.isWord(.cityName) {
          if verb == nil, place == clause.lowerBound || !tokens[place - 1].isWord(.rank) { verb = place }
        }
      } else if !isLink(token) {
        break
      }
      place -= 1
    }
    guard let verb else { return readNextRank(index, in: clause) }
    let first = tokens[verb].isWord(.rank) ? verb + 1 : verb
    var scope =
      scopeStart != nil && first < index
      ? trimmed(Int(tokens[first].start)..<quantity.place.lowerBound) : nil
    var phrase = verb > left ? noun(before: verb, from: max(left, clause.lowerBound), keepsVerb: false) : nil
    if let among = among(before: verb, in: clause) {
      scope = among.scope
      phrase = noun(before: among.start, from: clause.lowerBound, keepsVerb: false)
    }
    let name = phrase.map { completed($0) } ?? (lastName.isEmpty ? openNoun?.ranges ?? [] : lastName)
    let start = Int(tokens[verb].start)
    isPlaced[number] = true
    ranks.append(
      RankReference(
        name: name, quantity: number, scope: scope.flatMap { $0.isEmpty ? nil : $0 }, period: period(at: index),
        place: start..<quantity.place.upperBound))
    return true
  }
}

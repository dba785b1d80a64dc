import PrintedForms

extension MetricReader {
  /// Whether a count is a place in an order: 第2位, 前10名.
  func isRankCount(_ index: Int) -> Bool {
    let quantity = quantities[Int(tokens[index].number)]
    guard quantity.unit.isSame("位") || quantity.unit.isSame("名") else { return false }
    let before = scalar(quantity.place.lowerBound - 1)
    return before == 0x7B2C || text[quantity.place.lowerBound] == 0x7B2C || before == 0x524D
  }

  /// Reads a place in an order; false where the figure ranks nothing.
  mutating func readRank(_ index: Int, after left: Int, in clause: Range<Int>) -> Bool {
    let number = Int(tokens[index].number)
    let quantity = quantities[number]
    guard quantity.value != nil else { return false }
    var place = index - 1
    var scopeStart: Int?
    var verb: Int?
    while place >= clause.lowerBound {
      let token = tokens[place]
      if token.isWord(.rank) {
        verb = place
        break
      }
      if token.kind == .quantity { break }
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
    guard let verb else { return false }
    let first = tokens[verb].isWord(.rank) ? verb + 1 : verb
    let scope =
      scopeStart != nil && first < index
      ? trimmed(Int(tokens[first].start)..<quantity.place.lowerBound) : nil
    let phrase = verb > left ? noun(before: verb, from: max(left, clause.lowerBound), keepsVerb: false) : nil
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

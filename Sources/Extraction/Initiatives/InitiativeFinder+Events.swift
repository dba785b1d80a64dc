/// What was reached: deliveries, joined courses of action, titles of honour.
extension InitiativeFinder {
  /// Reads a product that was delivered, launched or flown for the first time: 助力甲公司乙发动机实现批量交付.
  mutating func readDelivery(_ index: Int, in range: Range<Int>) {
    let end = Int(tokens[index].end)
    let events = ["批量交付", "首台交付", "首套交付", "首飞", "首航", "成功下水"]
    guard
      events.contains(where: { Scalars.end(of: $0, in: text, at: end, before: text.count) != nil })
    else { return }
    var first = index
    var body = index
    while first - 1 >= range.lowerBound, isNamePart(first - 1) {
      first -= 1
      if tokens[first].isWord(.bodyEnd), body == index, first + 1 < index { body = first }
    }
    let start = body < index ? Int(tokens[body].end) : Int(tokens[first].start)
    let name = start..<Int(tokens[index].start)
    guard first < index, name.count >= 5, name.count <= 24 else { return }
    add("milestone", name, place: name)
  }

  /// Reads what is joined as a course of action: 把党建工作与生产经营深度融合.
  mutating func readJoining(_ paragraph: Range<Int>) {
    var place = paragraph.lowerBound
    while place + 4 <= paragraph.upperBound {
      guard text[place] == 0x6DF1, Scalars.end(of: "深度融合", in: text, at: place, before: paragraph.upperBound) != nil
      else {
        place += 1
        continue
      }
      let end = place + 4
      place = end
      // 作为: what follows says what it is taken for.
      if end + 1 < paragraph.upperBound, text[end] == 0x4F5C, text[end + 1] == 0x4E3A { continue }
      let floor = max(paragraph.lowerBound, end - 24)
      guard let take = (floor..<end).last(where: { text[$0] == 0x628A }),
        let link = (take + 1..<end).first(where: { text[$0] == 0x4E0E }), link > take + 2
      else { continue }
      var head = take + 1..<link
      // 党建工作: 工作 says nothing.
      if text[link - 2] == 0x5DE5, text[link - 1] == 0x4F5C, head.count > 3 { head = take + 1..<link - 2 }
      add("action", [head, link..<end], place: take + 1..<end)
    }
  }

  /// A title that was won: 获批国家知识产权示范园区.
  mutating func readRecognition(_ index: Int, in range: Range<Int>) {
    guard tables.recognitionVerbs.contains(text, tokens[index].range), !readHonours(Int(tokens[index].end)) else {
      return
    }
    var next = index + 1
    // 获批建设国家…先导区
    if next + 1 < range.upperBound, tokens[next].isWord(.action), tokens[next + 1].isNoun { next += 1 }
    while next < range.upperBound {
      var last = next
      guard tokens[next].isNoun || isPlace(next), tokens[next].kind != .quoted else { return }
      while last + 1 < range.upperBound,
        tokens[last + 1].isNoun || tokens[last + 1].isWord(.selfZone) || isPlace(last + 1)
          || tokens[last + 1].isWord(.action) && last + 2 < range.upperBound && tokens[last + 2].isNoun
      { last += 1 }
      let name = Int(tokens[next].start)..<Int(tokens[last].end)
      // 唯一入选的科技企业孵化器: whom the title was given to.
      guard text[name.lowerBound] != 0x7684 else { return }
      guard name.count >= 6, let end = recognitionEnd(name) else { return }
      add("recognition", name.lowerBound..<end, place: name.lowerBound..<end)
      guard last + 1 < range.upperBound, tokens[last + 1].kind == .listComma else { return }
      next = last + 2
    }
  }

  /// 先后荣获A、B、C等荣誉称号: what the end of a list says that each of its members is.
  private mutating func readHonours(_ start: Int) -> Bool {
    let limit = min(start + 160, text.count)
    var end = start
    while end < limit, text[end] != 0x7B49 || !namesHonour(end + 1) {
      let value = text[end]
      if Scalars.isComma(value) || Scalars.endsSentence(value) || Scalars.opensQuote(value) { return false }
      end += 1
    }
    guard end < limit, text[start..<end].contains(0x3001) else { return false }
    var first = start
    for place in start...end where place == end || text[place] == 0x3001 {
      var name = first..<place
      if !name.isEmpty, text[first] == 0x4E86 { name = first + 1..<place }
      first = place + 1
      // What a firm is called after its size or its growth is a class of firms.
      if (5...30).contains(name.count), !Scalars.ends(name, in: "企业", text) { add("recognition", name, place: name) }
    }
    return true
  }

  /// 称号, 荣誉, 殊荣, 奖项, at a place or behind two more characters.
  private func namesHonour(_ place: Int) -> Bool {
    ["称号", "荣誉", "殊荣", "奖项"].contains { word in
      Scalars.end(of: word, in: text, at: place, before: text.count) != nil
        || Scalars.end(of: word, in: text, at: place + 2, before: text.count) != nil
    }
  }

  private func recognitionEnd(_ range: Range<Int>) -> Int? {
    // 入选…示范园区名单
    let isListed = Scalars.ends(range, in: "名单", text)
    let range = isListed ? range.lowerBound..<range.upperBound - 2 : range
    for start in range.dropFirst(2) {
      if let match = tables.recognitionEnds.longest(in: text, at: start, before: range.upperBound),
        match.end == range.upperBound
      {
        return match.end
      }
    }
    return nil
  }

  /// 云南省首批…试点园区: who gave the title.
  private func isPlace(_ index: Int) -> Bool { tokens[index].isWord(.province) || tokens[index].isWord(.cityName) }
}

/// Quoted names that stand in lists, and lists that stand in quotes.
extension InitiativeFinder {
  /// “周调度、旬会商、月督查”: parts of one length, of two to five characters, that are put into practice.
  func isParallel(_ inner: Range<Int>, behind index: Int, in range: Range<Int>) -> Bool {
    var length: Int?
    var start = inner.lowerBound
    for place in inner.lowerBound...inner.upperBound where place == inner.upperBound || text[place] == 0x3001 {
      guard (2...5).contains(place - start), length ?? (place - start) == place - start else { return false }
      length = place - start
      start = place + 1
    }
    guard !text[inner].contains(where: { Scalars.isComma($0) || Scalars.endsSentence($0) }) else { return false }
    return verb(before: index, from: range.lowerBound, in: tables.verbs)
  }

  /// “A”“B”“C”等党建品牌: what the words behind a list of quoted names say that each of them is.
  func kindOfList(_ index: Int, in range: Range<Int>) -> String? {
    var last = index
    while last + 1 < range.upperBound {
      if tokens[last + 1].kind == .quoted {
        last += 1
      } else if tokens[last + 1].kind == .listComma, last + 2 < range.upperBound, tokens[last + 2].kind == .quoted {
        last += 2
      } else {
        break
      }
    }
    guard last > index || isBehindQuoted(index, from: range.lowerBound) else { return nil }
    var start = Int(tokens[last].end)
    if start < text.count, text[start] == 0x7B49 { start += 1 }
    let limit = min(clauseEnd(last + 1, before: range.upperBound), start + 8)
    var place = start
    while place < limit {
      if let match = tables.behind.longest(in: text, at: place, before: limit) {
        return place == start || !isBroken(start..<place) ? tables.kinds[match.word] : nil
      }
      if text[place] == 0x7684 { return nil }
      place += 1
    }
    return nil
  }

  private func isBehindQuoted(_ index: Int, from start: Int) -> Bool {
    guard index > start else { return false }
    if tokens[index - 1].kind == .quoted { return true }
    return tokens[index - 1].kind == .listComma && index - 2 >= start && tokens[index - 2].kind == .quoted
  }

  /// “郑好办·企业码”正式上线: something that comes into being under its name.
  func isLaunched(_ index: Int) -> Bool {
    let start = Int(tokens[index].end)
    for skipped in [0, 2] where start + skipped + 2 <= text.count {
      switch (text[start + skipped], text[start + skipped + 1]) {
      // 上线 启用 揭牌 启动 开园 投用 挂牌
      case (0x4E0A, 0x7EBF), (0x542F, 0x7528), (0x63ED, 0x724C), (0x542F, 0x52A8), (0x5F00, 0x56ED), (0x6295, 0x7528),
        (0x6302, 0x724C):
        return true
      default: continue
      }
    }
    return false
  }

  /// Whether nothing but a span or a joining word stands before a token in its clause.
  func opensClause(_ index: Int, in range: Range<Int>) -> Bool {
    guard index > range.lowerBound else { return true }
    let before = tokens[index - 1]
    return before.endsClause || before.kind == .period || before.kind == .space || before.isWord(.connective)
  }

  /// Whether the list before a place has an initiative, with nothing but a short member behind it.
  func followsListed(_ start: Int) -> Bool {
    guard let last = initiatives.last?.place.upperBound, last < start, start - last <= 16 else { return false }
    guard last < start - 1 else { return true }
    return text[last] == 0x3001 && text[start - 1] == 0x3001
      && text[last..<start].allSatisfy { $0 == 0x3001 || Scalars.isChinese($0) || Scalars.isLatin($0) }
  }

  /// 与某大学共建先进材料联合实验室: 联合 between nouns is part of the name.
  func isJoint(_ index: Int) -> Bool {
    guard index > 0, tokens[index - 1].kind == .gap || tokens[index - 1].isWord(.indicator),
      tokens[index - 1].end == tokens[index].start, Scalars.ends(tokens[index].range, in: "联合", text)
    else { return false }
    let end = Int(tokens[index].end)
    return ["实验室", "研究", "研发", "创新", "工程"].contains {
      Scalars.end(of: $0, in: text, at: end, before: text.count) != nil
    }
  }

  /// 全国硅材料产业技术大会: the whole country's, by a name of its own.
  func isOfNation(_ name: Range<Int>) -> Bool {
    name.count >= 9 && text[name.lowerBound] == 0x5168 && text[name.lowerBound + 1] == 0x56FD
  }

  /// “A”启动仪式, “A”暨“B”启动仪式: what is opened by a ceremony.
  func hasCeremony(_ index: Int, in range: Range<Int>) -> Bool {
    var last = index
    // 暨
    if last + 2 < range.upperBound, tokens[last + 2].kind == .quoted,
      tokens[last + 1].end - tokens[last + 1].start == 1,
      text[Int(tokens[last + 1].start)] == 0x66A8
    {
      last += 2
    }
    let end = Int(tokens[last].end)
    return ["启动仪式", "揭牌仪式", "开幕式", "首发仪式", "启动会"].contains {
      Scalars.end(of: $0, in: text, at: end, before: text.count) != nil
    }
  }
}

import PrintedForms

/// Cuts repaired text into tokens; figures inside a longer word or a name are marked as part of it.
struct Tokenizer: ~Copyable {
  private let text: [UInt32]
  private let knowledge: Knowledge
  private let quantities: [FoundQuantity]
  /// Where each quantity and each period stands: both are asked for at every figure, and a quantity is ten times as long.
  private let quantityPlaces: [Range<Int>]
  private let periodPlaces: [Range<Int>]
  private(set) var tokens: [Token] = []
  /// The quantities that stand inside a word or a name.
  private(set) var isInsideName: [Bool]
  /// The periods that stand inside a name: 《2025年工作要点》.
  private(set) var namedPeriods: [Int] = []

  init(_ text: [UInt32], _ knowledge: Knowledge, _ quantities: [FoundQuantity], _ periods: [FoundPeriod]) {
    self.text = text
    self.knowledge = knowledge
    self.quantities = quantities
    quantityPlaces = quantities.map { $0.place }
    periodPlaces = periods.map { $0.place }
    isInsideName = [Bool](repeating: false, count: quantities.count)
    tokens.reserveCapacity(text.count / 3 + 16)
    cut()
  }

  private var nextQuantity = 0
  private var nextPeriod = 0
  /// Where the next figure or period begins that has not been reached.
  private var nextFound = Int.max
  private var gapStart = -1

  private mutating func cut() {
    findNext()
    let text = text
    let starts = knowledge.tokenStarts
    text.withUnsafeBufferPointer { text in
      starts.withUnsafeBufferPointer { cut(text, starts: $0) }
    }
  }

  /// - Parameter starts: `Knowledge.tokenStarts`.
  private mutating func cut(_ text: UnsafeBufferPointer<UInt32>, starts: UnsafeBufferPointer<UInt8>) {
    guard starts.count == 0x10000 else { return }
    var index = 0
    let end = text.count
    var isParagraphStart = true
    while index < end {
      if isParagraphStart {
        let behind = passListMark(index)
        if behind > index {
          emit(.space, index, behind, number: -1)
          index = behind
          isParagraphStart = false
          continue
        }
      }
      // What begins no word is passed over up to the next figure.
      let first = index
      let limit = min(end, nextFound)
      while index < limit {
        let value = text[index]
        if value < 0x10000, starts[Int(value)] != 0 {
          guard starts[Int(value)] == 1, index + 1 == end || !knowledge.trie.mayBegin(value, text[index + 1]) else {
            break
          }
        }
        index += 1
      }
      if index > first {
        if gapStart < 0 { gapStart = first }
        isParagraphStart = false
        continue
      }
      let value = text[index]
      isParagraphStart = value == 0x0A
      if index >= nextFound {
        passOver(index)
        if nextPeriod < periodPlaces.count, periodPlaces[nextPeriod].lowerBound == index {
          let place = periodPlaces[nextPeriod]
          emit(.period, index, place.upperBound, number: nextPeriod)
          nextPeriod += 1
          findNext()
          index = place.upperBound
          continue
        }
      }
      let match = knowledge.trie.longest(in: text, at: index, before: end)
      if index >= nextFound, nextQuantity < quantityPlaces.count, quantityPlaces[nextQuantity].lowerBound == index {
        let place = quantityPlaces[nextQuantity]
        let isWithin = match.map { isName($0, over: quantities[nextQuantity]) } ?? false
        if !isWithin {
          emit(.quantity, index, place.upperBound, number: nextQuantity)
          nextQuantity += 1
          findNext()
          index = place.upperBound
          continue
        }
      }
      if let match, !isWithinName(match, index) {
        let word = knowledge.words[match.word]
        let end = cut(match.end, word.kind, index)
        emit(.word, index, end, word: word.kind, number: Int(word.number))
        index = end
        continue
      }
      if let kind = Self.mark(value) {
        if kind == .quoted, let close = closing(index) {
          emit(.quoted, index, close, number: -1)
          index = close
        } else if kind == .quoted {
          if gapStart < 0 { gapStart = index }
          index += 1
        } else {
          emit(kind, index, index + 1, number: -1)
          index += 1
        }
        continue
      }
      if gapStart < 0 { gapStart = index }
      index += 1
    }
    flush(end)
  }

  private mutating func findNext() {
    let quantity = nextQuantity < quantityPlaces.count ? quantityPlaces[nextQuantity].lowerBound : Int.max
    let period = nextPeriod < periodPlaces.count ? periodPlaces[nextPeriod].lowerBound : Int.max
    nextFound = min(quantity, period)
  }

  /// The place behind the mark of a list's member at the start of a paragraph: ●, 1., （一）, 2、.
  private func passListMark(_ start: Int) -> Int {
    var index = start
    let end = min(text.count, start + 6)
    while index < end {
      switch text[index] {
      // ● • ◆ ◇ ★ ☆ ※ ○ ◎ ✓ ✔ ➤ ▲ △ ▼ - — · # > and spaces
      case 0x25CF, 0x2022, 0x25C6, 0x25C7, 0x2605, 0x2606, 0x203B, 0x25CB, 0x25CE, 0x2713, 0x2714, 0x27A4, 0x25B2,
        0x25B3,
        0x25BC, 0x2D, 0x2014, 0xB7, 0x23, 0x3E, 0x20, 0x20E3, 0xFE0F:
        index += 1
        continue
      default: break
      }
      break
    }
    // Digits in brackets or with a point behind them, not the digits of a number.
    var place = index
    let isBracketed = place < text.count && Scalars.opensBracket(text[place])
    if isBracketed { place += 1 }
    let digits = place
    while place < text.count, place - digits < 2, Scalars.isDigit(text[place]) { place += 1 }
    guard place > digits, place < text.count else { return index }
    switch text[place] {
    case 0x29 where isBracketed, 0xFF09 where isBracketed, 0x29, 0x3001, 0xFF0E: return place + 1
    case 0x2E where place + 1 < text.count && !Scalars.isDigit(text[place + 1]): return place + 1
    case 0xFE0F, 0x20E3: return min(place + 2, text.count)
    default: return index
    }
  }

  /// Whether a word that begins where a figure does is more than the figure: 亿元以上, 第一产业, 5G基站.
  private func isName(_ match: WordTrie.Match, over quantity: FoundQuantity) -> Bool {
    let kind = knowledge.words[match.word].kind
    guard kind == .numbered || kind == .indicator || kind == .plain || kind == .zone else { return false }
    return match.end > quantity.place.upperBound
      || (match.end == quantity.place.upperBound && kind == .numbered
        && quantity.numberPlace.count == match.end - quantity.place.lowerBound)
  }

  /// Where a word ends: 首次突破 ends before the figure whose bound 突破 is.
  private func cut(_ end: Int, _ kind: WordKind, _ index: Int) -> Int {
    guard nextQuantity < quantityPlaces.count else { return end }
    let start = quantityPlaces[nextQuantity].lowerBound
    guard start > index, start < end else { return end }
    switch kind {
    case .link, .target, .forecast, .plan, .achieve, .base, .action, .connective: return start
    default: return end
    }
  }

  /// 维达力科技, 科近泰基: a verb of one character inside a name, where no figure and no word follows it.
  private func isWithinName(_ match: WordTrie.Match, _ index: Int) -> Bool {
    guard match.end == index + 1, gapStart >= 0, index - gapStart <= 8 else { return false }
    switch text[index] {
    // 达 近 超 约 列 居 创
    case 0x8FBE, 0x8FD1, 0x8D85, 0x7EA6, 0x5217, 0x5C45, 0x521B: break
    default: return false
    }
    let next = match.end
    guard next < text.count, Scalars.isChinese(text[next]) else { return false }
    if nextQuantity < quantityPlaces.count, quantityPlaces[nextQuantity].lowerBound == next { return false }
    if nextPeriod < periodPlaces.count, periodPlaces[nextPeriod].lowerBound == next { return false }
    // 科创中心
    if text[index] == 0x521B { return true }
    return knowledge.trie.longest(in: text, at: next, before: text.count) == nil
  }

  /// Leaves behind the figures and periods that a token before this place has swallowed.
  private mutating func passOver(_ index: Int) {
    while nextQuantity < quantityPlaces.count, quantityPlaces[nextQuantity].lowerBound < index {
      isInsideName[nextQuantity] = true
      nextQuantity += 1
    }
    while nextPeriod < periodPlaces.count, periodPlaces[nextPeriod].lowerBound < index {
      namedPeriods.append(nextPeriod)
      nextPeriod += 1
    }
    findNext()
  }

  private mutating func flush(_ index: Int) {
    guard gapStart >= 0 else { return }
    if gapStart < index {
      tokens.append(Token(kind: .gap, word: .other, start: Int32(gapStart), end: Int32(index), number: -1))
    }
    gapStart = -1
  }

  private mutating func emit(_ kind: Token.Kind, _ start: Int, _ end: Int, word: WordKind = .other, number: Int) {
    flush(start)
    tokens.append(Token(kind: kind, word: word, start: Int32(start), end: Int32(end), number: Int32(number)))
  }

  static func mark(_ value: UInt32) -> Token.Kind? {
    switch value {
    case 0x0A: .newline
    case 0x20: .space
    case 0x09, 0x7C: .cell
    case 0x2C, 0xFF0C, 0x2026: .comma
    case 0x3001: .listComma
    case 0x3A, 0xFF1A: .colon
    case 0x3B, 0xFF1B: .semicolon
    case 0x3002, 0x21, 0xFF01, 0x3F, 0xFF1F: .stop
    case 0x28, 0xFF08, 0x3014, 0x5B, 0x3010: .open
    case 0x29, 0xFF09, 0x3015, 0x5D, 0x3011: .close
    case 0x201C, 0x2018, 0x300A, 0x3008: .quoted
    default: nil
    }
  }

  /// The place behind the mark that closes a name; nil where what is quoted is no name: a sentence, or too long.
  private func closing(_ start: Int) -> Int? {
    let open = text[start]
    let close = open + 1
    let limit = min(text.count, start + (open >= 0x3008 ? 64 : 32))
    var depth = 0
    var index = start + 1
    while index < limit {
      let value = text[index]
      if value == open { depth += 1 }
      if value == close {
        if depth == 0 {
          if startsPeriod(from: start, to: index) { return nil }
          return index > start + 1 ? index + 1 : nil
        }
        depth -= 1
      }
      if value == 0x0A || Scalars.endsSentence(value) || (Scalars.isComma(value) && open < 0x3000) { return nil }
      index += 1
    }
    return nil
  }

  /// Whether the words between two marks are a period: “十四五”期间.
  private func startsPeriod(from open: Int, to close: Int) -> Bool {
    guard nextPeriod < periodPlaces.count else { return false }
    let place = periodPlaces[nextPeriod]
    return place.lowerBound >= open && place.lowerBound <= open + 1 && place.upperBound >= close
  }
}

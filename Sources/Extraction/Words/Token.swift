/// A piece of running text: a figure, a period, a word that is known, a mark, or what stands between them.
struct Token {
  enum Kind: UInt8 {
    case quantity
    case period
    case word
    /// Characters that no table knows: parts of names.
    case gap
    /// A name in quotes or book marks, its marks included.
    case quoted
    case comma
    /// 、
    case listComma
    case colon
    case semicolon
    case stop
    case open
    case close
    case newline
    case space
    /// |, a tab: between two cells.
    case cell
  }

  let kind: Kind
  let word: WordKind
  let start: Int32
  let end: Int32
  /// The number of a quantity, a period or a zone; -1 for none.
  let number: Int32

  var range: Range<Int> { Int(start)..<Int(end) }

  @inline(__always) func isWord(_ word: WordKind) -> Bool { kind == .word && self.word == word }

  /// Whether it may be part of a name.
  @inline(__always) var isNoun: Bool {
    switch kind {
    case .gap, .quoted: true
    case .word:
      switch word {
      case .indicator, .numbered, .bodyEnd, .plain, .totalNoun, .firm: true
      default: false
      }
    default: false
    }
  }

  /// Whether a clause ends with it.
  @inline(__always) var endsClause: Bool {
    switch kind {
    case .comma, .semicolon, .colon, .stop, .newline, .cell: true
    default: false
    }
  }
}

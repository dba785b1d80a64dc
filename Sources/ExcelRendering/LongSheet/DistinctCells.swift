/// The cells of a long table that rows share, each made once: by the first row that has it.
struct DistinctCells: Sendable {
  /// What is known of all cells of a column with one code.
  struct Form: Sendable {
    enum Content: Sendable {
      /// Nothing is shared after all: each cell is made.
      case made
      case value(CellContent.Value)
      case number
      /// A formula with a zero byte where the number of its row goes.
      case formula([UInt8])
      case text
    }
    let content: Content
    /// The place of its look in the sheet's list.
    let look: Int
    /// The height of a row that a shared cell needs, in points.
    let height: Double
    /// How texts of their own wrap.
    let wrap: SheetLayout.Wrap?
    let link: CellLink?
  }

  /// What must be done for a cell of a form.
  enum Kind: UInt8, Sendable {
    case made
    case plain
    case linked
  }

  private(set) var forms: [Form] = []
  private(set) var kinds: [Kind] = []
  private var numbers = NumberTable(limit: most)
  private static let most = 1 << 18

  /// Whether a further form can be taken in.
  var hasRoom: Bool { forms.count < Self.most }

  /// The place of a code's form; nil where it is not known.
  @inline(__always)
  func place(of code: CellCode, column: Int) -> Int? { numbers.place(of: Self.number(of: code, column: column)) }

  /// Takes a form in, as far as there is room.
  mutating func add(_ form: Form, for code: CellCode, column: Int) {
    guard numbers.add(Self.number(of: code, column: column)) != nil else { return }
    forms.append(form)
    if case .made = form.content { kinds.append(.made) } else { kinds.append(form.link == nil ? .plain : .linked) }
  }

  /// Columns that a number has room for; cells further right are made.
  static let mostColumns = 1 << 12

  /// A number for a column and what its cells share: apart for those that share all, and those that share their form.
  @inline(__always)
  private static func number(of code: CellCode, column: Int) -> UInt64 {
    let form = UInt64(code.form) << 2 | (code.link == 0 ? 1 : 3)
    let own = code.kind == .shared ? UInt64(bitPattern: code.value) << 1 : form
    return UInt64(column) << 52 | own
  }
}

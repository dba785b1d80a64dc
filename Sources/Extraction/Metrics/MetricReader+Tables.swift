import ExactValues
import PrintedForms
import ZoneModel

/// Tables: a row for each indicator, or a row for each zone with a column for each indicator.
extension MetricReader {
  /// What the figures of a column are.
  private enum Column {
    case name
    case unit
    /// A level; the period of its heading where there is one.
    case value(period: Int?)
    case growth
    case ignored
  }

  /// Reads the rows of one table.
  ///
  /// - Parameter rows: the tokens of each row.
  mutating func readTable(_ rows: [Range<Int>]) {
    let cells = withoutNumbers(rows.map { self.cells($0) })
    guard let width = cells.map(\.count).max(), width >= 2 else {
      return rows.forEach { readParagraph($0, isHeading: false) }
    }
    guard let head = cells.firstIndex(where: { $0.count >= 2 && !$0.contains { isFigure($0) } }) else {
      return rows.forEach { readParagraph($0, isHeading: false) }
    }
    let columns = cells[head].enumerated().map { column($1, number: $0) }
    let isByIndicator = isIndicatorHead(cells[head][0])
    sentence += 1
    for row in cells[(head + 1)...] where row.count >= 2 && !isFigure(row[0]) {
      readRow(row, columns, head: cells[head], isByIndicator: isByIndicator)
    }
  }

  /// The rows without a first column that only numbers them.
  private func withoutNumbers(_ rows: [[Range<Int>]]) -> [[Range<Int>]] {
    guard let head = rows.first(where: { $0.count >= 2 })?.first, holds(text(of: head), "序号") else { return rows }
    return rows.map { $0.count >= 2 ? Array($0.dropFirst()) : $0 }
  }

  private func cells(_ row: Range<Int>) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = row.lowerBound
    for index in row where tokens[index].kind == .cell {
      cells.append(start..<index)
      start = index + 1
    }
    cells.append(start..<row.upperBound)
    // A bar at either end of a row opens and closes it.
    if let first = cells.first, first.isEmpty { cells.removeFirst() }
    if let last = cells.last, last.isEmpty { cells.removeLast() }
    return cells
  }

  private func isFigure(_ cell: Range<Int>) -> Bool {
    cell.contains { tokens[$0].kind == .quantity } && !cell.contains { tokens[$0].isNoun && !isUnit(tokens[$0].range) }
  }

  private func isUnit(_ range: Range<Int>) -> Bool { range.count <= 2 }

  private func text(of cell: Range<Int>) -> Range<Int> {
    guard let first = cell.first, let last = cell.last else { return 0..<0 }
    return trimmed(Int(tokens[first].start)..<Int(tokens[last].end))
  }

  private func column(_ cell: Range<Int>, number: Int) -> Column {
    let range = text(of: cell)
    if number == 0 { return .name }
    if holds(range, "单位") { return .unit }
    if ["同比", "增速", "增长", "增幅", "±", "比上年", "较上年"].contains(where: { holds(range, $0) }) { return .growth }
    if ["备注", "排名", "位次", "序号", "目标", "进度", "完成率", "计划"].contains(where: { holds(range, $0) }) { return .ignored }
    // 本月止累计: the span of the whole table.
    if holds(range, "累计") { return .value(period: nil) }
    return .value(period: cell.first { tokens[$0].kind == .period }.map { Int(tokens[$0].number) })
  }

  /// Whether the first column names indicators, rather than places.
  private func isIndicatorHead(_ cell: Range<Int>) -> Bool {
    let range = text(of: cell)
    return !["高新区", "园区", "地区", "区域", "县", "镇", "街道", "片区", "企业"].contains { holds(range, $0) } || holds(range, "指标")
  }

  private mutating func readRow(_ row: [Range<Int>], _ columns: [Column], head: [Range<Int>], isByIndicator: Bool) {
    var unit: Range<Int>? = isByIndicator ? bracketed(row[0]) : nil
    var last: Int?
    // The levels that stand side by side before a column of rates.
    var beside: [Int] = []
    let rowSubject = isByIndicator ? nil : SubjectReference(range: withoutBrackets(row[0]), kind: .otherZone)
    for (number, cell) in row.enumerated().dropFirst() where number < columns.count {
      switch columns[number] {
      case .name, .ignored: continue
      case .unit: unit = text(of: cell)
      case .value(let period):
        guard let index = cell.first(where: { tokens[$0].kind == .quantity }) else { continue }
        let quantity = Int(tokens[index].number)
        let name = isByIndicator ? withoutBrackets(row[0]) : withoutBrackets(head[number])
        guard !name.isEmpty, reasons[quantity] != .insideName else { continue }
        if let period { sentencePeriod = period } else { sentencePeriod = nil }
        clauseStart = index
        var metric = MetricReference(
          name: [name], indicator: indicator([name], from: index), quantity: quantity, growth: nil,
          period: self.period(at: index), subject: rowSubject, status: isPlanDocument ? .target : .actual,
          place: quantities[quantity].place, sentence: sentence)
        if quantities[quantity].unit.isEmpty { metric.unit = unit ?? bracketed(head[number]) ?? tableUnit }
        place(metric)
        last = metrics.count - 1
        beside.append(metrics.count - 1)
      case .growth:
        guard let index = cell.first(where: { tokens[$0].kind == .quantity }) else { continue }
        let quantity = Int(tokens[index].number)
        var growth = GrowthReference(
          quantity: quantity, isFall: false, kind: .yearEarlier, form: .change, place: quantities[quantity].place)
        growth.isInColumn = true
        if beside.count > 1 { last = latest(of: beside) ?? last }
        beside = []
        if let last, metrics[last].growth == nil {
          metrics[last].growth = growth
          isPlaced[quantity] = true
        } else if isByIndicator {
          let name = withoutBrackets(row[0])
          sentencePeriod = nil
          place(
            MetricReference(
              name: [name], indicator: growthIndicator([name]), quantity: nil, growth: growth,
              period: period(at: index),
              subject: nil, status: .actual, place: quantities[quantity].place, sentence: sentence))
          last = nil
        }
      }
    }
    group = []
  }

  /// Of levels of several spans the one of the last: 2021年, 2020年, 增长.
  private func latest(of levels: [Int]) -> Int? {
    levels.max { left, right in
      guard let one = metrics[left].period.flatMap({ periods[$0.period].end }),
        let other = metrics[right].period.flatMap({ periods[$0.period].end })
      else { return true }
      return one < other
    }
  }

  /// The unit in brackets behind a name: 地区生产总值（亿元）.
  private func bracketed(_ cell: Range<Int>) -> Range<Int>? {
    guard let open = cell.first(where: { tokens[$0].kind == .open }),
      let close = closing(open, before: cell.upperBound),
      close > open + 1
    else { return nil }
    return Int(tokens[open + 1].start)..<Int(tokens[close - 1].end)
  }

  private func withoutBrackets(_ cell: Range<Int>) -> Range<Int> {
    guard let open = cell.first(where: { tokens[$0].kind == .open }), open > cell.lowerBound else {
      return text(of: cell)
    }
    return text(of: cell.lowerBound..<open)
  }

  /// Takes the unit that a line above a table gives to all of it: 单位：亿元.
  mutating func noteTableUnit(_ range: Range<Int>) {
    guard range.count <= 24, holds(range, "单位") else { return }
    for index in range where Scalars.isColon(text[index]) {
      var end = index + 1
      while end < range.upperBound, Scalars.isChinese(text[end]) { end += 1 }
      if end > index + 1 { tableUnit = index + 1..<end }
      return
    }
  }
}

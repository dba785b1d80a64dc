import ExactValues
import Testing
import ZoneModel

/// The identities on drawn figures: true values are drawn, printed to some decimals, and what is derived from the prints
/// must hold what the true values give.
@Suite struct DerivationPropertyTests {
  /// Twelve months of a flow in 亿元 to four decimals, small numbers first.
  private func months(_ size: Int, _ generator: inout SeededGenerator) -> [DecimalNumber] {
    (0..<12).map { _ in DecimalNumber(Int128(Int.random(in: 1...(size * 4000), using: &generator)), exponent: -4) }
  }

  private func print(_ value: DecimalNumber, _ decimals: Int) -> String {
    value.rounded(decimals: decimals, by: .halfUp).text(decimals: decimals)
  }

  private func cumulative(_ year: Int, _ month: Int, _ values: [DecimalNumber], _ decimals: Int) -> Term {
    term("c\(year)-\(month)", .yearToDate(year, through: month), print(total(values.prefix(month)), decimals))
  }

  private func total(_ values: some Sequence<DecimalNumber>) -> DecimalNumber { DecimalNumber.sum(values) }

  @Test func `the interval of a difference holds the true difference`() throws {
    var generator = SeededGenerator(state: 31)
    for size in 1...400 {
      let values = months(size, &generator)
      let later = Int.random(in: 2...12, using: &generator)
      let earlier = Int.random(in: 1..<later, using: &generator)
      let decimals = Int.random(in: 0...3, using: &generator)
      let derived = try Derivation.difference(
        of: cumulative(2023, later, values, decimals), less: cumulative(2023, earlier, values, decimals))
      let truth = total(values[earlier..<later])
      #expect(derived.range.contains(truth))
      let value = try #require(derived.value)
      #expect(derived.range.contains(value))
      #expect(
        derived.period.isSameSpan(
          as: Period(
            .span(first: .first(ofMonth: earlier + 1, year: 2023), last: .last(ofMonth: later, year: 2023)))))
      // What is printed is right to one unit of its last digit.
      let unit = DecimalNumber(1, exponent: -derived.decimals)
      if derived.decimals > 0 { #expect((value - truth).magnitude <= unit) }
    }
  }

  @Test func `parts of a year add up to the year in any order and come apart again`() throws {
    var generator = SeededGenerator(state: 7)
    for size in 1...300 {
      let values = months(size, &generator)
      // A complete set: the year cut at some months.
      let cuts = [0] + (1...11).filter { _ in Int.random(in: 0...3, using: &generator) == 0 } + [12]
      guard cuts.count > 2 else { continue }
      let parts = zip(cuts, cuts.dropFirst()).map { first, last in
        term(
          "p\(last)",
          Period(.span(first: .first(ofMonth: first + 1, year: 2023), last: .last(ofMonth: last, year: 2023))),
          print(total(values[first..<last]), 4))
      }
      let whole = try Derivation.sum(of: parts.shuffled(using: &generator))
      #expect(whole.value == total(values))
      #expect(whole.period.code == "2023")
      // C(y,12) less what went before the last part is the last part.
      let last = try #require(parts.last)
      let rest = parts.dropLast()
      let before = rest.count == 1 ? rest[0] : Term(try Derivation.sum(of: Array(rest)), like: last)
      let again = try Derivation.difference(of: Term(whole, like: last), less: before, allowChains: true)
      #expect(again.value == last.value)
      #expect(again.period.isSameSpan(as: last.period))
      #expect(Set(again.inputs) == Set(parts.flatMap(\.observations)))
      // Leaving one out leaves a gap, unless it is the first or the last.
      if parts.count > 3 {
        let missing = Int.random(in: 1..<(parts.count - 1), using: &generator)
        let torn = parts.enumerated().filter { $0.offset != missing }.map(\.element)
        #expect(refusal { () throws(Refusal) in try Derivation.sum(of: torn) } == .spansLeaveGap)
      }
    }
  }

  @Test func `the trailing year holds the true twelve months, and is the year itself in December`() throws {
    var generator = SeededGenerator(state: 33)
    for size in 1...300 {
      let (lastYear, thisYear) = (months(size, &generator), months(size, &generator))
      let month = Int.random(in: 1...12, using: &generator)
      let decimals = Int.random(in: 0...3, using: &generator)
      let derived = try Derivation.trailingYear(
        current: cumulative(2024, month, thisYear, decimals), lastYear: cumulative(2023, 12, lastYear, decimals),
        sameSpanLastYear: cumulative(2023, month, lastYear, decimals))
      #expect(derived.range.contains(total(thisYear.prefix(month)) + total(lastYear.dropFirst(month))))
      if month == 12 {
        #expect(derived.period.code == "2024")
        #expect(derived.value == cumulative(2024, 12, thisYear, decimals).value)
      }
    }
  }

  @Test func `the interval of a growth holds the true growth, and a level goes back by it`() throws {
    var generator = SeededGenerator(state: 34)
    for size in 1...400 {
      let (before, now) = (months(size, &generator), months(size, &generator))
      let decimals = Int.random(in: 1...4, using: &generator)
      let (earlier, later) = (cumulative(2023, 6, before, decimals), cumulative(2024, 6, now, decimals))
      guard earlier.range.lower.map({ $0.value > .zero }) ?? false else { continue }
      let derived = try Derivation.growth(from: earlier, to: later)
      let truth = try #require(total(now.prefix(6)).divided(by: total(before.prefix(6))))
      #expect(derived.range.contains((truth - .one).scaled(byPowerOfTen: 2)))
      // Printed to one decimal, the growth gives back a level whose interval holds the true one.
      guard let exact = derived.value else { continue }
      let printed = growth(exact.rounded(decimals: 1, by: .halfUp).text(decimals: 1))
      guard printed.rangeBeforeRounding?.contains((truth - .one).scaled(byPowerOfTen: 2)) ?? false else { continue }
      let back = try Derivation.earlierLevel(of: later, growth: printed, growthBasis: .nominal)
      #expect(back.range.contains(total(before.prefix(6))))
      #expect(back.period.isSameSpan(as: earlier.period))
    }
  }

  @Test func `the growth of a quarter from cumulative levels and growths holds the true one`() throws {
    var generator = SeededGenerator(state: 35)
    var derivedCount = 0
    for size in 1...400 {
      let (before, now) = (months(size, &generator), months(size, &generator))
      func printedGrowth(_ month: Int) throws -> Growth {
        let ratio = try #require(total(now.prefix(month)).divided(by: total(before.prefix(month))))
        return growth((ratio - .one).scaled(byPowerOfTen: 2).rounded(decimals: 2, by: .halfUp).text(decimals: 2))
      }
      let later = Int.random(in: 2...12, using: &generator)
      let earlier = Int.random(in: 1..<later, using: &generator)
      do {
        let derived = try Derivation.singleGrowth(
          later: cumulative(2024, later, now, 4), laterGrowth: printedGrowth(later),
          earlier: cumulative(2024, earlier, now, 4), earlierGrowth: printedGrowth(earlier), growthBasis: .nominal)
        derivedCount += 1
        let truth = try #require(
          total(now[earlier..<later]).divided(by: total(before[earlier..<later])))
        #expect(derived.range.contains((truth - .one).scaled(byPowerOfTen: 2)))
      } catch let refusal as Refusal {
        // Rounded growths may leave the difference of the year before at zero or less.
        #expect(refusal == .baseNotPositive)
      }
    }
    #expect(derivedCount > 300)
  }

  @Test func `zones add up whatever their order, and shares of the sum are a hundred`() throws {
    var generator = SeededGenerator(state: 36)
    for size in 1...200 {
      let values = months(size, &generator).prefix(Int.random(in: 2...6, using: &generator))
      let terms = values.enumerated().map { index, value in
        term("z\(index)", .yearToDate(2024, through: 6), print(value, 4), zone: "z\(index)")
      }
      let sum = try Derivation.sumOverZones(terms.shuffled(using: &generator))
      #expect(sum.value == total(values))
      let whole = total(values)
      let shares = try values.map { try #require($0.divided(by: whole)).scaled(byPowerOfTen: 2) }
      #expect(total(shares).rounded(decimals: 12, by: .halfUp) == .hundred)
    }
  }

  @Test func `pulls of the parts are the growth of the whole`() throws {
    var generator = SeededGenerator(state: 37)
    for size in 1...200 {
      let (before, now) = (months(size, &generator), months(size, &generator))
      let (wholeBefore, wholeNow) = (total(before), total(now))
      let pulls = try zip(before, now).map { old, new in
        let share = try #require(old.divided(by: wholeBefore)).scaled(byPowerOfTen: 2)
        let growth = try #require((new - old).divided(by: old)).scaled(byPowerOfTen: 2)
        return Derivation.pull(share: share, growth: growth)
      }
      let growth = try #require((wholeNow - wholeBefore).divided(by: wholeBefore)).scaled(byPowerOfTen: 2)
      #expect((total(pulls) - growth).magnitude < DecimalNumber(1, exponent: -10))
      guard (wholeNow - wholeBefore).magnitude > wholeNow.scaled(byPowerOfTen: -3) else { continue }
      let contributions = try zip(before, now).map { old, new in
        try Derivation.contribution(partChange: new - old, totalChange: wholeNow - wholeBefore, total: wholeNow)
      }
      #expect((total(contributions) - .hundred).magnitude < DecimalNumber(1, exponent: -10))
    }
  }

  @Test func `the average growth taken year by year gives the whole growth`() throws {
    var generator = SeededGenerator(state: 38)
    for _ in 1...100 {
      let percents = (0..<Int.random(in: 2...5, using: &generator)).map { _ in
        DecimalNumber(Int128(Int.random(in: -400...900, using: &generator)), exponent: -1)
      }
      let mean = try Derivation.averageGrowth(percents)
      func factor(_ percent: DecimalNumber) -> DecimalNumber { .one + percent.scaled(byPowerOfTen: -2) }
      let whole = percents.reduce(DecimalNumber.one) { ($0 * factor($1)).rounded(significantDigits: 15) }
      let again = percents.reduce(DecimalNumber.one) { product, _ in
        (product * factor(mean)).rounded(significantDigits: 15)
      }
      #expect((whole - again).magnitude <= whole.scaled(byPowerOfTen: -5))
      #expect(mean >= percents.min() ?? mean && mean <= percents.max() ?? mean)
    }
  }
}

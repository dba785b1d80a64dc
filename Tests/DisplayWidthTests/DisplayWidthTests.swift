import DisplayWidth
import Testing

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("高新区", 6), ("GDP 增长6.7%", 12), ("，。（）％", 10), ("、《》「」　", 12),
    ("“”·…●─█▏★①—", 11), ("é", 1), ("e\u{301}", 1), ("a\u{200B}b", 2), ("\u{FEFF}a", 1), ("😀", 2), ("👨‍👩‍👧‍👦", 2), ("🇨🇳", 2),
    ("☀️", 2), ("☀", 1), ("👍🏽", 2), ("한국어", 6), ("\u{1112}\u{1161}\u{11AB}", 2), ("ひらカナ", 8), ("ｱｲ", 2), ("a\tb", 2),
    ("𠀀", 2), ("镇江\u{301}", 4), ("Ω≈ç√", 4), ("\u{AD}", 0), ("⌚", 2), ("１２", 4), ("￥5", 3), ("¥5", 2),
  ])
  func `a text takes the columns that a terminal gives it`(text: String, width: Int) {
    #expect(text.displayWidth == width)
    #expect(text.dropFirst(0).displayWidth == width)
  }

  @Test func `padding fills to the width on each side`() {
    #expect("苏州".padded(to: 6) == "苏州  ")
    #expect("苏州".padded(to: 6, aligned: .right) == "  苏州")
    #expect("苏州".padded(to: 7, aligned: .centre) == " 苏州  ")
    #expect("苏州".padded(to: 3) == "苏州")
    #expect("苏州".padded(to: -3) == "苏州")
  }

  @Test(arguments: [
    ("苏州高新区", 10, "苏州高新区"), ("苏州高新区", 9, "苏州高新…"), ("苏州高新区", 8, "苏州高…"), ("苏州高新区", 1, "…"),
    ("苏州高新区", 0, ""), ("Suzhou", 6, "Suzhou"), ("Suzhou", 5, "Suzh…"), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
    ("👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 3, "👨‍👩‍👧‍👦…"), ("苏州", -1, ""),
  ])
  func `fitting cuts between characters and shows it`(text: String, width: Int, fitted: String) {
    #expect(text.fitted(to: width) == fitted)
  }

  @Test func `beginnings and endings are measured in columns`() {
    #expect("a苏州b".prefix(ofWidth: 4) == "a苏")
    #expect("a苏州b".suffix(ofWidth: 4) == "州b")
    #expect("苏州".suffix(ofWidth: 1).isEmpty)
  }
}

@Suite struct WrappingTests {
  @Test func `words break at spaces and Chinese between characters`() {
    #expect("the quick brown fox".wrapped(to: 10) == ["the quick", "brown fox"])
    #expect("镇江高新区上半年新签约项目20个".wrapped(to: 10) == ["镇江高新区", "上半年新签", "约项目20个"])
    #expect("Suzhou 苏州高新区 leads".wrapped(to: 12) == ["Suzhou 苏州", "高新区 leads"])
  }

  @Test func `no line starts with a closing sign or ends with an opening one`() {
    #expect("苏州高新区，领先".wrapped(to: 10) == ["苏州高新", "区，领先"])
    #expect("苏州高新（区）领先".wrapped(to: 10) == ["苏州高新", "（区）领先"])
    #expect("增长达到6.7％。".wrapped(to: 12) == ["增长达到", "6.7％。"])
  }

  @Test func `later lines hang and a word too wide is cut`() {
    #expect("- one two three".wrapped(to: 9, hangingIndent: 2) == ["- one two", "  three"])
    #expect("abcdefghij".wrapped(to: 4) == ["abcd", "efgh", "ij"])
    #expect("ab cdefghij".wrapped(to: 5, hangingIndent: 2) == ["ab", "  cde", "  fgh", "  ij"])
    #expect("苏州".wrapped(to: 0) == ["苏", "州"])
  }

  @Test func `line breaks of the text stay`() {
    #expect("a\n\nb".wrapped(to: 5) == ["a", "", "b"])
    #expect("".wrapped(to: 5) == [""])
    #expect("  a b".wrapped(to: 4) == ["  a", "b"])
    #expect("a   ".wrapped(to: 5) == ["a"])
  }

  @Test func `no line is wider than asked, and nothing but spaces is lost`() {
    let text = "镇江高新区（Zhenjiang High-tech Zone）上半年“四上”企业营业收入1,234.5亿元，同比增长6.7%；😀 新签约项目20余项。"
    for width in 2...60 {
      let lines = text.wrapped(to: width, hangingIndent: min(2, width / 4))
      for line in lines { #expect(line.displayWidth <= width) }
      let kept = lines.joined().filter { $0 != " " }
      #expect(kept == text.filter { $0 != " " })
    }
  }
}

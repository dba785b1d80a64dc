import ExactValues
import Testing
import ZoneModel

@Suite struct PrintedMeasureTests {
  private let reader = PrintedFormReader(published: PublicationDate("2025-07-15"), approximation: ApproximationPolicy())

  private func read(_ text: String) -> String {
    do {
      let measure = try reader.measure(text)
      let low = measure.range.lower.map { ($0.isIncluded ? "[" : "(") + $0.value.description } ?? "(-"
      let high = measure.range.upper.map { $0.value.description + ($0.isIncluded ? "]" : ")") } ?? "-)"
      let range = measure.range.exactValue == nil ? " \(low), \(high)" : ""
      return "\(measure.number?.description ?? "nil") \(measure.comparator.rawValue)\(range) \(measure.unit.text)"
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: [
    // Exact, in digits and in numerals, with or without words before it.
    ("18个", "18 = 个"), ("91.4亿元", "91.4 = 亿元"), ("增长6.7%", "6.7 = %"), ("下降3.2%", "-3.2 = %"), ("-3.2%", "-3.2 = %"),
    ("3.23 亿元", "3.23 = 亿元"), ("1,234.5万元", "1234.5 = 万元"), ("九十一家", "91 = 家"), ("四大类", "4 = 类"),
    ("一百二十三个", "123 = 个"), ("两千零五人", "2005 = 人"), ("达7.5亿元", "7.5 = 亿元"), ("第20位", "20 = 位"),
    ("0.5个百分点", "0.5 = 个百分点"), ("91.4亿", "91.4 = 亿"), ("2.3万亿元", "2.3 = 万亿元"), ("12.5‰", "12.5 = ‰"),
    ("５０家", "50 = 家"),
    // Bounds.
    ("超150家次", "150 > (150, -) 家次"), ("超过150家", "150 > (150, -) 家"), ("逾300亿元", "300 > (300, -) 亿元"),
    ("突破1700亿元", "1700 > (1700, -) 亿元"), ("多于5场", "5 > (5, -) 场"), ("不少于20场", "20 >= [20, -) 场"),
    ("不低于8%", "8 >= [8, -) %"), ("20%以上", "20 >= [20, -) %"), ("13亿美元以上", "13 >= [13, -) 亿美元"),
    ("下降超3%", "-3 < (-, -3) %"), ("下降3%以上", "-3 <= (-, -3] %"), ("下降3~5%", "nil .. [-5, -3] %"),
    ("50家以下", "50 <= (-, 50] 家"), ("不到10%", "10 < (-, 10) %"), ("不足5年", "5 < (-, 5) 年"), ("不超过3%", "3 <= (-, 3] %"),
    ("增长14%以上", "14 >= [14, -) %"),
    // Approximations: 约 v is v ± 5 per cent, 近 v is between 90 per cent of v and v.
    ("约86亿元", "86 ~ [81.7, 90.3] 亿元"), ("100家左右", "100 ~ [95, 105] 家"), ("近600家", "600 < (540, 600) 家"),
    ("接近70%", "70 < (63, 70) %"),
    // Open numerals: up to the next step of their last digit.
    ("20余场", "20 > (20, 30) 场"), ("150余家次", "150 > (150, 160) 家次"), ("千余人", "1000 > (1000, 2000) 人"),
    ("十余项", "10 > (10, 20) 项"), ("30多个", "30 > (30, 40) 个"), ("100余万人", "100 > (100, 200) 万人"),
    // Ranges of two numbers.
    // Numerals as running text has them: 几 in the last place, 亿 and 万 in one, the next place down left out.
    ("十几家", "10 > (10, 20) 家"),
    ("一亿二千万元", "120000000 = 元"), ("3千5百万元", "3500 = 万元"), ("500余万元", "500 > (500, 600) 万元"), ("两千六元", "2600 = 元"),
    ("20~50亿元", "nil .. [20, 50] 亿元"), ("20-30%", "nil .. [20, 30] %"), ("3至5家", "nil .. [3, 5] 家"),
  ])
  func `every wording of a quantity is read with its bounds`(printed: String, expected: String) {
    #expect(read(printed) == expected)
  }

  @Test(arguments: [
    // An estimate, and digits in a row, are not the number of their last digit.
    ("两三家", "noNumber"), ("三五个", "noNumber"), ("二〇二五家", "noNumber"), ("数十家", "noNumber"), ("上百家", "noNumber"),
    ("", "noNumber"), ("若干家", "noNumber"), ("很多", "noNumber"), ("18个、91.4亿元", "notUnderstood(rest: \"个、91.4亿元\")"),
  ])
  func `what is no single figure is refused`(printed: String, expected: String) {
    #expect(read(printed) == expected)
  }

  @Test(arguments: [
    ("增长15.4%", "15.4"), ("同比增长15.4%", "15.4"), ("下降3%", "-3"), ("同比下降3%", "-3"), ("增长1.1倍", "110"),
    ("环比增长2.5%", "2.5"),
    ("年均增长4.8%", "4.8"),
  ])
  func `a growth is read in per cent, falls below zero`(printed: String, percent: String) throws {
    let growth = try reader.growth(printed)
    #expect(growth.percent?.exactValue == number(percent))
    #expect(growth.base == (printed.hasPrefix("环比") ? .previousPeriod : .yearEarlier))
  }

  @Test(arguments: ["扭亏为盈", "由盈转亏", "减亏", "持平"])
  func `a state in words is a growth without a number`(printed: String) throws {
    #expect(try reader.growth(printed).percent == nil)
  }
}

@Suite struct PrintedPeriodTests {
  private let reader = PrintedFormReader(published: PublicationDate("2025-07-15"), approximation: ApproximationPolicy())

  @Test(arguments: [
    ("一季度", "2025-Q1", "YTD"), ("前3个月", "2025-Q1", "YTD"), ("1—3月", "2025-Q1", "YTD"), ("首季", "2025-Q1", "YTD"),
    ("上半年", "2025-H1", "YTD"), ("前6个月", "2025-H1", "YTD"), ("1—6月", "2025-H1", "YTD"), ("今年上半年", "2025-H1", "YTD"),
    ("前三季度", "2025-9M", "YTD"), ("1—9月", "2025-9M", "YTD"), ("全年", "2025", "YTD"), ("1—12月", "2025", "YTD"),
    ("2024年", "2024", "YTD"), ("去年", "2024", "YTD"), ("前年", "2023", "YTD"), ("二季度", "2025-Q2", "DISC"),
    ("三季度", "2025-Q3", "DISC"), ("四季度", "2025-Q4", "DISC"), ("下半年", "2025-H2", "DISC"), ("6月", "2025-06", "DISC"),
    ("6月份", "2025-06", "DISC"), ("2024年11月", "2024-11", "DISC"), ("1—5月", "2025-5M", "YTD"), ("前5月", "2025-5M", "YTD"),
    ("前5个月", "2025-5M", "YTD"), ("2024年1至11月", "2024-11M", "YTD"), ("1—2月", "2025-2M", "YTD"), ("1月", "2025-01", "YTD"),
    ("12月", "2025-12", "DISC"),
    ("前三个月", "2025-Q1", "YTD"), ("前十一个月", "2025-11M", "YTD"), ("一至六月", "2025-H1", "YTD"), ("第三季度", "2025-Q3", "DISC"),
    ("去年全年", "2024", "YTD"), ("去年前三季度", "2024-9M", "YTD"), ("上年四季度", "2024-Q4", "DISC"), ("年末", "2025-12@", "PIT"),
    ("去年末", "2024-12@", "PIT"), ("上年底", "2024-12@", "PIT"), ("截至二季度末", "2025-06@", "PIT"), ("上半年末", "2025-06@", "PIT"),
    ("2024年三季度末", "2024-09@", "PIT"), ("截至6月", "2025-06@", "PIT"), ("截止2024年9月末", "2024-09@", "PIT"),
    ("自2025年以来", "2025-YTD", "YTD"), ("历年", "unknown", "UNK"), ("上月", "2025-06", "DISC"), ("上季度", "2025-Q2", "DISC"),
    ("4-6月", "2025-Q2", "DISC"),
    ("截至6月底", "2025-06@", "PIT"),
    ("6月末", "2025-06@", "PIT"), ("2024年末", "2024-12@", "PIT"), ("截至2024年底", "2024-12@", "PIT"),
    ("截至2025年6月18日", "2025-06-18@", "PIT"), ("7月10日", "2025-07-10", "DISC"), ("今年以来", "2025-YTD", "YTD"),
    ("年初至今", "2025-YTD", "YTD"), ("今年", "2025-YTD", "YTD"), ("近年来", "unknown", "UNK"), ("截至目前", "unknown", "UNK"),
    ("累计", "unknown", "UNK"), ("2025-H1", "2025-H1", "YTD"), ("2016/2020", "2016/2020", "DISC"),
    ("自2023年8月以来", "2023-08-01/..", "SI"),
    ("2023年8月以来", "2023-08-01/..", "SI"), ("2017年8月至11月", "2017-08/2017-11", "DISC"),
    ("2017年8月至2018年3月", "2017-08/2018-03", "DISC"),
    ("2016—2020年", "2016/2020", "DISC"), ("十四五", "2021/2025", "DISC"), ("本月", "2025-07", "DISC"),
    ("当月", "2025-07", "DISC"),
  ])
  func `every wording of a period is read`(printed: String, code: String, accumulation: String) throws {
    let period = try reader.period(printed)
    #expect(period.code == code)
    #expect(period.accumulation.rawValue == accumulation)
  }

  @Test(arguments: ["同期", "上年同期", "去年同期"])
  func `the same span a year before needs the span it speaks of`(printed: String) throws {
    #expect(try reader.period(printed, relativeTo: Period(code: "2025-H1")).code == "2024-H1")
    #expect(try reader.period(printed, relativeTo: Period(code: "2025-06@")).code == "2024-06@")
    #expect(throws: PrintedFormReader.Fault.self) { try reader.period(printed) }
  }

  @Test func `a year that the text does not state is inferred from the source's date`() throws {
    #expect(try reader.period("上半年").basis == .inferred)
    #expect(try reader.period("2024年上半年").basis == .stated)
    for printed in ["今年上半年", "6月", "1—6月", "去年", "截至6月底", "今年以来", "7月10日", "当月", "本月", "上季度"] {
      #expect(try reader.period(printed).basis == .inferred, "\(printed)")
    }
    for printed in ["2024年", "2024年6月末", "2024年1—11月", "自2023年8月以来", "2016—2020年", "十四五", "2025-H1"] {
      #expect(try reader.period(printed).basis == .stated, "\(printed)")
    }
    #expect(try reader.period("上半年", relativeTo: nil).printed == "上半年")
    #expect(try reader.period("上年同期", relativeTo: Period(code: "2025-H1")).basis == .inferred)
    let undated = PrintedFormReader(published: nil, approximation: ApproximationPolicy())
    #expect(try undated.period("上半年").accumulation == .unknown)
  }

  @Test(arguments: ["13月", "2月30日", "6—3月", "第五季度", "上个季节"])
  func `a period that cannot be is refused`(printed: String) {
    #expect(throws: PrintedFormReader.Fault.self) { try reader.period(printed) }
  }
}

import Testing

@Suite struct PeriodTests {
  @Test(
    arguments: [
      ("2024年", ["2024年 | 2024 stated"]),
      ("二〇二三年", ["二〇二三年 | 2023 stated"]),
      ("今年", ["今年 | 2025 relative"]),
      ("去年", ["去年 | 2024 relative"]),
      ("前年", ["前年 | 2023 relative"]),
      ("明年", ["明年 | 2026 relative"]),
      ("2024年度", ["2024年度 | 2024 stated"]),
      ("2024年上半年", ["2024年上半年 | 2024-H1 stated"]),
      ("今年下半年", ["今年下半年 | 2025-H2 relative"]),
      ("去年上半年", ["去年上半年 | 2024-H1 relative"]),
      ("全年", ["全年 | 2025 inferred"]),
      ("2023年全年", ["2023年全年 | 2023 stated"]),
      ("一季度", ["一季度 | 2025-Q1 inferred"]),
      ("2024年第三季度", ["2024年第三季度 | 2024-Q3 stated"]),
      ("今年首季度", ["今年首季度 | 2025-Q1 relative"]),
      ("四季度", ["四季度 | 2025-Q4 inferred"]),
      ("2024年Q2", ["2024年Q2 | 2024-Q2 stated"]),
      ("前三季度", ["前三季度 | 2025-9M inferred"]),
      ("2024年前两个季度", ["2024年前两个季度 | 2024-H1 stated"]),
      ("6月", ["6月 | 2025-06 inferred"]),
      ("6月份", ["6月份 | 2025-06 inferred"]),
      ("2024年11月", ["2024年11月 | 2024-11 stated"]),
      ("去年十二月", ["去年十二月 | 2024-12 relative"]),
      (
        "3月份当月",
        [
          "3月份 | 2025-03 inferred",
          "当月 | 2025-03 relative",
        ]
      ),
      ("本月", ["本月 | 2025-07 relative"]),
      ("上月", ["上月 | 2025-06 relative"]),
      ("下个月", ["下个月 | 2025-08 relative"]),
    ] as [(String, [String])])
  func `years, halves, quarters and months`(text: String, found: [String]) {
    #expect(FoundForms.periods(in: text) == found)
  }

  @Test(
    arguments: [
      ("2024年6月18日", ["2024年6月18日 | 2024-06-18 stated"]),
      ("6月18日", ["6月18日 | 2025-06-18 inferred"]),
      ("二〇二四年六月十八日", ["二〇二四年六月十八日 | 2024-06-18 stated"]),
      ("18日", ["18日 | 2025-07-18 inferred"]),
      ("今天", ["今天 | 2025-07-10 relative"]),
      ("昨日", ["昨日 | 2025-07-09 relative"]),
      ("大前天", ["大前天 | 2025-07-07 relative"]),
      ("6月上旬", ["6月上旬 | 2025-06-01/2025-06-10 inferred"]),
      ("2024年6月中旬", ["2024年6月中旬 | 2024-06-11/2024-06-20 stated"]),
      ("下旬", []),
      ("5月底", ["5月底 | 2025-05@ inferred"]),
      ("本月末", ["本月末 | 2025-07@ relative"]),
      ("7月初", ["7月初 | 2025-07-01/2025-07-10 inferred"]),
      ("6月下半月", ["6月下半月 | 2025-06-16/2025-06-30 inferred"]),
      ("2024-06-18", ["2024-06-18 | 2024-06-18 stated"]),
      ("2024/6/18", ["2024/6/18 | 2024-06-18 stated"]),
      ("2024.06.18", ["2024.06.18 | 2024-06-18 stated"]),
      ("20240618", ["20240618 | 2024-06-18 stated"]),
      ("2024-06", ["2024-06 | 2024-06 stated"]),
    ] as [(String, [String])])
  func `days and parts of a month`(text: String, found: [String]) {
    #expect(FoundForms.periods(in: text) == found)
  }

  @Test(
    arguments: [
      ("1至11月", ["1至11月 | 2025-11M inferred"]),
      ("1-6月份", ["1-6月份 | 2025-H1 inferred"]),
      ("2024年1—9月", ["2024年1—9月 | 2024-9M stated"]),
      ("今年前5个月", ["今年前5个月 | 2025-5M relative"]),
      ("前7月", ["前7月 | 2025-7M inferred"]),
      ("一至三季度", ["一至三季度 | 2025-9M inferred"]),
      ("2017年8月至11月", ["2017年8月至11月 | 2017-08/2017-11 stated"]),
      ("2023年10月至2024年3月", ["2023年10月至2024年3月 | 2023-10/2024-03 stated"]),
      ("6月1日至15日", ["6月1日至15日 | 2025-06-01/2025-06-15 inferred"]),
      ("6月1日-7月10日", ["6月1日-7月10日 | 2025-06-01/2025-07-10 inferred"]),
      ("12-19日", ["12-19日 | 2025-07-12/2025-07-19 inferred"]),
      ("2016—2020年", ["2016—2020年 | 2016/2020 stated"]),
      ("1995至1997年", ["1995至1997年 | 1995/1997 stated"]),
      ("2024-2025年度", ["2024-2025年度 | 2024/2025 stated"]),
      ("自2016到2018", ["自2016到2018 | 2016/2018 stated"]),
      ("“十四五”期间", ["“十四五”期间 | 2021/2025 stated"]),
      ("十三五", ["十三五 | 2016/2020 stated"]),
      ("“十五五”规划", ["“十五五”规划 | 2026/2030 stated"]),
      ("\"十四五\"", ["\"十四五\" | 2021/2025 stated"]),
    ] as [(String, [String])])
  func `spans of one year and of several`(text: String, found: [String]) {
    #expect(FoundForms.periods(in: text) == found)
  }

  @Test(
    arguments: [
      ("截至6月底", ["截至6月底 | 2025-06@ inferred"]),
      ("截至2024年末", ["截至2024年末 | 2024-12@ stated"]),
      ("截止到去年12月", ["截止到去年12月 | 2024-12@ relative"]),
      ("2023年底", ["2023年底 | 2023-12@ stated"]),
      ("一季度末", ["一季度末 | 2025-03@ inferred"]),
      ("今年年底", ["今年年底 | 2025-12@ relative"]),
    ] as [(String, [String])])
  func `ends of spans, as points in time`(text: String, found: [String]) {
    #expect(FoundForms.periods(in: text) == found)
  }

  @Test(
    arguments: [
      ("今年以来", ["今年以来 | 2025-YTD relative"]),
      ("自2018年以来", ["自2018年以来 | 2018-01-01/.. stated"]),
      ("自1992年11月9日成立以来", ["自1992年11月9日成立以来 | 1992-11-09/.. stated"]),
      ("2020年8月以来", ["2020年8月以来 | 2020-08-01/.. stated"]),
      ("年初至今", ["年初至今 | 2025-YTD relative"]),
      ("2001年起至今", ["2001年起至今 | 2001-01-01/.. stated"]),
      ("2025年起", ["2025年起 | 2025-01-01/.. stated"]),
      ("从去年9月开始", ["从去年9月开始 | 2024-09-01/.. relative"]),
      ("自从2018年", ["自从2018年 | 2018-01-01/.. stated"]),
      ("2023年12月31日前", ["2023年12月31日前 | ../2023-12-31 stated"]),
      ("2024年6月1日之前", ["2024年6月1日之前 | ../2024-05-31 stated"]),
      ("2020年以前", ["2020年以前 | ../2020-12-31 stated"]),
      ("2019年以后", ["2019年以后 | 2019-01-01/.. stated"]),
    ] as [(String, [String])])
  func `open spans`(text: String, found: [String]) {
    #expect(FoundForms.periods(in: text) == found)
  }

  @Test(
    arguments: [
      ("近三年", ["近三年 | 2022/2024 relative"]),
      ("过去5年来", ["过去5年来 | 2020/2024 relative"]),
      ("最近两个月", ["最近两个月 | 2025-05/2025-06 relative"]),
      ("前两年", ["前两年 | 2023/2024 relative"]),
      ("上两周", ["上两周 | 2025-06-23/2025-07-06 relative"]),
      ("近10天", ["近10天 | 2025-06-30/2025-07-09 relative"]),
      ("未来三年", ["未来三年 | 2025/2027 relative"]),
      ("今后5年", ["今后5年 | 2025/2029 relative"]),
      ("未来七天", ["未来七天 | 2025-07-10/2025-07-16 relative"]),
      ("下三个月", ["下三个月 | 2025-08/2025-10 relative"]),
      ("20天后", ["20天后 | 2025-07-30 relative"]),
      ("三年前", ["三年前 | 2022 relative"]),
      ("60日内", ["60日内 | 2025-07-10/2025-09-08 relative"]),
      ("两周内", ["两周内 | 2025-07-10/2025-07-23 relative"]),
      ("本周", ["本周 | 2025-07-07/2025-07-13 relative"]),
      ("上周三", ["上周三 | 2025-07-02 relative"]),
      ("下周", ["下周 | 2025-07-14/2025-07-20 relative"]),
      ("这个季度", ["这个季度 | 2025-Q3 relative"]),
      ("上季度", ["上季度 | 2025-Q2 relative"]),
      ("今明两年", ["今明两年 | 2025/2026 relative"]),
      ("周五", ["周五 | 2025-07-11 inferred"]),
    ] as [(String, [String])])
  func `counted from the reference date`(text: String, found: [String]) {
    #expect(FoundForms.periods(in: text) == found)
  }

  @Test(
    arguments: [
      (
        "今年1至5月营收增长，高于上年同期",
        [
          "今年1至5月 | 2025-5M relative",
          "上年同期 | 2024-5M relative",
        ]
      ),
      (
        "上半年下降，去年同期增长",
        [
          "上半年 | 2025-H1 inferred",
          "去年同期 | 2024-H1 relative",
        ]
      ),
      ("同期", ["同期 | unknown unknown"]),
    ] as [(String, [String])])
  func `the same span a year before`(text: String, found: [String]) {
    #expect(FoundForms.periods(in: text) == found)
  }

  @Test(
    arguments: [
      ("近年来", ["近年来 | unknown unknown"]),
      ("截至目前", ["截至目前 | unknown unknown"]),
      ("历年", ["历年 | unknown unknown"]),
    ] as [(String, [String])])
  func `wordings without a span`(text: String, found: [String]) {
    #expect(FoundForms.periods(in: text) == found)
  }

  @Test(
    arguments: [
      ("6月第二周", ["6月第二周 | 2025-06-09/2025-06-15 inferred"]),
      ("今年第10周", ["今年第10周 | 2025-03-10/2025-03-16 relative"]),
      ("3月第一个星期一", ["3月第一个星期一 | 2025-03-03 inferred"]),
      ("8月的最后一个星期五", ["8月的最后一个星期五 | 2025-08-29 inferred"]),
      ("上月最后三天", ["上月最后三天 | 2025-06-28/2025-06-30 relative"]),
      ("2024年的前10天", ["2024年的前10天 | 2024-01-01/2024-01-10 stated"]),
      ("90年代", ["90年代 | 1990/1999 stated"]),
      ("20世纪80年代", ["20世纪80年代 | 1980/1989 stated"]),
      ("上世纪九十年代", ["上世纪九十年代 | 1990/1999 stated"]),
    ] as [(String, [String])])
  func `weeks and days counted in a span`(text: String, found: [String]) {
    #expect(FoundForms.periods(in: text) == found)
  }
}

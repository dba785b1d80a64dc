import Testing

/// Whose figures they are and of what span, where the words before or behind say it.
@Suite struct ExtractSubjectTests {
  static let readings: [PageReading] = [
    PageReading(
      testDescription: "a part of the zone has its amount of what was counted before",
      text: "2024年，云山高新区工业总产值3126亿元，增长6.7%，其中晋岭园1485亿元、增长7.1%，石川园642亿元、增长5.4%。",
      metrics: [
        "1 工业总产值 3126 亿元 = 2024 stated zone", "1 工业总产值 1485 亿元 = 2024 inherited 晋岭园",
        "1 工业总产值 642 亿元 = 2024 inherited 石川园",
      ]),
    PageReading(
      testDescription: "firms of a list have each their figure, and a university is none whose students were taken in",
      text: "2024年上半年，甲江光电、北岭市乙川生物科技有限公司分别实现产值68.4亿元和3.2亿元。引进大学毕业生8420名。",
      metrics: [
        "1 产值 68.4 亿元 = 2024-H1 stated 甲江光电", "1 产值 3.2 亿元 = 2024-H1 stated 北岭市乙川生物科技有限公司",
        "1 引进大学毕业生 8420 名 = 2024-H1 inherited zone",
      ]),
    PageReading(
      testDescription: "an area that a figure is held against is no subject of what follows",
      text: "2023年，云山高新区服务业占比达81%，比全市高24个百分点，较全省高9个百分点；财政收入96亿元。",
      metrics: ["1 服务业占比 81 % = 2023 stated zone", "1 财政收入 96 亿元 = 2023 inherited zone"]),
    PageReading(
      testDescription: "what somebody says who is 公司’s is of the firm named before",
      text: "2025年一季度，在甲岳精密机械有限公司车间，设备高速运转。“一季度我们的订单增长35%。”公司总经理介绍说。",
      metrics: ["1 我们的订单增长 35 % = 2025-Q1 inferred 甲岳精密机械有限公司"]),
    PageReading(
      testDescription: "an area that a paragraph begins with is told of to its end",
      text: "云山高新区一季度产值增长3.1%。\n\n长岭经开区做强产业。2024年一季度规模工业总产值增长34.5%。\n\n2024年一季度投资增长2.5%。",
      metrics: [
        "1 产值增长 3.1 % = 2024-Q1 inferred zone", "3 规模工业总产值增长 34.5 % = 2024-Q1 stated 长岭经开区",
        "5 投资增长 2.5 % = 2024-Q1 stated zone",
      ]),
    PageReading(
      testDescription: "goods are no firm",
      text: "2024年，新能源汽车销售额增长7.9倍。",
      metrics: ["1 新能源汽车销售额增长 7.9 倍 = 2024 stated zone"]),
    PageReading(
      testDescription: "what says of a firm how it stands to another is no part of its name",
      text: "2024年，为甲江电子配套的乙山精密机械有限公司实现产值3亿元。",
      metrics: ["1 产值 3 亿元 = 2024 stated 乙山精密机械有限公司"]),
    PageReading(
      testDescription: "a trade's output is not that of the firm told of before",
      text: "2024年，丙川重工有限公司产值50亿元，带动配套企业扩能，装备制造产值增长45%。",
      metrics: ["1 丙川重工有限公司产值 50 亿元 = 2024 stated 丙川重工有限公司", "1 装备制造产值增长 45 % = 2024 inherited zone"]),
    PageReading(
      testDescription: "parks, each with a figure of what was named before",
      text: "2024年，云山高新区固定资产投资94.3亿元。其中，江南园、石狮园、晋江园分别完成31.4亿元、22.8亿元、40.1亿元。",
      metrics: [
        "1 固定资产投资 94.3 亿元 = 2024 stated zone", "1 固定资产投资 31.4 亿元 = 2024 inherited 江南园",
        "1 固定资产投资 22.8 亿元 = 2024 inherited 石狮园", "1 固定资产投资 40.1 亿元 = 2024 inherited 晋江园",
      ]),
    PageReading(
      testDescription: "a firm that 这家企业 stands for, and when it was set up",
      text: "云山精机有限公司的车间里机器轰鸣。这家企业成立于2012年，2023年实现销售收入6.2亿元。",
      metrics: ["1 销售收入 6.2 亿元 = 2023 stated 云山精机有限公司"]),
    PageReading(
      testDescription: "a laboratory that 该实验室 stands for",
      text: "走进云山清真食品国家联合实验室，研究人员正在检测。该实验室累计服务企业320家。",
      metrics: ["1 服务企业 320 家 = none unknown 云山清真食品国家联合实验室"]),
    PageReading(
      testDescription: "a firm by its short name, with a span that is not the page's",
      text: "云江高理电子有限公司的生产线昼夜不停。2024年1—9月，云江高理实现产值22.3亿元。\n全区集聚企业96家。",
      metrics: ["1 产值 22.3 亿元 = 2024-9M stated 云江高理", "2 集聚企业 96 家 = none unknown zone"]),
    PageReading(
      testDescription: "a place in brackets in a firm's name",
      text: "双江硅材料（云山）有限公司2023年一季度完成产值38.7亿元。",
      metrics: ["1 产值 38.7 亿元 = 2023-Q1 stated 双江硅材料(云山)有限公司"]),
    PageReading(
      testDescription: "a span and a subject told behind the figures",
      text: "规上工业总产值213.7亿元，新增企业22家……这是云山高新区2024年上半年交出的成绩单。",
      metrics: ["1 规上工业总产值 213.7 亿元 = 2024-H1 stated zone", "1 新增企业 22 家 = 2024-H1 stated zone"]),
    PageReading(
      testDescription: "a rate that turns",
      text: "2024年上半年，规上工业增加值增速由一季度的-1.9%转为4.3%。",
      metrics: [
        "1 规上工业增加值增速 -1.9 % = 2024-Q1 stated zone", "1 规上工业增加值增速 4.3 % = 2024-H1 stated zone",
      ]),
    PageReading(
      testDescription: "a second count in another unit, and whom a service reached",
      text: "2024年，改造老旧小区27个、143万平方米，为24家人才企业放款1.35亿元。",
      metrics: [
        "1 改造老旧小区 27 个 = 2024 stated zone", "1 改造老旧小区 143 万平方米 = 2024 stated zone",
        "1 人才企业 24 家 = 2024 inherited zone", "1 放款 1.35 亿元 = 2024 inherited zone",
      ]),
    PageReading(
      testDescription: "cells that stand each on a line of its own",
      text: "云山高新区2024年一季度主要指标\n\n指标\n\n单位\n\n一季度\n\n同比增长(%)\n\n固定资产投资\n\n亿元\n\n41.2\n\n12.6\n\n"
        + "税收收入\n\n万元\n\n58230\n\n-6.7\n\n",
      metrics: [
        "15 固定资产投资 41.2 亿元 = 2024-Q1 inherited zone", "23 税收收入 58230 万元 = 2024-Q1 inherited zone",
      ]),
    PageReading(
      testDescription: "the month at hand, the last that was told",
      text: "2024年三季度是云山高新区的攻坚季。7月份是第一个月，全区加快建设，当月完成固定资产投资27.4亿元。",
      metrics: ["1 固定资产投资 27.4 亿元 = 2024-07 inherited zone"]),
    PageReading(
      testDescription: "a span that opens a forecast",
      text: "2022年，云山高新区实现工业总产值126.8亿元，预计到2025年，规模工业总产值可突破230亿元。",
      metrics: [
        "1 工业总产值 126.8 亿元 = 2022 stated zone", "1 规模工业总产值 230 亿元 > 2025 stated zone",
      ]),
    PageReading(
      testDescription: "words in brackets between a change and its figure",
      text: "2024年一季度，地区生产总值同比增长（下同）7.5%。",
      metrics: ["1 地区生产总值增长 7.5 % = 2024-Q1 stated zone"]),
  ]

  @Test(arguments: readings) func `a figure has the subject and the span that the text gives it`(_ reading: PageReading)
    throws
  {
    let workspace = try TemporaryWorkspace()
    try workspace.write("page.txt", reading.text + "\n")
    let run = try workspace.run("extract", "page.txt", "--format", "jsonl")
    #expect(try ExtractAnswer(line: run.output).metricLines == reading.metrics)
  }
}

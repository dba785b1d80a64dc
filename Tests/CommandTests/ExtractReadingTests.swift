import Testing

/// Turns of phrase of bulletins, each with all that is read in it.
@Suite struct ExtractReadingTests {
  static let readings: [PageReading] = [
    PageReading(
      testDescription: "a classifier before a word that it would make another word with",
      text: "截至2024年底，全区拥有173家国家级专精特新企业，其中12家电子企业、20户外贸企业获评。",
      metrics: [
        "1 国家级专精特新企业 173 家 = 2024-12 stated zone", "1 电子企业 12 家 = 2024-12 inherited zone",
        "1 外贸企业 20 户 = 2024-12 inherited zone",
      ]),
    PageReading(
      testDescription: "an area that a share is a share of is not whose figure it is",
      text: "2024年上半年，高新区实现产值500.2亿元，全市占比达31.4%，在云山市的占比提高。完成税收20.1亿元。",
      metrics: [
        "1 产值 500.2 亿元 = 2024-H1 stated zone", "1 产值占比 31.4 % = 2024-H1 inherited zone",
        "1 税收 20.1 亿元 = 2024-H1 inherited zone",
      ]),
    PageReading(
      testDescription: "the second of two shares is no level",
      text: "2024年，高新区经济总量占全省经济总量的10.2%和全市经济总量的28.3%。",
      metrics: [
        "1 经济总量占全省经济总量 10.2 % = 2024 stated zone", "1 经济总量占全市经济总量 28.3 % = 2024 stated zone",
      ]),
    PageReading(
      testDescription: "a total behind a count of new ones",
      text: "2024年，新认定高新技术企业157家、累计达到508家。",
      metrics: ["1 新认定高新技术企业 157 家 = 2024 stated zone", "1 高新技术企业 508 家 = 2024 stated zone"]),
    PageReading(
      testDescription: "the year that a multiple compares with is not the span of what follows",
      text: "2024年一季度，签约项目44个，是去年的2.5倍，入驻企业700家。",
      metrics: ["1 签约项目 44 个 = 2024-Q1 stated zone", "1 入驻企业 700 家 = 2024-Q1 inherited zone"]),
    PageReading(
      testDescription: "an amount before what is counted is its size, one behind a noun is that noun's",
      text: "2024年签约项目中，80亿元项目1个、15亿元项目2个。总投资逾510亿元的53个重点项目集中开工。",
      metrics: [
        "1 80亿元项目 1 个 = 2024 inherited zone", "1 15亿元项目 2 个 = 2024 inherited zone",
        "1 总投资 510 亿元 > 2024 inherited zone", "1 重点项目 53 个 = 2024 inherited zone",
      ]),
    PageReading(
      testDescription: "what a class of bodies reached is not the zone's, and a share of it names the whole",
      text: "2024年，新材料领域实现营业收入139.6亿元，占全部营业收入的67.8%。",
      metrics: [
        "1 新材料领域营业收入 139.6 亿元 = 2024 stated zone",
        "1 新材料领域营业收入占全部营业收入 67.8 % = 2024 inherited zone",
      ]),
    PageReading(
      testDescription: "a list that ends in 等各项指标",
      text: "2024年上半年工业总产值、税收收入、出口额等各项指标同比依次增长4.1%、3.9%和2.8%。",
      metrics: [
        "1 工业总产值增长 4.1 % = 2024-H1 stated zone", "1 税收收入增长 3.9 % = 2024-H1 stated zone",
        "1 出口额增长 2.8 % = 2024-H1 stated zone",
      ]),
    PageReading(
      testDescription: "parts of what a city reached, and a name with brackets in it",
      text: "2024年，全市实现生产总值236.9亿元，增长10.5%。其中，第一产业增加值8.7亿元；第三产业（服务业）增加值87.3亿元。",
      metrics: [
        "1 生产总值 236.9 亿元 = 2024 stated 全市", "1 第一产业增加值 8.7 亿元 = 2024 inherited 全市",
        "1 第三产业(服务业)增加值 87.3 亿元 = 2024 inherited 全市",
      ]),
    PageReading(
      testDescription: "a rate of growth is of the span with an end, not of an opening 今年以来",
      text: "2023年以来，高新区稳中向好。\n前三季度，高新区实现生产总值662.3亿元，增长8.2%。\n进出口总额708.6亿元，同比增长30.1%。",
      metrics: [
        "2 生产总值 662.3 亿元 = 2023-9M inferred zone", "3 进出口总额 708.6 亿元 = 2023-9M inherited zone",
      ]),
    PageReading(
      testDescription: "what comes after completion is foreseen to the end of the sentence",
      text: "2024年集中开工项目24个，建成后可实现年产值300亿元，年税收30亿元。",
      metrics: [
        "1 集中开工项目 24 个 = 2024 stated zone", "1 年产值 300 亿元 = none unknown zone",
        "1 年税收 30 亿元 = none unknown zone",
      ]),
    PageReading(
      testDescription: "of figures that grew, the one reached, each with its own noun",
      text: "建区以来，辖区面积由建区之初的7.5平方公里扩大到200平方公里，营业总收入由3.7亿元增长到2750亿元，GDP由1.35亿元增长到875亿元。",
      metrics: [
        "1 辖区面积 200 平方公里 = none unknown zone", "1 营业总收入 2750 亿元 = none unknown zone",
        "1 GDP 875 亿元 = none unknown zone",
      ]),
    PageReading(
      testDescription: "rates of what the clause before lists",
      text: "2018年上半年，规上工业总产值、固定资产投资、社会消费品零售总额等主要指标均两位数增长，分别为12.5%、14.5%、13.4%。",
      metrics: [
        "1 规上工业总产值增长 12.5 % = 2018-H1 inherited zone", "1 固定资产投资增长 14.5 % = 2018-H1 inherited zone",
        "1 社会消费品零售总额增长 13.4 % = 2018-H1 inherited zone",
      ]),
    PageReading(
      testDescription: "sizes in the names of what a count sums up",
      text: "2024年一季度，20吉瓦时储能柜、4万吨铜箔等57项重点项目开工。",
      metrics: ["1 重点项目 57 项 = 2024-Q1 stated zone"]),
    PageReading(
      testDescription: "a trade of the national classification is one noun",
      text: "2024年，交通运输、仓储和邮政业增加值增长8.8%。",
      metrics: ["1 交通运输、仓储和邮政业增加值增长 8.8 % = 2024 stated zone"]),
    PageReading(
      testDescription:
        "a multiple of where a change began is no growth on the year before, and a rate that rose is a level",
      text: "十年来，生产总值从34.1亿元增至149亿元，增长了3.4倍；城镇化率从35.9%提高至63.8%。",
      metrics: ["1 生产总值 149 亿元 = none unknown zone", "1 城镇化率 63.8 % = none unknown zone"]),
    PageReading(
      testDescription: "a span that began is not that of its first month",
      text: "从2020年1月提出共建起，园区签订合作协议8份。",
      metrics: ["1 签订合作协议 8 份 = none unknown zone"]),
    PageReading(
      testDescription: "shares of each noun of a list",
      text: "2024年，高新技术企业数、创新型企业数分别占全市的22.3%和19.6%。甲材料产业、乙医药产业实现营业收入分别占全区的53%和25%。",
      metrics: [
        "1 高新技术企业数占全市 22.3 % = 2024 stated zone", "1 创新型企业数占全市 19.6 % = 2024 stated zone",
        "1 甲材料产业营业收入占全区 53 % = 2024 inherited zone", "1 乙医药产业营业收入占全区 25 % = 2024 inherited zone",
      ]),
    PageReading(
      testDescription: "what a bound says of those counted is part of their name",
      text: "2024年，园区有5家产值超10亿元的企业和31家产值过亿元的企业。",
      metrics: [
        "1 产值超10亿元的企业 5 家 = 2024 stated zone", "1 产值过亿元的企业 31 家 = 2024 stated zone",
      ]),
    PageReading(
      testDescription: "an amount is over what it passes",
      text: "2024年，新签约项目投资额过12亿元。",
      metrics: ["1 新签约项目投资额 12 亿元 > 2024 stated zone"]),
    PageReading(
      testDescription: "a limit is part of the name of what grows",
      text: "2024年，500万元以上项目投资额同比增长53%。",
      metrics: ["1 500万元以上项目投资额增长 53 % = 2024 stated zone"]),
    PageReading(
      testDescription: "what is counted stands behind a count that only a verb precedes",
      text: "2024年，开发区排定21个重大项目。",
      metrics: ["1 重大项目 21 个 = 2024 stated zone"]),
    PageReading(
      testDescription: "what a dash sets apart begins the name",
      text: "2024年，大会交出成绩单——现场签约项目20个。",
      metrics: ["1 现场签约项目 20 个 = 2024 stated zone"]),
    PageReading(
      testDescription: "a rate that is kept is a level",
      text: "2024年，研发投入强度始终保持在6.2%。",
      metrics: ["1 研发投入强度 6.2 % = 2024 stated zone"]),
    PageReading(
      testDescription: "a year that figures are held against is not the page's",
      text: "1至9月，全区固定资产投资增长2.7%。截至9月，市场主体存量3658户，较2023年末净增112户。",
      metrics: [
        "1 固定资产投资增长 2.7 % = none unknown zone", "1 市场主体存量 3658 户 = none unknown zone",
        "1 市场主体存量净增 112 户 = none unknown zone",
      ]),
    PageReading(
      testDescription: "where a change began is no level, whoever it is told of",
      text: "2024年，园区工业总产值由862亿元增加到1735亿元。",
      metrics: ["1 工业总产值 1735 亿元 = 2024 stated zone"]),
    PageReading(
      testDescription: "what comes of a project is not of the span in which it was finished",
      text: "2024年一季度，竣工投产项目6个，达产后预计年新增产值38亿元、税收1.6亿元。",
      metrics: [
        "1 竣工投产项目 6 个 = 2024-Q1 stated zone", "1 新增产值 38 亿元 = none unknown zone",
        "1 税收 1.6 亿元 = none unknown zone",
      ]),
    PageReading(
      testDescription: "a date on a line of its own is the page's, whatever the headline ends in",
      text: "云山高新区产值破百亿\n2025年4月18日\n一季度，云山高新区规上工业总产值增长9.6%。",
      metrics: ["3 规上工业总产值增长 9.6 % = 2025-Q1 inferred zone"]),
    PageReading(
      testDescription: "a year that is to come is not the page's",
      text: "一季度，云山高新区开工项目15个，乙工厂将于2026年底投产。2025年全区力争开工项目60个。",
      metrics: ["1 开工项目 15 个 = 2025-Q1 inferred zone", "1 开工项目 60 个 = 2025 stated zone"]),
    PageReading(
      testDescription: "which way each change of a list goes is said before it",
      text: "2024年，出口、进口、外资分别增长11.2%、28.4%和下降5.6%。",
      metrics: [
        "1 出口增长 11.2 % = 2024 stated zone", "1 进口增长 28.4 % = 2024 stated zone",
        "1 外资下降 -5.6 % = 2024 stated zone",
      ]),
    PageReading(
      testDescription: "whom a zone took in is counted, though 进 is also a move of a rank",
      text: "2024年，云山高新区引进15名博士、推进3名院士结对。",
      metrics: ["1 引进博士 15 名 = 2024 stated zone", "1 推进院士结对 3 名 = 2024 stated zone"]),
    PageReading(
      testDescription: "what was done so many times may be a verb",
      text: "2024年，云山高新区累计举办7期培训，开展宣讲9场。",
      metrics: ["1 举办培训 7 期 = 2024 stated zone", "1 开展宣讲 9 场 = 2024 inherited zone"]),
    PageReading(
      testDescription: "growth that is foreseen is growth",
      text: "2024年一季度，税收预计增长27.8%。",
      metrics: ["1 税收增长 27.8 % = 2024-Q1 stated zone"]),
    PageReading(
      testDescription: "a list of rates belongs to as many nouns without 分别",
      text: "2024年，智能家电产业链产值、税收同比增长21%、37%。",
      metrics: ["1 智能家电产业链产值增长 21 % = 2024 stated zone", "1 税收增长 37 % = 2024 stated zone"]),
    PageReading(
      testDescription: "a figure that a line breaks at its point is one figure",
      text: "2024年规上工业增加值增长10.\n5%，其他平稳。",
      metrics: ["1 规上工业增加值增长 10.5 % = 2024 stated zone"]),
    PageReading(
      testDescription: "the change of a rate of growth is no change of the share before it",
      text: "2020年上半年实现工业增加值156.4亿元，占全市46.3%，增速较一季度提升了4个百分点。对全市工业贡献度达25%。",
      metrics: [
        "1 工业增加值 156.4 亿元 = 2020-H1 stated zone", "1 工业增加值占全市 46.3 % = 2020-H1 inherited zone",
        "1 工业贡献度 25 % = 2020-H1 inherited zone",
      ]),
  ]

  @Test(arguments: readings) func `a turn of phrase is read as an analyst reads it`(_ reading: PageReading) throws {
    let workspace = try TemporaryWorkspace()
    try workspace.write("page.txt", reading.text + "\n")
    let run = try workspace.run("extract", "page.txt", "--format", "jsonl")
    #expect(try ExtractAnswer(line: run.output).metricLines == reading.metrics)
  }

  @Test func `an id is given only where the figure can be one of the indicator`() throws {
    let workspace = try TemporaryWorkspace()
    try workspace.write("page.txt", "2024年，新材料领域实现营业收入139.6亿元。甲乙、丙丁等15家企业签约。签约项目80亿元。\n")
    let run = try workspace.run("extract", "page.txt", "--format", "jsonl")
    let answer = try ExtractAnswer(line: run.output)
    #expect(
      answer.metrics.map { $0["indicator"] as? String } == ["新材料领域营业收入", "企业", "签约项目"])
    #expect(answer.indicatorIDs == [nil, nil, nil])
  }

  @Test func `an average of several years is no growth on the year before`() throws {
    let workspace = try TemporaryWorkspace()
    try workspace.write("page.txt", "2021年上半年，规上工业增加值同比增长23.5%，两年平均增长14.8%。五年来，GDP年均增长8.4%。\n")
    let run = try workspace.run("extract", "page.txt", "--format", "jsonl")
    let answer = try ExtractAnswer(line: run.output)
    #expect(
      zip(answer.metrics, answer.indicatorIDs).map { "\($0["indicator"] ?? "") \($0["value"] ?? "") \($1 ?? "none")" }
        == [
          "规上工业增加值增长 23.5 industrial-value-added-growth", "规上工业增加值两年平均增长 14.8 none",
          "GDP年均增长 8.4 gdp-average-growth",
        ])
  }

  @Test func `the next place of a list is of the same order, and an area in brackets is of its scope`() throws {
    let workspace = try TemporaryWorkspace()
    try workspace.write("page.txt", "2024年，云山高新区投资总量居全省第一、增速第二，创新指数列全省县（市、区）第三。\n")
    let run = try workspace.run("extract", "page.txt", "--format", "jsonl")
    let ranks = try ExtractAnswer(line: run.output).object["ranks"] as? [[String: Any]] ?? []
    #expect(
      ranks.map { "\($0["indicator"] ?? "") \($0["rank"] ?? "") \($0["scope"] ?? "")" }
        == ["投资总量 1 全省", "增速 2 全省", "创新指数 3 全省县(市、区)"])
  }

  @Test func `a zone and an initiative begin behind the word that joins them to an event`() throws {
    let workspace = try TemporaryWorkspace()
    try workspace.write(
      "page.txt",
      "8月，全市签约仪式暨西岭高新区推介会举行。西岭高新区举行动员会暨北江新材料产业园项目开工仪式，实施科技型企业“千帆竞发”行动。\n")
    let answer = try ExtractAnswer(line: try workspace.run("extract", "page.txt", "--format", "jsonl").output)
    #expect(answer.zones == ["西岭高新区"])
    #expect(answer.initiatives == ["千帆竞发"])
  }

  @Test func `a name in quotes that ends as names do is one in a headline too`() throws {
    let workspace = try TemporaryWorkspace()
    try workspace.write("page.txt", "“科创企业直通车”驶入西岭\n\n2024年，西岭高新区走访企业126家，破解“融资难”。\n")
    let answer = try ExtractAnswer(line: try workspace.run("extract", "page.txt", "--format", "jsonl").output)
    #expect(answer.initiatives == ["科创企业直通车"])
  }

  @Test func `the first of its kind is no rank`() throws {
    let workspace = try TemporaryWorkspace()
    try workspace.write("page.txt", "2024年，云山高新区建成全市第一家市民服务综合体。\n")
    let run = try workspace.run("extract", "page.txt", "--format", "jsonl")
    let answer = try ExtractAnswer(line: run.output)
    #expect((answer.object["ranks"] as? [Any])?.isEmpty == true)
    #expect(answer.unplaced == ["第一: a place in an order that ranks nothing"])
  }

  @Test func `of a move in an order the place reached is the rank`() throws {
    let workspace = try TemporaryWorkspace()
    try workspace.write("page.txt", "2024年，云山高新区在全国高新区综合排名由第39升至第36。\n")
    let run = try workspace.run("extract", "page.txt", "--format", "jsonl")
    let answer = try ExtractAnswer(line: run.output)
    let ranks = answer.object["ranks"] as? [[String: Any]] ?? []
    #expect(ranks.map { "\($0["rank"] ?? "") \($0["scope"] ?? "")" } == ["36 全国"])
    #expect(answer.unplaced == ["第39: an earlier value beside the one reported"])
  }

  @Test func `those that are ranked may stand between 在 and 中, and places without 第`() throws {
    let workspace = try TemporaryWorkspace()
    try workspace.write(
      "page.txt", "2024年，云山高新区亩均营业收入在全省国家级开发区中排名第一，在全国高新区的排名从36名跃升至27名。\n")
    let run = try workspace.run("extract", "page.txt", "--format", "jsonl")
    let ranks = try ExtractAnswer(line: run.output).object["ranks"] as? [[String: Any]] ?? []
    #expect(
      ranks.map { "\($0["indicator"] ?? "") \($0["rank"] ?? "") \($0["scope"] ?? "")" } == [
        "亩均营业收入 1 全省国家级开发区", "排名 27 全国高新区",
      ])
  }

  @Test(arguments: [
    (
      "园区先后荣获全国百佳绿色发展园区、云山省扩大开放先进单位、云山省开发区十强等荣誉称号。",
      ["全国百佳绿色发展园区", "云山省扩大开放先进单位", "云山省开发区十强"]
    ),
    ("园区入选国家绿色工业园区名单、四川省首批数字化转型试点园区。", ["国家绿色工业园区", "四川省首批数字化转型试点园区"]),
    ("云山高新区建成西部数智谷、金沙云埠、未来之芯产业园。", ["西部数智谷", "未来之芯产业园"]),
    ("云山高新区与云山大学共建先进陶瓷联合实验室。", ["先进陶瓷联合实验室"]),
    ("云山高新区承办全国硅基材料技术大会、南湖科学论坛。", ["全国硅基材料技术大会", "南湖科学论坛"]),
    ("首届南湖“三创节”暨“青云汇”启动仪式在云山高新区举行。", ["三创节", "青云汇"]),
    ("云山高新区建成“蜂巢”党群服务中心，发放“科技创新券”260万元。", ["蜂巢", "科技创新券"]),
    ("云山高新区在上海建成云山（上海）科创飞地。", ["云山(上海)科创飞地"]),
  ]) func `a name is found by its list, its ceremony and its end`(text: String, names: [String]) throws {
    let workspace = try TemporaryWorkspace()
    try workspace.write("page.txt", text + "\n")
    let answer = try ExtractAnswer(line: try workspace.run("extract", "page.txt", "--format", "jsonl").output)
    #expect(answer.initiatives == names)
  }

  @Test func `a growth behind the parts that brackets hold is of the whole before them`() throws {
    let workspace = try TemporaryWorkspace()
    try workspace.write("page.txt", "2024年一季度，进出口总值74.3亿元（出口38.6亿元，进口35.7亿元），增长18%。\n")
    let answer = try ExtractAnswer(line: try workspace.run("extract", "page.txt", "--format", "jsonl").output)
    let growths = answer.metrics.map { ($0["growth"] as? [String: Any])?["value"] as? String }
    #expect(growths == ["18", nil, nil])
  }
}

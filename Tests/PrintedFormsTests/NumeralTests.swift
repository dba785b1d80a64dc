import Testing

@Suite struct NumeralTests {
  @Test(
    arguments: [
      (
        "全年受理申请1234件，办结1,203件。",
        [
          "1234件 | count = 1234 件",
          "1,203件 | count = 1203 件",
        ]
      ),
      (
        "园区面积为１２．５平方公里，道路长８６公里。",
        [
          "１２．５平方公里 | dimension = 12.5 平方公里",
          "８６公里 | dimension = 86 公里",
        ]
      ),
      (
        "净利润为-3.25亿元，上年为负1.2亿元。",
        [
          "-3.25亿元 | currency = -3.25 亿元",
          "负1.2亿元 | currency = -1.2 亿元",
        ]
      ),
      (
        "室外气温零下7摄氏度，仓内-18℃。",
        [
          "零下7摄氏度 | temperature = -7 摄氏度",
          "-18℃ | temperature = -18 摄氏度",
        ]
      ),
      (
        "满意度.85分，误差10.0%。",
        [
          ".85分 | count = 0.85 分",
          "10.0% | percent = 10 %",
        ]
      ),
    ] as [(String, [String])])
  func `numbers in digits, full width, grouped, with points and signs`(text: String, found: [String]) {
    #expect(FoundForms.quantities(in: text) == found)
  }

  @Test(
    arguments: [
      (
        "共有企业三百二十一家，其中规上企业一百零五家。",
        [
          "三百二十一家 | count = 321 家",
          "一百零五家 | count = 105 家",
        ]
      ),
      (
        "到场嘉宾两千三百五十人，志愿者廿六名。",
        [
          "两千三百五十人 | count = 2350 人",
          "廿六名 | count = 26 名",
        ]
      ),
      ("合同金额壹佰贰拾万元整。", ["壹佰贰拾万元整 | currency = 120 万元"]),
      ("累计发放补贴一亿二千三百万元。", ["一亿二千三百万元 | currency = 123000000 元"]),
      (
        "平均每户二点五人，占比百分之十二点三。",
        [
          "二点五人 | count = 2.5 人",
          "百分之十二点三 | percent = 12.3 %",
        ]
      ),
    ] as [(String, [String])])
  func `numbers in Chinese numerals`(text: String, found: [String]) {
    #expect(FoundForms.quantities(in: text) == found)
  }

  @Test(
    arguments: [
      (
        "实现产值1.2万亿元，税收86.5亿元，就业3.4万人。",
        [
          "1.2万亿元 | currency = 1.2 万亿元",
          "86.5亿元 | currency = 86.5 亿元",
          "3.4万人 | count = 3.4 万人",
        ]
      ),
      (
        "带动就业三万四千人，惠及两千万人次。",
        [
          "三万四千人 | count = 34000 人",
          "两千万人次 | count = 20000000 人次",
        ]
      ),
      (
        "投资3千5百万元，用地5百亩。",
        [
          "3千5百万元 | currency = 3500 万元",
          "5百亩 | dimension = 5 百亩",
        ]
      ),
      (
        "签下两个亿的订单，建成四个千亿级集群。",
        [
          "两个亿 | number = 200000000 ",
          "四个 | count = 4 个",
        ]
      ),
    ] as [(String, [String])])
  func `multipliers are kept with the unit behind digits and are part of a Chinese numeral that is a count`(
    text: String, found: [String]
  ) {
    #expect(FoundForms.quantities(in: text) == found)
  }

  @Test(
    arguments: [
      (
        "每月工资八千五，房租两千六。",
        [
          "八千五 | number = 8500 ",
          "两千六 | number = 2600 ",
        ]
      ),
      (
        "来了三四百人，坐满十五六桌。",
        [
          "三四百人 | count =  [300, 400] 人",
          "十五六 | number_range =  [15, 16] ",
        ]
      ),
      (
        "产量在三万四五吨，用工七八百名。",
        [
          "三万四五吨 | dimension =  [34000, 35000] 吨",
          "七八百名 | count =  [700, 800] 名",
        ]
      ),
    ] as [(String, [String])])
  func `a last digit after 百, 千 and 万 takes the next place, and neighbours are a range`(text: String, found: [String]) {
    #expect(FoundForms.quantities(in: text) == found)
  }

  @Test(
    arguments: [
      (
        "开展活动20余场，服务企业150多家次。",
        [
          "20余场 | count > 20 [20, 30] 场",
          "150多家次 | count > 150 [150, 160] 家次",
        ]
      ),
      (
        "引进人才十余名，发放资金500余万元。",
        [
          "十余名 | count > 10 [10, 20] 名",
          "500余万元 | currency > 500 [500, 600] 万元",
        ]
      ),
      (
        "覆盖几十个社区、数百家门店，投入数千万元，持续十几天。",
        [
          "几十个 | count >  [10, 100] 个",
          "数百家 | count >  [100, 1000] 家",
          "数千万元 | currency >  [1000, 10000] 万元",
          "十几天 | duration > 10 [10, 20] 天",
        ]
      ),
      (
        "走访企业百余家，惠及群众万余人。",
        [
          "百余家 | count > 100 [100, 200] 家",
          "万余人 | count > 10000 [10000, 20000] 人",
        ]
      ),
    ] as [(String, [String])])
  func `余, 多 and 几 leave the last place open`(text: String, found: [String]) {
    #expect(FoundForms.quantities(in: text) == found)
  }

  @Test(
    arguments: [
      (
        "服务企业超150家，营收突破三百亿元，占比不低于5%。",
        [
          "超150家 | count > 150 [150, ] 家",
          "突破三百亿元 | currency > 300 [300, ] 亿元",
          "不低于5% | percent >= 5 [5, ] %",
        ]
      ),
      (
        "不少于10个项目，至少有3家龙头，投资超过了20亿元。",
        [
          "不少于10个 | count >= 10 [10, ] 个",
          "至少有3家 | count >= 3 [3, ] 家",
          "超过了20亿元 | currency > 20 [20, ] 亿元",
        ]
      ),
      (
        "成本不到1万元，损耗不足2%，时限不超过30天，最多5次。",
        [
          "不到1万元 | currency < 1 [, 1] 万元",
          "不足2% | percent < 2 [, 2] %",
          "不超过30天 | duration <= 30 [, 30] 天",
          "最多5次 | count <= 5 [, 5] 次",
        ]
      ),
      (
        "签约近百个，约60亿元，大约十二家，接近40%。",
        [
          "近百个 | count < 100 [, 100] 个",
          "约60亿元 | currency ~ 60 亿元",
          "大约十二家 | count ~ 12 家",
          "接近40% | percent < 40 [, 40] %",
        ]
      ),
      (
        "面积50亩以上，员工100人以下，周期3年左右，投资额1亿元（含）以上。",
        [
          "50亩以上 | dimension >= 50 [50, ] 亩",
          "100人以下 | count <= 100 [, 100] 人",
          "3年左右 | duration ~ 3 年",
          "1亿元（含）以上 | currency >= 1 [1, ] 亿元",
        ]
      ),
      (
        "力争产值站上千亿元大关，首次突破2000亿元大关，跨上500亿元台阶。",
        [
          "站上千亿元大关 | currency >= 1000 [1000, ] 亿元",
          "突破2000亿元大关 | currency > 2000 [2000, ] 亿元",
          "跨上500亿元台阶 | currency >= 500 [500, ] 亿元",
        ]
      ),
      (
        "上百家企业、近万名员工参加，过亿元项目4个，亿元以上项目12个。",
        [
          "上百家 | count >= 100 [100, ] 家",
          "近万名 | count < 10000 [, 10000] 名",
          "过亿元 | currency > 1 [1, ] 亿元",
          "4个 | count = 4 个",
          "亿元以上 | currency >= 1 [1, ] 亿元",
          "12个 | count = 12 个",
        ]
      ),
    ] as [(String, [String])])
  func `bound words stand before and behind`(text: String, found: [String]) {
    #expect(FoundForms.quantities(in: text) == found)
  }
}

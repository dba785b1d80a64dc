import Testing

@Suite struct QuantityTests {
  @Test(
    arguments: [
      (
        "单个项目投资20~50亿元，资助50万—100万元。",
        [
          "20~50亿元 | currency =  [20, 50] 亿元",
          "50万—100万元 | currency =  [50, 100] 万元",
        ]
      ),
      (
        "增速在5%至8%之间，预计3到5年建成，温度15-20℃。",
        [
          "5%至8% | percent =  [5, 8] %",
          "3到5年 | duration =  [3, 5] 年",
          "15-20℃ | temperature =  [15, 20] 摄氏度",
        ]
      ),
      (
        "收入介于8500元到3万元，工期一至两个月。",
        [
          "8500元到3万元 | currency =  [0.85, 3] 万元",
          "一至两个月 | duration =  [1, 2] 个月",
        ]
      ),
      (
        "产能由三十到五十万吨，占比百分之三至百分之五。",
        [
          "三十到五十万吨 | dimension =  [30, 50] 万吨",
          "百分之三至百分之五 | percent =  [3, 5] %",
        ]
      ),
      (
        "年产量10000与20000间。",
        [
          "10000与20000间 | number_range =  [10000, 20000] "
        ]
      ),
      (
        "规模大于50亩小于100亩，服役三年以上十年以下。",
        [
          "大于50亩小于100亩 | dimension =  [50, 100] 亩",
          "三年以上十年以下 | duration =  [3, 10] 年",
        ]
      ),
    ] as [(String, [String])])
  func `ranges say the multiplier and the unit once or twice`(text: String, found: [String]) {
    #expect(FoundForms.quantities(in: text) == found)
  }

  @Test(
    arguments: [
      (
        "三分之二的企业盈利，约1/3实现增长，千分之二点五为残次品。",
        [
          "三分之二 | number = 0.666666666666666667 ",
          "约1/3 | number ~ 0.333333333333333333 ",
          "千分之二点五 | percent = 2.5 ‰",
        ]
      ),
      (
        "六成以上来自外地，占八成五，一半是青年。",
        [
          "六成以上 | percent >= 60 [60, ] %",
          "八成五 | percent = 85 %",
          "一半 | number = 0.5 ",
        ]
      ),
      (
        "万分之三的费率，一又二分之一倍。",
        [
          "万分之三 | number = 0.0003 ",
          "一又二分之一倍 | multiple = 1.5 倍",
        ]
      ),
    ] as [(String, [String])])
  func `parts of a whole`(text: String, found: [String]) {
    #expect(FoundForms.quantities(in: text) == found)
  }

  @Test(
    arguments: [
      (
        "增长6.7%，提高0.3个百分点，快2.1百分点。",
        [
          "6.7% | percent = 6.7 %",
          "0.3个百分点 | percentage_point = 0.3 百分点",
          "2.1百分点 | percentage_point = 2.1 百分点",
        ]
      ),
      (
        "增长1.1倍，是上年的2.5倍，翻一番，毛利率12‰。",
        [
          "1.1倍 | multiple = 1.1 倍",
          "2.5倍 | multiple = 2.5 倍",
          "一番 | multiple = 1 番",
          "12‰ | percent = 12 ‰",
        ]
      ),
    ] as [(String, [String])])
  func `per cent, points and multiples`(text: String, found: [String]) {
    #expect(FoundForms.quantities(in: text) == found)
  }

  @Test(
    arguments: [
      (
        "出口5.2亿美元，进口3000万欧元，折合港币1.5亿元。",
        [
          "5.2亿美元 | currency = 5.2 亿美元",
          "3000万欧元 | currency = 3000 万欧元",
          "港币1.5亿元 | currency = 1.5 亿港币",
        ]
      ),
      (
        "售价$19.9，成本￥15，罚款人民币3000元。",
        [
          "$19.9 | currency = 19.9 $",
          "￥15 | currency = 15 ¥",
          "人民币3000元 | currency = 3000 元",
        ]
      ),
      (
        "每斤三块五，一张票五元六角，找零两毛。",
        [
          "三块五 | currency = 3.5 块",
          "一张 | count = 1 张",
          "五元六角 | currency = 5.6 元",
          "两毛 | currency = 2 毛",
        ]
      ),
      (
        "注资八千万日元，捐款12元3角4分。",
        [
          "八千万日元 | currency = 8000 万日元",
          "12元3角4分 | currency = 12.34 元",
        ]
      ),
    ] as [(String, [String])])
  func `money: currencies behind and before, and small units`(text: String, found: [String]) {
    #expect(FoundForms.quantities(in: text) == found)
  }

  @Test(
    arguments: [
      (
        "装机容量30万千瓦，发电3.2亿千瓦时，算力500PFLOPS。",
        [
          "30万千瓦 | dimension = 30 万千瓦",
          "3.2亿千瓦时 | dimension = 3.2 亿千瓦时",
          "500PFLOPS | dimension = 500 PFLOPS",
        ]
      ),
      (
        "能耗0.35吨标准煤/万元，密度45.6万元/亩，浓度28微克/立方米。",
        [
          "0.35吨标准煤/万元 | dimension = 0.35 吨标准煤/万元",
          "45.6万元/亩 | dimension = 45.6 万元/亩",
          "28微克/立方米 | dimension = 28 微克/立方米",
        ]
      ),
      (
        "货物20万吨，仓容3万立方米，管线12km，重35kg。",
        [
          "20万吨 | dimension = 20 万吨",
          "3万立方米 | dimension = 3 万立方米",
          "12km | dimension = 12 km",
          "35kg | dimension = 35 kg",
        ]
      ),
    ] as [(String, [String])])
  func `physical units, also over one another`(text: String, found: [String]) {
    #expect(FoundForms.quantities(in: text) == found)
  }

  @Test(
    arguments: [
      (
        "服务150家次，涉及企业120家，1.2万人次参加，员工300人。",
        [
          "150家次 | count = 150 家次",
          "120家 | count = 120 家",
          "1.2万人次 | count = 1.2 万人次",
          "300人 | count = 300 人",
        ]
      ),
      (
        "发明专利3件，标准2项，课程四门，报告5份，四大类16个平台。",
        [
          "3件 | count = 3 件",
          "2项 | count = 2 项",
          "四门 | count = 4 门",
          "5份 | count = 5 份",
          "四大类 | count = 4 大类",
          "16个 | count = 16 个",
        ]
      ),
      (
        "新增标准箱80万标箱，航线3条，车辆20台套。",
        [
          "80万标箱 | count = 80 万标箱",
          "3条 | count = 3 条",
          "20台套 | count = 20 台套",
        ]
      ),
    ] as [(String, [String])])
  func `classifiers tell counts apart`(text: String, found: [String]) {
    #expect(FoundForms.quantities(in: text) == found)
  }

  @Test(
    arguments: [
      (
        "建设周期18个月，质保两年半，用时3个工作日、2小时，工龄二十多年，一年多来坚持三个多月。",
        [
          "18个月 | duration = 18 个月",
          "两年半 | duration = 2.5 年",
          "3个工作日 | duration = 3 个工作日",
          "2小时 | duration = 2 小时",
          "二十多年 | duration > 20 [20, 30] 年",
          "一年多 | duration > 1 [1, 2] 年",
          "三个多月 | duration > 3 [3, 4] 个月",
        ]
      ),
      (
        "平均年龄29岁，最小的3个半月大。",
        [
          "29岁 | age = 29 岁",
          "3个半月大 | age = 3.5 个月",
        ]
      ),
    ] as [(String, [String])])
  func `durations and ages`(text: String, found: [String]) {
    #expect(FoundForms.quantities(in: text) == found)
  }

  @Test(
    arguments: [
      (
        "位列全国第七，居全省第12位，第二十一届博览会，第3批名单。",
        [
          "第七 | ordinal = 7 ",
          "第12 | ordinal = 12 ",
          "第二十一 | ordinal = 21 ",
          "第3 | ordinal = 3 ",
        ]
      )
    ] as [(String, [String])])
  func `places in an order`(text: String, found: [String]) {
    #expect(FoundForms.quantities(in: text) == found)
  }

  @Test(
    arguments: [
      (
        "营收 九 十 一 亿 元，增长 ６．７ ％，共 12 家。",
        [
          "九 十 一 亿 元 | currency = 91 亿元",
          "６．７ ％ | percent = 6.7 %",
          "12 家 | count = 12 家",
        ]
      ),
      (
        "營收三億兩千萬圓，企業一百二十傢、員工伍拾人。",
        [
          "三億兩千萬圓 | currency = 320000000 圆",
          "一百二十 | number = 120 ",
          "伍拾人 | count = 50 人",
        ]
      ),
    ] as [(String, [String])])
  func `spaces inside a number, traditional and full-width characters are read through`(text: String, found: [String]) {
    #expect(FoundForms.quantities(in: text) == found)
  }

  @Test(
    arguments: [
      (
        "净减少-50余件，变动-0余家，余额-3万余元。",
        [
          "-50余件 | count < -50 [-60, -50] 件",
          "-0余家 | count < 0 [-1, 0] 家",
          "-3万余元 | currency < -3 [-4, -3] 万元",
        ]
      )
    ] as [(String, [String])])
  func `a negative number that is left open lies below what is printed`(text: String, found: [String]) {
    #expect(FoundForms.quantities(in: text) == found)
  }

  @Test func `a fraction whose denominator begins with 0 is a code`() {
    #expect(FoundForms.quantities(in: "编号1/009，占1/9。").contains { $0.contains("0.111111111111111111 ") })
    #expect(!FoundForms.quantities(in: "编号1/009。").contains { $0.contains("0.111") })
  }
}

/// A unit or classifier as it stands behind a number.
struct UnitWord: Sendable {
  /// What the reader does besides.
  enum Form: Sendable {
    case plain
    /// The unit ends with 半: 两个半月.
    case andHalf
    /// The unit has 多 or 余 in it: 17个多月.
    case andMore
    /// A word that begins like a unit and is none: 人工智能, 升至.
    case notUnit
  }

  /// The unit in simplified characters: 个月 of 個多月.
  let name: String
  let kind: FoundQuantity.Kind
  let form: Form
  let role: Role

  /// What the grammar does with certain units.
  enum Role: Sendable {
    case yuan, block, dime, jin, liang, degree, year, day, length, room, mark, doubling, letterM, none
  }

  init(name: String, kind: FoundQuantity.Kind, form: Form) {
    self.name = name
    self.kind = kind
    self.form = form
    switch name {
    case "元", "圆": role = .yuan
    case "块": role = .block
    case "角", "毛": role = .dime
    case "斤": role = .jin
    case "两": role = .liang
    case "度", "°": role = .degree
    case "年": role = .year
    case "日", "天", "周": role = .day
    case "公里", "千米", "米": role = .length
    case "间": role = .room
    case "点": role = .mark
    case "番": role = .doubling
    case "M": role = .letterM
    default: role = .none
    }
  }
}

/// The units of the language, by what they measure.
enum UnitWords {
  /// All units with their kinds.
  static let all: [(word: String, unit: UnitWord)] = {
    var result: [(String, UnitWord)] = []
    func add(_ kind: FoundQuantity.Kind, _ words: String, as name: String? = nil, _ form: UnitWord.Form = .plain) {
      for word in words.split(separator: " ") {
        result.append((String(word), UnitWord(name: name ?? String(word), kind: kind, form: form)))
      }
    }
    add(.percent, "%")
    add(.percent, "‰")
    add(.percent, "百分比", as: "%")
    add(.percentagePoint, "百分点 个百分点 pct 个pct 个pp", as: "百分点")
    add(.multiple, "倍 番")
    add(.currency, "元 块钱 块 圆 人民币 元人民币 人民币元 美元 美金 美圆 美刀 刀 港元 港币 港圆 欧元 日元 日币 円 英镑")
    add(.currency, "新台币 台币 韩元 韩圆 瑞士法郎 法郎 奈拉 澳元 加元 加拿大元 泰铢 卢布 印度卢比 卢比")
    add(.currency, "马来西亚令吉 令吉 新加坡元 新元 比特币 瑞典克朗 挪威克朗 丹麦克朗 克朗 比索 越南盾 印尼盾 迪拉姆 第纳尔")
    add(.currency, "兰特 雷亚尔 澳门元 澳门币 新西兰元 纽元 欧 美分 角 毛 分钱 角钱 毛钱 USD CNY RMB HKD EUR JPY GBP")
    for (words, name) in [
      ("瑞郎", "瑞士法郎"), ("林吉特 马币", "令吉"), ("澳大利亚元 澳币", "澳元"), ("尼日利亚奈拉", "奈拉"), ("泰国铢", "泰铢"), ("俄罗斯卢布", "卢布"),
      ("韩国元 韩币", "韩元"), ("印度卢布", "印度卢比"), ("英磅", "英镑"), ("新台币元", "新台币"), ("日圆", "日元"), ("加币", "加元"),
    ] {
      add(.currency, words, as: name)
    }
    add(.currency, "元整 元正 圆整 圆正", as: "元")
    for (word, name) in [
      ("元日币", "日币"), ("元港币", "港币"), ("元台币", "台币"), ("元新台币", "新台币"), ("元美金", "美金"), ("元美元", "美元"),
      ("分钱", "分"), ("角钱", "角"), ("毛钱", "毛"), ("块钱", "元"),
    ] {
      result.removeAll { $0.0 == word }
      add(.currency, word, as: name)
    }
    add(.dimension, "米 公里 千米 分米 厘米 公分 毫米 微米 纳米 公尺 里 华里 英里 英尺 英寸 英吋 呎 吋 码 海里 丈 尺 寸")
    add(.dimension, "m km dm cm mm μm nm M KM CM MM Km")
    add(.dimension, "平方米 平方公里 平方千米 平方厘米 平方分米 平方毫米 平米 平方 公顷 亩 市亩 ㎡ m² km² m2 km2 平方英尺 平方英里")
    add(.dimension, "立方米 立方厘米 立方分米 立方 立方千米 升 毫升 公升 加仑 m³ m3 ml mL ML L l cc 标准立方米 标方")
    add(.dimension, "克 千克 公斤 毫克 微克 吨 斤 市斤 两 磅 盎司 克拉 g kg mg KG Kg t 吨标准煤 吨标煤 公吨 载重吨 总吨")
    add(.dimension, "瓦 千瓦 兆瓦 吉瓦 太瓦 W kW KW MW GW TW 瓦特 千瓦时 千瓦小时 兆瓦时 吉瓦时 度电 Wh kWh KWh MWh GWh")
    add(.dimension, "焦耳 千焦 兆焦 千卡 大卡 马力 匹马力 伏 千伏 伏特 安培 安时 欧姆 千伏安 kV KV V Ah mAh")
    add(.dimension, "赫兹 千赫 兆赫 兆赫兹 吉赫 吉赫兹 Hz kHz KHz MHz GHz 帕 百帕 千帕 兆帕 Pa kPa MPa 分贝 dB 流明 勒克斯")
    add(.dimension, "比特 字节 千字节 兆字节 吉字节 太字节 拍字节 KB kB MB GB TB PB EB Mbps Gbps Kbps bps 兆比特 千比特")
    add(.dimension, "公里/小时 公里每小时 千米每小时 千米/小时 米/秒 米每秒 km/h m/s 节 转/分 rpm 摩尔 毫摩尔 mol mmol")
    add(.dimension, "度 ° PFLOPS EFLOPS TFLOPS TOPS P")
    add(.temperature, "摄氏度 摄氏° ℃ °C", as: "摄氏度")
    add(.temperature, "华氏度 华氏° ℉ °F", as: "华氏度")
    add(.age, "岁 周岁")
    add(.age, "周大", as: "周")
    add(.age, "个月大", as: "个月")
    add(.age, "岁大", as: "岁")
    add(.age, "个半月大", as: "个月", .andHalf)
    add(.age, "岁半", as: "岁", .andHalf)
    add(.duration, "年 周年 年间 个月 月龄 天 日 周 个星期 星期 礼拜 个礼拜 个周 季度 个季度 个年头 学年 个学期 学期")
    add(.duration, "小时 个小时 钟头 个钟头 分钟 秒 秒钟 毫秒 微秒 纳秒 工作日 个工作日 自然日 个自然日 昼夜 世纪 个世纪 刻钟 h min ms")
    add(.duration, "个多月 个余月", as: "个月", .andMore)
    add(.duration, "个多小时", as: "小时", .andMore)
    add(.duration, "个多星期", as: "星期", .andMore)
    add(.duration, "年多", as: "年", .andMore)
    add(.duration, "天多", as: "天", .andMore)
    add(.duration, "小时多", as: "小时", .andMore)
    add(.age, "岁多", as: "岁", .andMore)
    add(.dimension, "公里多", as: "公里", .andMore)
    add(.dimension, "米多", as: "米", .andMore)
    add(.dimension, "亩多", as: "亩", .andMore)
    add(.dimension, "吨多", as: "吨", .andMore)
    add(.currency, "元多", as: "元", .andMore)
    add(.multiple, "倍多", as: "倍", .andMore)
    add(.multiple, "番多", as: "番", .andMore)
    add(.duration, "个半月", as: "个月", .andHalf)
    add(.duration, "个半小时", as: "小时", .andHalf)
    add(.duration, "年半", as: "年", .andHalf)
    add(.duration, "天半", as: "天", .andHalf)
    add(.dimension, "斤半", as: "斤", .andHalf)
    add(.dimension, "两半", as: "两", .andHalf)
    add(.dimension, "公斤半", as: "公斤", .andHalf)
    add(.dimension, "里半", as: "里", .andHalf)
    add(.multiple, "倍半", as: "倍", .andHalf)
    add(.count, "家 家次 户 户次 人 人次 名 位 个 项 项次 件 件次 宗 起 批 批次 场 场次 次 届 期 条 座 栋 幢 间 套 台 台套 台次")
    add(.count, "辆 辆次 艘 架 架次 列 列次 班次 车次 航次 只 头 匹 张 份 封 篇 部 本 册 卷 幅 款 种 类 大类 小类 门 所 处 片 段 层")
    add(.count, "对 双 副 组 队 支 轮 回 遍 趟 步 字 页 行 票 标段 标准箱 标箱 箱 包 袋 瓶 杯 盒 桶 罐 根 枚 颗 粒 株 棵 尾 羽 口 桩")
    add(.count, "笔 单 站 例 床 席 股 手 注 档 频次 人天 人日 人月 人年 人口 部门 项目 例次 人份 剂 剂次 台(套) 章 节 面 顶 扇 盏 把 具")
    add(.count, "滴 堆 排 串 束 打 折 星 基点 个基点 BP bp TEU 万标箱 分 词条 集 首 场站 道 帧 像素 核 卡时 机架 标准机架 座次 个次")
    add(.count, "块 平台 园区 点")
    for word in notUnits.split(separator: " ") {
      result.append((String(word), UnitWord(name: "", kind: .number, form: .notUnit)))
    }
    return result
  }()

  /// Words that begin like a unit and are none.
  ///
  /// Only those that stand behind a number without a classifier: of 12家电子企业, 20户外贸企业, 50名企业家 the first
  /// character is the classifier, whatever word it makes with the next.
  private static let notUnits = """
    人均 人工智 人工成 人工费 人才 人民 人大 人社 人居 人机 人脸 人体 人物 人文 人心 家庭 名牌 名单 \
    名义 名录 次新 次要 分别 分公司 分会 分子 分支 分行 分之 分布 分类 分析 分工 分享 分成 分红 分散 分级 分批 分期 分区 分解 分层 \
    天津 天然 天河 天府 天下 周边 周期 周末 周一 周二 周三 周四 周五 周六 周日 里程 里面 里外 升级 升至 升到 升为 升高 升格 \
    升入 升起 升值 升温 度假 度过 度冬 克服 克难 克隆 角大楼 角形 角星 角逐 角度 角色 角落 元旦 元月 元素 元年 元宇宙 元件 元化 \
    块链 毛利 毛坯 毛细 件事 位于 位列 位居 位置 位次 本科 本地 本市 本次 本土 部署 部分 部长 组织 组成 组建 台湾 台风 台阶 \
    条件 条例 条龙 类似 类型 对外 对应 对接 对口 对比 对于 对标 双创 双碳 双方 双减 双一流 期间 期货 期末 期望 级别 行业 行动 行政 \
    行为 行列 页面 字号 字符 字母 口岸 口径 口气 段落 段时间 层面 层次 面积 面向 面对 面临 道路 道德 道理 手机 手段 手续 \
    首次 首个 首家 首批 首席 首届 集团 集聚 集中 集成 集群 集合 集约 点钟 点半 点多 日常 日报 日前 日本 日内瓦 日均 \
    年级 年轻 年龄 年度 年代 年前 年后 月份 月底 月初 月末 级联 核心 核算 核准 核查 欧洲 欧盟 欧美 欧式 英里路 两侧 两岸 张江 张家 张掖 两化 两会 \
    两端 两翼 两国 两地 两用 两级 两业 两湖 两江 尺寸 寸步 节点 节能 节约 节省 节目 节日 节水 站点 股东 股权 股票 股份 单位 单元 单价 单独 \
    单体 例如 例行 种子 种植 种业 项下 套路 套餐 场景 场地 场所 场馆 张家 本溪 席位 席卷 卡口 卡车 卡片 包括 包含 包装 包容 包头 \
    支持 支撑 支付 支出 支部 队伍 队列 批准 批复 批发 门户 门槛 门类 所有 所在 所以 所得 所属 处理 处置 处于 处罚 处级 片区 片面 \
    回落 回升 回归 回报 回复 票据 排名 排放 排在 排水 具有 具体 具备 打造 打击 打破 打通 打响 打开 把手 把关 把握 星级 星期一 星期二 \
    星期三 星期四 星期五 星期六 星期日 星期天 平方向 平台经济 千伏安培 章程 章节 步骤 步伐 步入 步行 轮动 轮值 轮流 串联 堆积 \
    束缚 辆车均 户均 户型 项均 件均 亩均 吨钢 吨均 册封 卷烟 款式 款项 克罗地亚 伏笔 帕金森 磅礴 丈夫 升学 升空 刀具 刀片 兆丰
    """
}

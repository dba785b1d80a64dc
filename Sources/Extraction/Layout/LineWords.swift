/// The words by which captions, bylines, page furniture and members of lists are known.
enum LineWords {
  private static let captions: WordStarts = [
    "右图", "左图", "上图", "下图", "图为", "图片为", "图一", "图二", "图三", "图①", "图②", "图③", "图：", "图:", "图1", "图2", "图3",
    "图4", "图片说明", "图片由", "图片来源", "题图", "▲", "△", "▼", "▽", "◀", "◁", "↑", "↓", "←", "→",
  ]
  private static let bylines: WordStarts = [
    "▶", "►", "本报记者", "本刊记者", "记者", "通讯员", "特约记者", "文/", "文／", "图/", "图／", "文丨", "文|", "□", "■", "作者", "撰稿",
    "撰文", "摄影", "供稿", "文字：", "文字:", "编辑：", "编辑:",
  ]
  private static let furniture: WordStarts = [
    "浏览次数", "浏览量", "浏览：", "浏览:", "阅读次数", "阅读量", "阅读：", "阅读:", "阅读 ", "点击量", "点击次数", "点击数", "访问量", "访问次数",
    "字体", "字号", "【字体", "【字号", "[字体", "打印", "【打印", "分享", "分享到", "收藏", "来源：", "来源:", "稿源", "信息来源", "文章来源", "发布时间",
    "发布日期", "发文日期", "成文日期", "更新时间", "时间：", "时间:", "日期：", "日期:", "发布机构", "发布单位", "索引号", "信息分类", "文号", "责任编辑", "责编",
    "【责任编辑", "审核", "校对", "值班", "初审", "复审", "终审", "版权所有", "版权声明", "免责声明", "网站标识码", "网站地图", "网站支持", "主办单位：", "主办单位:",
    "承办单位：", "承办单位:", "技术支持", "联系电话", "联系我们", "联系地址", "电话：", "电话:", "传真", "邮编", "邮政编码", "地址：", "地址:", "投稿", "邮箱",
    "扫一扫", "扫码", "微信", "上一篇", "下一篇", "上一条", "下一条", "当前位置", "您的位置", "您当前", "首页", "点赞", "相关阅读", "相关链接", "相关新闻", "热点推荐",
    "ICP", "备案", "国内统一", "刊号", "Copyright", "copyright", "©", "网安备", "第1页", "共1页",
  ]
  private static let furnitureInside: WordStarts = [
    "ICP备", "公网安备", "版权所有", "网站标识码", "浏览次数", "阅读次数", "点击次数", "阅读量", "访问量", "All Rights Reserved", "Copyright", "电话:",
    "电话：", "阅读原文", "℃", "每份", "邮发代号", "国内统一",
    "热线:", "热线：",
  ]
  private static let items: WordStarts = [
    "一、", "二、", "三、", "四、", "五、", "六、", "七、", "八、", "九、", "十、", "（一", "（二", "（三", "（四", "（五", "（六", "（七", "（八",
    "（九", "（十", "(一", "(二", "(三", "(四", "(五", "(六", "(七", "(八", "(九", "(十", "①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨",
    "●", "•", "·", "◆", "◇", "★", "☆", "※", "○", "◎", "✓", "✔", "➤", "- ", "* ", "– ", "— ", "【",
  ]

  static func role(of line: PageLine, in text: [UInt32]) -> PageLine.Role {
    let range = line.range
    switch line.first {
    case 0x23:
      var index = range.lowerBound
      while index < range.upperBound, text[index] == 0x23 { index += 1 }
      if index < range.upperBound, text[index] == 0x20, index - range.lowerBound <= 6 { return .markedHeading }
    case 0x7C where line.last == 0x7C && line.count > 2: return .row
    case 0x2D, 0x2A, 0x3D, 0x5F, 0x2500, 0x2014:
      if line.count >= 3, text[range].allSatisfy({ $0 == line.first || Scalars.isSpace($0) }) { return .rule }
    default: break
    }
    if isTabbed(text, range) || isAligned(line, text) { return .row }
    if isPageNumber(line, text) { return .furniture }
    if furniture.begins(range, of: text), line.count <= 80 { return .furniture }
    if captions.begins(range, of: text) { return .caption }
    if line.count <= 100, line.stops == 0, furnitureInside.isHeld(by: range, of: text) { return .furniture }
    if bylines.begins(range, of: text), line.stops == 0, line.count <= 30 { return .byline }
    if isDate(line, text) { return .byline }
    if items.begins(range, of: text) || isNumbered(text, range) { return .item }
    return .text
  }

  /// A date by itself: 2025年4月18日, 2025-04-18 09:30.
  private static func isDate(_ line: PageLine, _ text: [UInt32]) -> Bool {
    guard line.count >= 8, line.count <= 20, Scalars.isDigit(line.first) else { return false }
    var numbers: [Int] = []
    var isInNumber = false
    for index in line.range {
      let value = text[index]
      switch value {
      case 0x30...0x39:
        numbers.append((isInNumber ? numbers.removeLast() : 0) &* 10 &+ Int(value - 0x30))
        isInNumber = true
      // 年 月 日 - / . : and spaces
      case 0x5E74, 0x6708, 0x65E5, 0x2D, 0x2F, 0x2E, 0x3A, 0xFF1A, 0x20, 0x3000: isInNumber = false
      default: return false
      }
    }
    return numbers.count >= 3 && (1990...2100).contains(numbers[0]) && (1...12).contains(numbers[1])
      && (1...31).contains(numbers[2])
  }

  /// A page number: `— 3 —`, `第3页`, `3/12`, a lone number.
  private static func isPageNumber(_ line: PageLine, _ text: [UInt32]) -> Bool {
    guard line.hasDigit, line.count <= 12 else { return false }
    var digits = 0
    for index in line.range {
      let value = text[index]
      switch value {
      case 0x30...0x39: digits += 1
      // — - / 第 页 共 and spaces
      case 0x2014, 0x2D, 0x2013, 0x2F, 0x7B2C, 0x9875, 0x5171, 0x20, 0x3000, 0xB7: continue
      default: return false
      }
    }
    return digits <= 4
  }

  /// Whether a page number stands without a word or a mark that says what it is.
  static func isLoneNumber(_ text: [UInt32], _ range: Range<Int>) -> Bool {
    range.allSatisfy { Scalars.isDigit(text[$0]) || Scalars.isSpace(text[$0]) }
  }

  /// `1. `, `1、`, `（1）`, `1）` before words.
  private static func isNumbered(_ text: [UInt32], _ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    let isBracketed = Scalars.opensBracket(text[index])
    if isBracketed { index += 1 }
    let start = index
    while index < range.upperBound, index - start < 2, Scalars.isDigit(text[index]) { index += 1 }
    guard index > start, index + 1 < range.upperBound else { return false }
    switch text[index] {
    case 0x29, 0xFF09, 0x3001, 0xFF0E: return true
    case 0x2E: return !Scalars.isDigit(text[index + 1]) && !isBracketed
    default: return false
    }
  }

  private static func isTabbed(_ text: [UInt32], _ range: Range<Int>) -> Bool {
    var cells = 0
    for index in range where text[index] == 0x09 && text[index - 1] != 0x09 { cells += 1 }
    return cells >= 1
  }

  /// Whether a line is cells with spaces between them: a name, then numbers. A body text with stray spaces is not.
  private static func isAligned(_ line: PageLine, _ text: [UInt32]) -> Bool {
    guard line.hasDigit, line.stops == 0, line.commas == 0, line.count <= 80 else { return false }
    let fields = fields(text, line.range)
    guard fields.count >= 3, !isNumber(text, fields[0]) else { return false }
    // 分别达到 168 万吨、41.2 万吨和 43.9: a sentence with stray spaces.
    guard fields.dropFirst().allSatisfy({ !holdsBoth(text, $0) }) else { return false }
    return fields.allSatisfy { $0.count <= 20 } && isNumber(text, fields[fields.count - 1])
      && fields.dropFirst().filter({ isNumber(text, $0) }).count * 2 >= fields.count - 1
  }

  /// Whether digits and Chinese characters both stand in a field.
  private static func holdsBoth(_ text: [UInt32], _ range: Range<Int>) -> Bool {
    range.contains { Scalars.isDigit(text[$0]) } && range.contains { Scalars.isChinese(text[$0]) || text[$0] == 0x3001 }
  }

  /// The parts of a line that spaces part.
  static func fields(_ text: [UInt32], _ range: Range<Int>) -> [Range<Int>] {
    var fields: [Range<Int>] = []
    var start: Int?
    for index in range {
      if Scalars.isSpace(text[index]) {
        if let open = start { fields.append(open..<index) }
        start = nil
      } else if start == nil {
        start = index
      }
    }
    if let open = start { fields.append(open..<range.upperBound) }
    return fields
  }

  static func isNumber(_ text: [UInt32], _ range: Range<Int>) -> Bool {
    range.allSatisfy { index in
      let value = Scalars.halfWidth(text[index])
      return Scalars.isDigit(value) || value == 0x2E || value == 0x2C || value == 0x25 || value == 0x2D || value == 0x2B
        || value == 0x2212
    }
  }
}

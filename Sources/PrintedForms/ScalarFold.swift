/// One form for characters that are written in several: full width as half width, traditional as simplified.
enum ScalarFold {
  /// Pairs of characters: the traditional, old or doubled form, and the one it is read as.
  private static let pairs = """
    萬万億亿點点負负幾几兩两貳贰參叁叄叁陸陆佰百仟千塊块裏里裡里圓圆幣币臺台歐欧鎊镑韓韩週周號号禮礼後后這这個个箇个\
    間间時时鐘钟鍾钟現现過过餘余約约達达華华攝摄氏氏噸吨畝亩頃顷雙双對对隻只張张條条項项產产産产戶户倍倍嵗岁歲岁開开從从\
    來来當当將将屆届節节頭头顆颗輛辆層层國国銖铢盧卢盾盾圜元碼码錢钱\
    剛刚離离還还進进關关於于與与並并滿满內内爾尔東东無无種种類类級级見见創创業业簽签違违預预總总門门電电戰战萊莱鎂镁\
    瑪玛發发證证單单據据贏赢寫写畫画組组經经紀纪農农曆历歷历終终紹绍歲岁處处動动樣样會会術术衛卫術术課课階阶\
    聲声實实寶宝題题標标準准環环線线園园區区廠厂館馆廳厅購购買买賣卖賽赛獎奖際际險险陽阳陰阴隊队陣阵隨随隻只雜杂難难\
    雲云侖仑靈灵靜静頁页頂顶順顺須须頓顿領领頻频顏颜願愿類类顧顾風风飛飞餐餐飯饭馬马駕驾驗验魚鱼鳥鸟麗丽齊齐齡龄龍龙\
    ○〇◯〇◦〇―—–-‐-‑-‒-−-﹣-﹘-⁃-〜~∼~﹪%﹩$﹢+﹒.﹐,￥¥··・·•·‧·「“」”『“』”﹁“﹂”
    """

  private static let table: [UInt16] = {
    var table = (0...0xFFFF).map { UInt16($0) }
    for offset in 0..<0x5E { table[0xFF01 + offset] = UInt16(0x21 + offset) }
    // A full-width comma separates words; FoldedText makes it half width where it groups full-width digits.
    table[0xFF0C] = 0xFF0C
    let characters = Array(pairs.unicodeScalars).filter { $0 != "\n" }
    for index in stride(from: 0, to: characters.count - 1, by: 2) {
      table[Int(characters[index].value)] = UInt16(characters[index + 1].value)
    }
    for space in [0x09, 0xA0, 0x3000, 0xFEFF, 0x202F, 0x205F] + Array(0x2000...0x200B) { table[space] = 0x20 }
    // Zero is the end of the folded text, and nothing else.
    table[0] = 0xFFFD
    return table
  }()

  /// The table itself: the folded form of each scalar of the basic plane.
  static var all: [UInt16] { table }

  /// The folded form; U+FFFD for a scalar beyond the basic plane.
  static func fold(_ value: UInt32) -> UInt16 {
    value <= 0xFFFF ? table[Int(value)] : 0xFFFD
  }
}

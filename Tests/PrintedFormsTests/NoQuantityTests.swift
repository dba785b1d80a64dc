import Testing

@Suite struct NoQuantityTests {
  @Test(
    arguments: [
      ("统筹推进一带一路建设，一心一意谋发展，千方百计稳增长。", []),
      ("来自四川和三亚的半导体企业落户两江新区。", []),
      ("四面八方的人才，十分重要，万众一心，统一部署。", []),
      ("一企一策解难题，一站式服务，一体化推进。", []),
      ("坚持一次性告知，打造百强园区，建设千兆光网。", []),
    ] as [(String, [String])])
  func `sayings and names that begin with a numeral`(text: String, found: [String]) {
    #expect(FoundForms.quantities(in: text) == found)
  }

  @Test(
    arguments: [
      ("推广5G和AI应用，PM2.5达标，通过ISO9001认证，C919首飞。", []),
      ("构建1+4+N体系，发布V2.0版本，乘坐K123次列车。", []),
      ("文号为国科发火〔2021〕106号，备案号苏ICP备12345678号-1。", []),
      ("电话0511-88888888，电话400-820-8820，时间09:30。", []),
      ("网址https://example.cn/2024/a1b2?p=30，型号X-2000。", []),
      ("上午10时30分开会，9点15分签到，8:30-17:30开放。", []),
      ("量产12.5G激光器芯片，配16G内存。", []),
    ] as [(String, [String])])
  func `names with digits in them`(text: String, found: [String]) {
    #expect(FoundForms.quantities(in: text) == found)
  }

  @Test(
    arguments: [
      ("一、总体要求", []),
      ("（二）主要任务", []),
      ("3. 保障措施", []),
      ("第一产业稳定，第三产业加快，第三方评估通过。", []),
    ] as [(String, [String])])
  func `list numbers and ordinal names`(text: String, found: [String]) {
    #expect(FoundForms.quantities(in: text) == found)
  }

  @Test(
    arguments: [
      ("培育人工智能产业，人均水平提高，升级改造完成。", []),
      ("五角大楼、三角形、两岸融合。", []),
    ] as [(String, [String])])
  func `words that only begin like a unit`(text: String, found: [String]) {
    #expect(FoundForms.quantities(in: text) == found)
  }
}

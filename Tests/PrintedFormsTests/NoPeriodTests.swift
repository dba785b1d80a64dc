import Testing

@Suite struct NoPeriodTests {
  @Test(
    arguments: [
      ("192.168.255.255", []),
      ("888-000-9999", []),
      ("140302197706220124", []),
      ("202403073", []),
      ("2101只是数字", []),
      ("二十七点三", []),
      ("三个月", []),
      ("5个半月", []),
      ("两日", []),
      ("3岁", []),
      ("一日之计在于晨", []),
      ("2024家", []),
      ("每周三次", []),
    ] as [(String, [String])])
  func `numbers that are no date`(text: String, found: [String]) {
    #expect(FoundForms.periods(in: text) == found)
  }
}

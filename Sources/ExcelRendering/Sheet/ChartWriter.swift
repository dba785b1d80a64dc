import CXLSXWriter

/// Writes charts over the table of their sheet.
struct ChartWriter {
  let sheet: String
  let firstRow: Int
  let styles: StyleSheet

  func write(
    _ chart: ChartContent, on page: UnsafeMutablePointer<lxw_worksheet>, row: Int, slot: Int, in book: inout Workbook
  ) throws(WorkbookError) {
    guard !chart.series.isEmpty else { throw .chartRange(sheet: sheet, chart: chart.title) }
    for text in [chart.title, chart.alternativeText] {
      guard !text.isEmpty else { throw .chartText(sheet: sheet, chart: chart.title) }
      try checkCharacters(of: text, sheet: sheet, cell: chart.title)
    }
    guard chart.title.utf16.count <= WorkbookError.shortTextLimit else {
      throw .chartText(sheet: sheet, chart: chart.title)
    }
    let drawing = try book.chart(type(of: chart.kind))
    for series in chart.series { add(series, of: chart, to: drawing) }
    dress(drawing, as: chart)
    try insert(drawing, chart, on: page, row: row, slot: slot)
  }

  private func type(of kind: ChartContent.Kind) -> lxw_chart_type {
    switch kind {
    case .column: LXW_CHART_COLUMN
    case .bar: LXW_CHART_BAR
    case .stackedBar: LXW_CHART_BAR_STACKED
    case .line: LXW_CHART_SCATTER_STRAIGHT_WITH_MARKERS
    }
  }

  private func add(
    _ series: ChartContent.Series, of chart: ChartContent, to drawing: UnsafeMutablePointer<lxw_chart>
  ) {
    guard let added = chart_add_series(drawing, nil, nil) else { return }
    let (categories, values) = (series.categories, series.values)
    chart_series_set_categories(
      added, sheet, lxw_row_t(firstRow + categories.rows.lowerBound), lxw_col_t(categories.column),
      lxw_row_t(firstRow + categories.rows.upperBound), lxw_col_t(categories.column))
    chart_series_set_values(
      added, sheet, lxw_row_t(firstRow + values.rows.lowerBound), lxw_col_t(values.column),
      lxw_row_t(firstRow + values.rows.upperBound), lxw_col_t(values.column))
    chart_series_set_name(added, series.name)
    let colour = styles.colours[series.colour]?.rgb ?? 0
    if chart.kind == .line {
      var line = lxw_chart_line()
      line.color = colour
      line.width = 2
      chart_series_set_line(added, &line)
      chart_series_set_marker_type(added, UInt8(LXW_CHART_MARKER_CIRCLE.rawValue))
      chart_series_set_marker_size(added, 6)
      var fill = lxw_chart_fill()
      fill.color = colour
      chart_series_set_marker_fill(added, &fill)
      chart_series_set_marker_line(added, &line)
    } else {
      var fill = lxw_chart_fill()
      fill.color = colour
      chart_series_set_fill(added, &fill)
    }
    if chart.hasLabels {
      chart_series_set_labels(added)
      chart_series_set_labels_num_format(added, styles.text(of: chart.numberFormat))
      let isLight = (styles.colours[series.colour] ?? .white).contrast(on: .white) < 4.5
      withFont(chart.kind == .stackedBar && !isLight ? Colour.white : nil, size: 9) {
        chart_series_set_labels_font(added, $0)
      }
      if chart.kind == .line {
        chart_series_set_labels_position(added, UInt8(LXW_CHART_LABEL_POSITION_ABOVE.rawValue))
      }
    }
  }

  private func dress(_ drawing: UnsafeMutablePointer<lxw_chart>, as chart: ChartContent) {
    let ink = styles.base.colour
    chart_title_set_name(drawing, chart.title)
    withFont(ink, size: 11, isBold: true) { chart_title_set_name_font(drawing, $0) }
    if chart.hasLegend {
      chart_legend_set_position(drawing, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
      withFont(ink, size: 9) { chart_legend_set_font(drawing, $0) }
    } else {
      chart_legend_set_position(drawing, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
    }
    var none = lxw_chart_line()
    none.none = UInt8(LXW_TRUE.rawValue)
    chart_chartarea_set_line(drawing, &none)
    let isLying = chart.kind == .bar || chart.kind == .stackedBar
    // Of a chart with lying bars the library calls the upright axis y, and it is the one that holds the categories.
    let (x, y) = (drawing.pointee.x_axis, drawing.pointee.y_axis)
    let (categories, values) = isLying ? (y, x) : (x, y)
    for (axis, name) in [(categories, chart.categoryAxis), (values, chart.valueAxis)] {
      if !name.isEmpty { chart_axis_set_name(axis, name) }
      withFont(ink, size: 9) {
        chart_axis_set_name_font(axis, $0)
        chart_axis_set_num_font(axis, $0)
      }
      chart_axis_set_line(axis, &none)
    }
    var grid = lxw_chart_line()
    grid.color = styles.colours["grid"]?.rgb ?? 0xD9D9D9
    grid.width = 0.75
    chart_axis_major_gridlines_set_visible(values, UInt8(LXW_TRUE.rawValue))
    chart_axis_major_gridlines_set_line(values, &grid)
    chart_axis_major_gridlines_set_visible(categories, UInt8(LXW_FALSE.rawValue))
    chart_axis_set_num_format(values, styles.text(of: chart.axisFormat))
    if chart.startsAtZero { chart_axis_set_min(values, 0) }
    if isLying {
      // The first category on top, and the scale still at the bottom.
      chart_axis_set_reverse(categories)
      chart_axis_set_crossing_max(categories)
      chart_axis_set_interval_unit(categories, 1)
    }
    if let scale = chart.scale {
      chart_axis_set_min(categories, Double(scale.lowerBound))
      chart_axis_set_max(categories, Double(scale.upperBound))
      chart_axis_set_major_unit(categories, 1)
      chart_axis_set_num_format(categories, "0")
    } else {
      chart_set_series_gap(drawing, 60)
      // Category labels stay at the edge when a bar is below zero.
      chart_axis_set_label_position(categories, UInt8(LXW_CHART_AXIS_LABEL_POSITION_LOW.rawValue))
    }
  }

  private func withFont(
    _ colour: Colour?, size: Double, isBold: Bool = false, _ use: (UnsafeMutablePointer<lxw_chart_font>) -> Void
  ) {
    let texts = CTexts()
    var font = lxw_chart_font()
    font.name = texts.copy(styles.base.font)
    font.size = size
    font.bold = UInt8((isBold ? LXW_TRUE : LXW_EXPLICIT_FALSE).rawValue)
    font.color = colour?.rgb ?? styles.base.colour?.rgb ?? 0
    use(&font)
  }

  private func insert(
    _ drawing: UnsafeMutablePointer<lxw_chart>, _ chart: ChartContent,
    on page: UnsafeMutablePointer<lxw_worksheet>, row: Int, slot: Int
  ) throws(WorkbookError) {
    let texts = CTexts()
    let look = styles.charts
    var options = lxw_chart_options()
    options.x_offset = Int32(slot * (look.width + look.gap))
    // The library's charts are 480 × 288 pixels at scale 1.
    options.x_scale = Double(look.width) / 480
    options.y_scale = Double(look.height) * chart.heightFactor / 288
    options.object_position = UInt8(LXW_OBJECT_MOVE_DONT_SIZE.rawValue)
    options.description = texts.copy(chart.alternativeText)
    try check(
      worksheet_insert_chart_opt(page, lxw_row_t(row), 0, drawing, &options),
      doing: "placing the chart '\(chart.title)'")
  }
}

import CXLSXWriter

extension CellStyle {
  /// Sets a format of the library to look like this style.
  func apply(to format: UnsafeMutablePointer<lxw_format>) {
    format_set_font_name(format, font)
    format_set_font_size(format, size)
    if isBold { format_set_bold(format) }
    if isItalic { format_set_italic(format) }
    if isUnderlined { format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue)) }
    if let colour { format_set_font_color(format, colour.rgb) }
    if let fill {
      format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
      format_set_fg_color(format, fill.rgb)
    }
    switch alignment {
    case .left: format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
    case .centre: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
    case .right: format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
    case nil: break
    }
    switch vertical {
    case .top: format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    case .centre: format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    case .bottom: break
    }
    if wraps { format_set_text_wrap(format) }
    if indent > 0 { format_set_indent(format, UInt8(min(indent, 15))) }
    format_set_top(format, top.code)
    format_set_bottom(format, bottom.code)
    if let lineColour {
      format_set_top_color(format, lineColour.rgb)
      format_set_bottom_color(format, lineColour.rgb)
    }
    if let numberFormat { format_set_num_format(format, numberFormat) }
  }
}

extension CellStyle.Line {
  var code: UInt8 {
    switch self {
    case .none: UInt8(LXW_BORDER_NONE.rawValue)
    case .hair: UInt8(LXW_BORDER_HAIR.rawValue)
    case .thin: UInt8(LXW_BORDER_THIN.rawValue)
    case .medium: UInt8(LXW_BORDER_MEDIUM.rawValue)
    }
  }
}

/// How much room texts take in cells, as far as row heights and column widths need it: a wide sign is two letters.
enum TextMeasure {
  private static func width(of scalar: Unicode.Scalar) -> Int { scalar.value < 0x2E80 ? 1 : 2 }

  /// The letters that the longest line of a text takes.
  static func width(of text: String) -> Int {
    var longest = 0
    var line = 0
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        longest = max(longest, line)
        line = 0
      } else {
        line += width(of: scalar)
      }
    }
    return max(longest, line)
  }

  /// The lines that a text takes when it is wrapped as spreadsheets do: behind spaces and hyphens, and beside any
  /// wide sign; a longer word breaks anywhere.
  static func lines(of text: String, room: Int) -> Int {
    let room = max(room, 2)
    var lines = 1
    var line = 0
    var word = 0
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        lines += 1
        (line, word) = (0, 0)
        continue
      }
      let width = width(of: scalar)
      let isSpace = scalar == " "
      if line + width > room, !isSpace {
        lines += 1
        // The word that does not fit moves down whole, unless it fills a line by itself.
        line = word + width <= room && width == 1 ? word : 0
      }
      line += width
      word = isSpace || width == 2 || scalar == "-" ? 0 : word + width
      if word > room { word = 0 }
    }
    return lines
  }
}

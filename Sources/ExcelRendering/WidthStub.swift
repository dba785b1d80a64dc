extension String {
  var displayWidth: Int { unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) } }
  func wrapped(width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in split(separator: " ", omittingEmptySubsequences: false) {
      for piece in (word.count * 2 == String(word).displayWidth ? word.map(String.init) : [String(word)]) {
        if !line.isEmpty, line.displayWidth + piece.displayWidth > width { lines.append(line); line = "" }
        line += piece
      }
      line += " "
    }
    while line.hasSuffix(" ") { line.removeLast() }
    lines.append(line)
    return lines
  }
}

import Glibc

/// A colour of the sheet: red, green and blue in one number, `0x1F3A5F`.
package struct Colour: Hashable, Sendable {
  package let rgb: UInt32

  /// Makes a colour of its number.
  package init(rgb: UInt32) { self.rgb = rgb & 0xFFFFFF }

  /// Reads `#1F3A5F`; nil for anything else.
  package init?(_ text: some StringProtocol) {
    guard text.utf8.count == 7, text.utf8.first == 0x23, text.utf8.dropFirst().allSatisfy(Self.isHexadecimal),
      let number = UInt32(text.dropFirst(), radix: 16)
    else { return nil }
    rgb = number
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
  }

  /// How well the colour stands out on another, 1 to 21 (WCAG 2.1, contrast ratio).
  package func contrast(on ground: Colour) -> Double {
    let (a, b) = (luminance, ground.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  private var luminance: Double {
    func linear(_ part: UInt32) -> Double {
      let value = Double(part & 0xFF) / 255
      return value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb)
  }

  /// White, the ground of a sheet.
  package static let white = Colour(rgb: 0xFFFFFF)
}

/// How a cell looks; equal styles become one format of the workbook.
package struct CellStyle: Hashable, Sendable {
  /// Where a text stands between the sides of its cell.
  package enum Alignment: String, CaseIterable, Hashable, Sendable {
    case left
    case centre
    case right
  }
  /// Where a text stands between top and bottom of its cell.
  package enum VerticalAlignment: String, CaseIterable, Hashable, Sendable {
    case top
    case centre
    case bottom
  }
  /// A line along one side of a cell.
  package enum Line: String, CaseIterable, Hashable, Sendable {
    case none
    case hair
    case thin
    case medium
  }

  package var font: String
  /// In points.
  package var size: Double
  package var isBold = false
  package var isItalic = false
  package var isUnderlined = false
  package var colour: Colour?
  package var fill: Colour?
  package var alignment: Alignment?
  package var vertical = VerticalAlignment.top
  package var wraps = false
  package var indent = 0
  package var top = Line.none
  package var bottom = Line.none
  package var lineColour: Colour?
  /// A number format as Excel writes it; nil for General.
  package var numberFormat: String?

  /// Makes a style of a font.
  package init(font: String, size: Double) {
    self.font = font
    self.size = size
  }
}

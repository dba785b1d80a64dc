import Glibc

/// Copies of texts for C structures that hold pointers; they live as long as this value.
final class CTexts {
  private var copies: [UnsafeMutablePointer<CChar>] = []

  /// A copy of a text; nil for nil.
  func copy(_ text: String?) -> UnsafeMutablePointer<CChar>? {
    guard let text, let copy = strdup(text) else { return nil }
    copies.append(copy)
    return copy
  }

  deinit {
    for copy in copies { free(copy) }
  }
}

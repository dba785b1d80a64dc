/// How much a template may use, so that a slip in it cannot fill the memory or run for ever.
package struct TemplateLimits: Sendable {
  /// The bytes of the text written.
  package var outputBytes = 64 << 20
  /// The rounds of all loops together.
  package var rounds = 5_000_000
  /// How deeply one file may include another.
  package var includeDepth = 16
  /// How many inclusions there may be in all.
  package var includes = 500
  /// How deeply blocks and parentheses may stand within one another.
  package var nesting = 64
  /// How many names, values and operations one expression may have.
  package var expressionSize = 500

  /// Makes the ordinary limits.
  package init() {}
}

import UserFiles

/// The keys that a mapping in a file of a workspace must and may have.
package struct MappingKeys: Hashable, Sendable {
  /// The keys that it must have.
  package let required: [String]
  /// The further keys that it may have.
  package let optional: [String]

  init(_ required: [String] = [], optional: [String] = []) {
    self.required = required
    self.optional = optional
  }

  /// All keys, the required ones first.
  package var all: [String] { required + optional }
}

extension YAMLValue {
  /// A mapping with known keys; unknown and missing ones are noted.
  func mapping(_ keys: MappingKeys) -> YAMLMapping? { mapping(required: keys.required, optional: keys.optional) }
}

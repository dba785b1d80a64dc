/// The known name that a misspelt one most likely stands for; nil when none is near.
///
/// Near is: the same but for case and spaces; one part of the other, as short forms of Chinese names are; or a distance
/// of at most a third of the longer name in characters typed wrong, left out, doubled or swapped, one at least.
package func nearest(to written: String, in known: some Sequence<String>) -> String? {
  let wanted = folded(written)
  guard !wanted.isEmpty, wanted.count <= 200 else { return nil }
  var best: (name: String, score: Int)?
  for name in known {
    let candidate = folded(name)
    guard !candidate.isEmpty, candidate.count <= 200, candidate != wanted || name != written else { continue }
    guard let score = score(wanted, candidate) else { continue }
    if best.map({ score < $0.score }) ?? true { best = (name, score) }
  }
  return best?.name
}

/// What to say under an unknown name: the nearest known one, or else the names there are.
///
/// - Parameter known: all names that would be right, in the order to list them; at most eight are listed.
package func hint(forUnknown written: String, among known: [String]) -> String? {
  if let name = nearest(to: written, in: known) { return "did you mean '\(name)'?" }
  guard !known.isEmpty else { return nil }
  let listed = known.prefix(8).map { "'\($0)'" }.joined(separator: ", ")
  let rest = known.count > 8 ? " and \(known.count - 8) more" : ""
  return known.count == 1 ? "known is only \(listed)" : "known are \(listed)\(rest)"
}

private func folded(_ text: String) -> [Character] {
  Array(text.lowercased().filter { $0 != " " && $0 != "_" && $0 != "-" })
}

/// How far two names are apart, in hundredths of the longer; nil when too far.
private func score(_ left: [Character], _ right: [Character]) -> Int? {
  let longer = max(left.count, right.count)
  let shorter = min(left.count, right.count)
  let distance = editDistance(left, right)
  if distance <= max(1, longer / 3), distance < longer { return distance * 100 / longer }
  // 苏州 for 苏州高新区: at least two characters, and no accident of short Latin names.
  let isChinese = left.allSatisfy { $0.unicodeScalars.allSatisfy { $0.value >= 0x2E80 } }
  guard shorter >= (isChinese ? 2 : 4) else { return nil }
  let (part, whole) = left.count <= right.count ? (left, right) : (right, left)
  let isPart = (0...(whole.count - part.count)).contains { whole[$0..<($0 + part.count)].elementsEqual(part) }
  return isPart ? 50 + distance * 50 / longer : nil
}

/// The number of characters to insert, delete, replace or swap with their neighbour (optimal string alignment).
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  var beforeLast = [Int](repeating: 0, count: right.count + 1)
  var last = Array(0...right.count)
  for row in left.indices {
    var current = [row + 1]
    for column in right.indices {
      let isSame = left[row] == right[column]
      var cost = min(last[column + 1] + 1, current[column] + 1, last[column] + (isSame ? 0 : 1))
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        cost = min(cost, beforeLast[column - 1] + 1)
      }
      current.append(cost)
    }
    beforeLast = last
    last = current
  }
  return last[right.count]
}

/// The rows of a long sheet, made block by block on several threads.
///
/// What a block holds must depend on nothing but its number: then the file is the same however many threads there are.
package protocol SheetRows: Sendable {
  /// What a thread keeps from block to block, such as its buffers.
  associatedtype Scratch

  /// How many blocks there are.
  var blockCount: Int { get }
  /// Makes what one thread keeps.
  func makeScratch() -> Scratch
  /// Writes the rows of a block, in order.
  func write(block: Int, to writer: RowWriter, with scratch: inout Scratch) throws
}

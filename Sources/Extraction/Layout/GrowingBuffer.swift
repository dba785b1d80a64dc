/// Values in memory of their own that grows as they are appended.
struct GrowingBuffer<Value: BitwiseCopyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Value>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 16)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  subscript(index: Int) -> Value {
    precondition(index >= 0 && index < count)
    return base[index]
  }

  @inline(__always)
  mutating func append(_ value: Value) {
    if count == capacity { grow(1) }
    (base + count).initialize(to: value)
    count += 1
  }

  mutating func append(_ values: UnsafeBufferPointer<Value>) {
    guard let start = values.baseAddress else { return }
    if capacity - count < values.count { grow(values.count) }
    (base + count).initialize(from: start, count: values.count)
    count += values.count
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    capacity = max(capacity * 2, count + more)
    let wider = UnsafeMutablePointer<Value>.allocate(capacity: capacity)
    wider.moveInitialize(from: base, count: count)
    base.deallocate()
    base = wider
  }

  /// The values as an array.
  var array: [Value] { Array(UnsafeBufferPointer(start: base, count: count)) }
}

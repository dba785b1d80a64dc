/// Keeps a value until the program ends.
///
/// Taking a comparison of many zones apart, part by part, costs up to a tenth of making it; the system takes the memory
/// back at the end anyway.
func keepToTheEnd<Value>(_ value: Value) {
  _ = Unmanaged.passRetained(LastingValue(value))
}

private final class LastingValue<Value> {
  private let value: Value

  init(_ value: Value) { self.value = value }
}

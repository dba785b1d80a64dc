import Testing

/// A page with all metrics that are read in it, as `ExtractAnswer.metricLines` tells them.
struct PageReading: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String
  let metrics: [String]
}

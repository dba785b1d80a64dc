import ExactValues
import ZoneComparison
import ZoneModel

extension Wording {
  /// Every key that a wording looks up, with the places that its text may hold.
  package static var requiredKeys: [String: [String]] {
    var keys: [String: [String]] = [
      "language": [], "numbers.grouping": [], "numbers.point": [], "numbers.minus": [], "lists.separator": [],
      "lists.last": ["head", "last"], "unitFallback": ["number", "unit"], "subjects.zone": [], "subjects.city": [],
      "initiatives.name": ["en", "zh"], "comparators.none": [],
    ]
    func add(_ prefix: String, _ names: [String], _ places: [String] = []) {
      for name in names { keys["\(prefix).\(name)"] = places }
    }
    let bounds = Comparator.allCases.filter { $0 != .equal }
    for comparator in bounds {
      let places = comparator == .between ? ["low", "high"] : ["value"]
      keys["comparators.\(comparator.name)"] = places
      keys["comparators.cell.\(comparator.name)"] = places
    }
    for key in ["comparators.near", "comparators.cell.near"] { keys[key] = ["value"] }
    add("changes", ["percent", "points", "difference", "places"], ["number"])
    for form in ["long", "short"] {
      let day = ["year", "month", "shortMonth", "day"]
      add("periods.\(form).names", (1...12).map(String.init))
      add(
        "periods.\(form)",
        [
          "year", "half1", "half2", "nineMonths", "quarter1", "quarter2", "quarter3", "quarter4", "month", "day",
          "point",
          "pointDay", "toDate", "since",
        ], day)
      add("periods.\(form)", ["months"], ["from", "to", "year"])
      add("periods.\(form)", ["years", "days"], ["from", "to"])
      add("periods.\(form)", ["unknown"])
    }
    add("states", CoverageState.allCases.map(\.rawValue))
    add("symbols", CoverageState.allCases.map(\.rawValue) + ["revised", "conflict", "not-applicable"])
    add("statuses", ObservationStatus.allCases.map(\.rawValue))
    add("confidences", Confidence.allCases.map(\.rawValue))
    add("bases", PriceBasis.allCases.map(\.rawValue))
    add("directions", Direction.allCases.map(\.rawValue))
    add("accumulations", Period.Accumulation.allCases.map(\.rawValue))
    add("periodBases", Period.Basis.allCases.map(\.rawValue))
    add("comparisonBases", Change.Base.allCases.map(\.rawValue))
    add("disagreementKinds", Disagreement.Kind.allCases.map(\.rawValue))
    add("choices", Disagreement.Choice.allCases.map(\.rawValue))
    add("kinds", MetricKind.allCases.map(\.rawValue))
    add("derivations", DerivationRule.allCases.map(\.rawValue))
    add("remarkKinds", Remark.Kind.allCases.map(\.rawValue))
    add("refusals", Refusal.allRules)
    add(
      "trace",
      [
        "printed", "growth", "read-as", "indicator", "of", "period", "status", "confidence", "source", "publisher",
        "published", "place", "address", "written-in", "note", "derived", "chosen", "not-chosen", "name", "kind",
        "theme", "when", "state", "no-cell", "separator", "colon", "stands-on-none",
      ])
    let traced = [
      "in-source": ["printed", "form"], "range": ["range"], "span-printed": ["period", "printed"],
      "span-taken": ["period", "printed"], "span-unknown": ["printed"], "date-inferred": ["date"],
      "not-linked": ["address", "access"], "in-edition": ["quarter"], "cells": ["language"], "stands-on": ["count"],
      "not-reported": ["symbol"],
    ]
    for (name, places) in traced { keys["trace.\(name)"] = places }
    keys["findings.zoneCount"] = ["zone", "count"]
    for kind in Finding.Kind.allCases { keys["findings.\(kind.rawValue)"] = kind.places }
    return keys
  }
}

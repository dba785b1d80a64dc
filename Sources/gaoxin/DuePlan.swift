import EditionFiles
import ExactValues
import Glibc
import Scheduling
import SeedFiles
import UserFiles
import ZoneComparison
import ZoneModel

/// What is owed in a workspace on a day.
struct DuePlan {
  let workspace: Workspace
  let template: EditionTemplate
  let dataset: Dataset
  let zones: [ZoneID]
  let day: CivilDate
  let faults: MistakeReport?
  let inputs: EditionInputs
  /// The editions that stand there, each judged once until it is forgotten.
  let editions: MadeEditions
  private let rules: DueEditions
  /// How many of the zones have a figure whose span ends with a quarter.
  private let coverage: [Quarter: Int]
  private let asked: Quarter?

  init(
    _ workspace: Workspace, _ choice: QuarterOptions, _ due: DueOptions, isStrict: Bool = false
  ) throws(CommandFailure) {
    self.workspace = workspace
    editions = MadeEditions(workspace)
    template = try EditionTemplate(
      choice.template ?? workspace.settings.template, in: workspace, languages: workspace.settings.languages)
    inputs = EditionInputs(workspace, template: template.name)
    (dataset, faults) = try workspace.dataset(passingOverFaults: !isStrict)
    keepToTheEnd(dataset)
    zones = try workspace.zones(choice.zones, in: dataset)
    coverage = Self.coverage(of: dataset, zones: zones)
    if let text = choice.quarter {
      asked = try workspace.quarter(text, of: zones, in: dataset)
    } else {
      asked = nil
    }
    if let asOf = due.asOf {
      day = asOf.date
    } else {
      day = try workspace.today()
    }
    rules = DueEditions(
      daysAfterQuarter: workspace.settings.schedule.daysAfterQuarter,
      minimumCoverage: workspace.settings.schedule.minimumCoverage,
      catchUp: asked == nil ? due.catchUp : .max, isForced: due.force)
  }

  /// The decisions now, or those of another day, oldest quarter first; an edition just made changes those behind it.
  func decisions(asOf other: CivilDate? = nil) -> [(quarter: Quarter, action: EditionDecision.Action)] {
    let day = other ?? day
    let quarters = asked.map { [$0] } ?? coverage.keys.sorted()
    let oldest = rules.oldest(of: quarters.map(\.ofYear), asOf: day)
    let states = quarters.map { quarter in
      // Of what is not looked at, nothing is read.
      let isLookedAt = oldest.map { $0 <= quarter.ofYear } ?? false
      return QuarterState(
        quarter: quarter.ofYear, coverage: coverage[quarter] ?? 0, edition: isLookedAt ? state(of: quarter) : .absent,
        inputs: isLookedAt ? inputs(of: quarter) : "")
    }
    return zip(quarters, rules.decisions(states, asOf: day)).map { ($0, $1.action) }
  }

  /// The newest quarter whose edition may be made on a day.
  func newestOpen(on day: CivilDate) -> Quarter {
    var quarter = Quarter(containing: day)
    while rules.opens(quarter.ofYear) > day { quarter = quarter.previous }
    return quarter
  }

  /// The edition of a quarter, compared but not written.
  func edition(_ quarter: Quarter) -> Edition {
    Edition(
      workspace, template: template, dataset: dataset, zones: zones, quarter: quarter,
      languages: workspace.settings.languages)
  }

  private func inputs(of quarter: Quarter) -> String {
    inputs.digest(
      quarter: quarter, zones: zones, languages: workspace.settings.languages,
      previous: EditionSnapshot.name(before: quarter, in: editions)
    ).description
  }

  /// How many of the zones have a figure whose span ends with each quarter.
  private static func coverage(of dataset: Dataset, zones: [ZoneID]) -> [Quarter: Int] {
    let store = dataset.observations.store
    let isWanted = store.zones.map(Set(zones).contains)
    // Periods have small numbers: what stands where is marked first, and counted by quarter then.
    var isThere = Array(repeating: false, count: store.periods.count * store.zones.count)
    dataset.observations.forEachRecord { _, record in
      if record.isActual { isThere[Int(record.period) * store.zones.count + Int(record.zone)] = true }
    }
    var found: [Quarter: Set<Int>] = [:]
    for (place, period) in store.periods.enumerated() {
      guard !period.isBareYear, let quarter = period.quarterOfEnd else { continue }
      for zone in store.zones.indices where isWanted[zone] && isThere[place * store.zones.count + zone] {
        found[quarter, default: []].insert(zone)
      }
    }
    return found.mapValues(\.count)
  }

  private func state(of quarter: Quarter) -> QuarterState.Edition {
    let folder = "\(workspace.folder)/output/\(quarter)"
    var status = stat()
    guard lstat(folder, &status) == 0 else { return .absent }
    guard let edition = editions[quarter], edition.isWhole else { return .incomplete }
    return .made(inputs: edition.manifest.inputs)
  }
}

extension Quarter {
  /// The quarter as the schedule counts it.
  fileprivate var ofYear: QuarterOfYear { QuarterOfYear(year: year, number: number) }
}

extension EditionDecision.Action {
  /// Whether the edition is to be made.
  var isToMake: Bool {
    if case .make = self { return true }
    return false
  }
}

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
  private let rules: DueEditions
  /// How many of the zones have a figure whose span ends with a quarter.
  private let coverage: [Quarter: Int]
  private let asked: Quarter?

  init(
    _ workspace: Workspace, _ choice: QuarterOptions, _ due: DueOptions, isStrict: Bool = false
  ) throws(CommandFailure) {
    self.workspace = workspace
    template = try EditionTemplate(
      choice.template ?? workspace.settings.template, in: workspace, languages: workspace.settings.languages)
    inputs = EditionInputs(workspace, template: template.name)
    (dataset, faults) = try workspace.dataset(passingOverFaults: !isStrict)
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
    let previous = EditionSnapshot.newest(before: quarter, in: EditionFolder(workspace: workspace.folder))
    return inputs.digest(
      quarter: quarter, zones: zones, languages: workspace.settings.languages, previous: previous
    ).description
  }

  /// How many of the zones have a figure whose span ends with each quarter.
  private static func coverage(of dataset: Dataset, zones: [ZoneID]) -> [Quarter: Int] {
    let table = dataset.observations
    let isWanted = table.store.zones.map(Set(zones).contains)
    let quarters = table.store.periods.map { $0.isBareYear ? nil : $0.quarterOfEnd }
    var found: [Quarter: Set<UInt32>] = [:]
    for position in table.indices {
      let record = table.record(position)
      guard record.isActual, isWanted[Int(record.zone)], let quarter = quarters[Int(record.period)] else { continue }
      found[quarter, default: []].insert(record.zone)
    }
    return found.mapValues(\.count)
  }

  private func state(of quarter: Quarter) -> QuarterState.Edition {
    let folder = "\(workspace.folder)/output/\(quarter)"
    var status = stat()
    guard lstat(folder, &status) == 0 else { return .absent }
    guard let manifest = EditionManifest(folder: folder), manifest.isWhole(in: folder) else { return .incomplete }
    return .made(inputs: manifest.inputs)
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

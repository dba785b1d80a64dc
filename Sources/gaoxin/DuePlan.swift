import ExactValues
import Foundation
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
  private let rules: DueEditions
  private let asked: Quarter?

  init(
    _ workspace: Workspace, _ choice: QuarterOptions, _ due: DueOptions, isStrict: Bool = false
  ) throws(CommandFailure) {
    self.workspace = workspace
    template = try EditionTemplate(
      choice.template ?? workspace.settings.template, in: workspace, languages: workspace.settings.languages)
    (dataset, faults) = try workspace.dataset(passingOverFaults: !isStrict)
    zones = try workspace.zones(choice.zones, in: dataset)
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

  /// The decisions now, oldest quarter first; an edition just made changes those behind it.
  func decisions() -> [(quarter: Quarter, action: EditionDecision.Action)] {
    let quarters = dataset.quarters(of: zones).sorted()
    let wanted = asked.map { asked in quarters.filter { $0 == asked } } ?? quarters
    let states = wanted.map { quarter in
      QuarterState(
        quarter: QuarterOfYear(year: quarter.year, number: quarter.number), coverage: coverage(of: quarter),
        edition: state(of: quarter),
        inputs: edition(quarter).inputs.description)
    }
    return zip(wanted, rules.decisions(states, asOf: day)).map { ($0, $1.action) }
  }

  /// The edition of a quarter, compared but not written.
  func edition(_ quarter: Quarter) -> Edition {
    Edition(
      workspace, template: template, dataset: dataset, zones: zones, quarter: quarter,
      languages: workspace.settings.languages)
  }

  /// How many of the zones have a figure whose span ends with the quarter.
  private func coverage(of quarter: Quarter) -> Int {
    let table = dataset.observations
    let isOfQuarter = table.store.periods.map { $0.quarterOfEnd == quarter }
    var hasFigure = Array(repeating: false, count: table.store.zones.count)
    for position in table.indices {
      let record = table.record(position)
      if record.isActual, isOfQuarter[Int(record.period)] { hasFigure[Int(record.zone)] = true }
    }
    let reporting = Set(zip(table.store.zones, hasFigure).filter(\.1).map(\.0))
    return zones.count { reporting.contains($0) }
  }

  private func state(of quarter: Quarter) -> QuarterState.Edition {
    let folder = "\(workspace.folder)/output/\(quarter)"
    guard access(folder, F_OK) == 0 else { return .absent }
    guard let manifest = EditionManifest(folder: folder), manifest.isWhole(in: folder) else { return .incomplete }
    return .made(inputs: manifest.inputs)
  }
}

extension Workspace {
  /// Today in the workspace's time zone.
  func today() throws(CommandFailure) -> CivilDate {
    guard let zone = TimeZone(identifier: settings.timeZone) else {
      throw CommandFailure(
        .badConfiguration, "gaoxin.yaml names an unknown time zone '\(settings.timeZone)'",
        hint: "write one such as Asia/Shanghai")
    }
    let now = Date()
    let seconds = Int(now.timeIntervalSince1970.rounded(.down)) + zone.secondsFromGMT(for: now)
    return CivilDate(daysSince1970: (seconds >= 0 ? seconds : seconds - 86_399) / 86_400)
  }
}

import ExactValues
import Wording
import ZoneComparison
import ZoneModel

/// The long table: every observation as printed and as read, with its source.
struct ObservationsBlock: SheetBlock {
  enum Field: String, BlockField {
    case id
    case zone
    case subject
    case theme
    case indicator
    case value
    case lower
    case upper
    case unit
    case bound
    case printed
    case sourceForm = "source-form"
    case growth
    case growthPrinted = "growth-printed"
    case period
    case periodCode = "period-code"
    case periodPrinted = "period-printed"
    case accumulation
    case periodBasis = "period-basis"
    case status
    case confidence
    case source
    case sourceID = "source-id"
    case place
    case detail
    case note
    case seed
    static let numeric: Set<Field> = [.value, .lower, .upper, .growth]
  }

  let rendering: WorkbookRendering
  private let extent: ObservationExtent
  /// What stands before and behind a form as printed.
  let quotation: (before: String, behind: String)

  init(rendering: WorkbookRendering, extent: ObservationExtent = .all) {
    self.rendering = rendering
    self.extent = extent
    let form = rendering.labels.text("quotation", ["text": "\u{0}"])
    let parts = form.split(separator: "\u{0}", omittingEmptySubsequences: false)
    quotation = (String(parts.first ?? ""), String(parts.count > 1 ? parts[1] : ""))
  }

  /// The positions of the observations, each of which is made when its row is.
  var items: [Int] {
    let all = rendering.comparison.observations.indices
    return extent == .used ? rendering.usedPositions ?? Array(all) : Array(all)
  }

  func key(of position: Int) -> String? { rendering.comparison.observations.id(position).text }

  func shown(_ position: Int) -> Observation { rendering.comparison.observations[position] }

  func fact(_ field: Field, of position: Int) -> String {
    let observation = shown(position)
    return switch field {
    case .id: observation.id.text
    case .zone: observation.zone.text
    case .subject: observation.subject.name
    case .indicator: observation.indicator.text
    case .theme: rendering.comparison.dataset.indicator(observation.indicator)?.theme ?? ""
    case .unit: observation.measure.unit.text
    case .bound: observation.measure.comparator.rawValue
    case .period, .periodCode: observation.period.code
    case .accumulation: observation.period.accumulation.rawValue
    case .periodBasis: observation.period.basis.rawValue
    case .status: observation.status.rawValue
    case .confidence: observation.confidence.rawValue
    case .source, .sourceID: observation.source.text
    default: ""
    }
  }

  func mayStandOn(_ position: Int, about hint: FactHint) -> Bool {
    let observations = rendering.comparison.observations
    let record = observations.record(position)
    return hint.indicators.contains(observations.store.indicators[Int(record.indicator)])
      && hint.zones.contains(observations.store.zones[Int(record.zone)])
  }

  func cell(_ field: Field, of observation: Observation, at place: BlockPlace<Field>) -> CellContent {
    let (wording, labels) = (rendering.wording, rendering.labels)
    let measure = observation.measure
    switch field {
    case .id: return rendering.cell(observation.id.text)
    case .zone: return rendering.cell(wording.name(observation.zone))
    case .subject: return rendering.cell(wording.name(observation.subject, of: observation.zone))
    case .theme:
      return rendering.cell(
        rendering.comparison.dataset.indicator(observation.indicator).map { wording.theme($0.theme) })
    case .indicator: return rendering.cell(wording.name(observation.indicator))
    case .value: return number(measure.number ?? measure.range.exactValue, measure.decimals, observation)
    case .lower: return number(measure.isExact ? nil : measure.range.lower?.value, measure.decimals, observation)
    case .upper: return number(measure.isExact ? nil : measure.range.upper?.value, measure.decimals, observation)
    case .unit: return rendering.cell(wording.unitHeading(measure.unit))
    case .bound: return rendering.cell(labels["bounds.\(measure.comparator.name)"])
    case .printed: return cell(standing: quoted(measure.printed), observation)
    case .sourceForm: return rendering.cell(observation.sourceForm.map { quoted($0) })
    case .growth: return number(observation.growth?.percent?.exactValue, observation.growth?.decimals ?? 0, observation)
    case .growthPrinted: return rendering.cell((observation.growth?.printed).map { quoted($0) })
    case .period: return rendering.cell(wording.name(observation.period))
    case .periodCode: return rendering.cell(observation.period.code)
    case .periodPrinted: return rendering.cell(observation.period.printed.map { quoted($0) })
    case .accumulation: return rendering.cell(labels["accumulations.\(observation.period.accumulation.rawValue)"])
    case .periodBasis: return rendering.cell(labels["periodBases.\(observation.period.basis.rawValue)"])
    case .status: return rendering.cell(labels["statuses.\(observation.status.rawValue)"])
    case .confidence: return rendering.cell(labels["confidences.\(observation.confidence.rawValue)"])
    case .source:
      return rendering.cell(
        rendering.comparison.dataset.source(observation.source)?.title[rendering.language] ?? observation.source.text)
    case .sourceID: return rendering.cell(observation.source.text, link: rendering.link(to: observation.source))
    case .place: return rendering.cell(observation.place.text.map { rendering.place($0) })
    case .detail: return rendering.cell(observation.detail?[rendering.language])
    case .note: return rendering.cell(observation.note?[rendering.language])
    case .seed: return rendering.cell("\(observation.seedPlace.file):\(observation.seedPlace.line)")
    }
  }

  /// A form as printed, in quotation marks: it is a text, and no spreadsheet takes it for a number.
  func quoted(_ text: String) -> String { quotation.before + text + quotation.behind }

  private func cell(standing text: String, _ observation: Observation) -> CellContent {
    var cell = rendering.cell(text)
    cell.standsOn = [observation.id.text]
    return cell
  }

  private func number(_ number: DecimalNumber?, _ decimals: Int, _ observation: Observation) -> CellContent {
    guard let number else { return rendering.shorthand(.notApplicable) }
    return CellContent(
      .number(number, NumberFormat("figure", decimals: max(decimals, 0))), standsOn: [observation.id.text])
  }
}

extension Subject {
  /// The sort of subject, for filters.
  var name: String {
    switch self {
    case .zone: "zone"
    case .city: "city"
    case .body: "body"
    }
  }
}

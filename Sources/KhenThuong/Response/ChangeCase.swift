import Assessment
import JSONText
import Rulebook

/// What decides in which words a change is told; all else about it are figures.
struct ChangeCase {
  let change: Change
  /// Whether a paper was handed in on another form than the one prescribed.
  private(set) var strays = false
  /// Whether a paper was handed in with too few originals.
  private(set) var isShort = false

  init(_ change: Change) {
    self.change = change
  }

  /// The case that a change is; its figures are put into `figures`.
  static func of(
    _ change: Change, of input: NominationInput, _ figures: inout Figures
  ) -> ChangeCase {
    var form = ChangeCase(change)
    switch change.action {
    case .raiseCount(let count, let of, let to, _):
      figures[whole: .missing] = count
      figures[whole: .denominator] = of ?? 0
      figures[whole: .count] = to
    case .raisePercent(let points, let to):
      figures[.points] = points
      figures[.reached] = to
    case .provideFigures(_, let entity): figures.named.unit = entity
    case .addItems(let count, let to):
      figures[whole: .missing] = count
      figures[whole: .count] = to
    case .handInPaper(let missing):
      figures[whole: .missing] = missing
      guard case .document(let index) = input.plan.subjects[change.position] else { break }
      let state = input.facts.documents[index]
      form.strays = state.isGiven && !state.isPrescribedForm
      form.isShort = state.isGiven && missing > 0
    default: break
    }
    return form
  }

  /// Names the stencil for it.
  func key(_ language: Language, _ plan: AssessmentPlan) -> StencilKey {
    var (action, detail): (UInt64, UInt64) = (0, 0)
    switch change.action {
    case .raiseCount(_, let of, _, let recomputes):
      (action, detail) = (1, (of == nil ? 1 : 0) | (recomputes ? 2 : 0))
    case .raisePercent: action = 2
    case .provideFigures(let missing, let entity):
      (action, detail) = (
        3, UInt64(truncatingIfNeeded: missing.rawValue) << 1 | (entity == nil ? 0 : 1)
      )
    case .giveMeasurementDate: action = 4
    case .stateFact(let missing):
      (action, detail) = (5, UInt64(truncatingIfNeeded: missing.rawValue))
    case .fulfilFact(let missing):
      (action, detail) = (6, UInt64(truncatingIfNeeded: missing.rawValue))
    case .addItems(let count, let to): (action, detail) = (7, count == to ? 1 : 0)
    case .obtainJudgement(let revises): (action, detail) = (8, revises ? 1 : 0)
    case .obtainRuling: action = 9
    case .stateStatus(let meets): (action, detail) = (10, meets ? 1 : 0)
    case .handInPaper: (action, detail) = (11, (strays ? 1 : 0) | (isShort ? 2 : 0))
    case .statePriorAwards: action = 12
    case .nameAchievement: action = 13
    case .stateReceipt: action = 14
    case .none: action = 15
    }
    return StencilKey(
      .change, language, plan: plan.index, position: change.position,
      form: detail << 5 | action << 1 | (change.cameLate ? 1 : 0))
  }
}

extension AssessmentWriter {
  /// What is to be done, without a full stop, as a piece of an open string.
  func item(
    _ change: Change, of input: NominationInput, _ language: Language,
    _ table: inout StencilTable, _ writer: inout JSONWriter
  ) {
    var figures = Figures()
    let form = ChangeCase.of(change, of: input, &figures)
    let key = form.key(language, input.plan)
    let place = table[key] ?? table.add(stencil(of: form, language, input.plan), key)
    let named = figures.named
    writer.stencil(place, of: table.book, &figures) { gap, writer in
      fill(gap, named, language, &writer)
    }
  }

  @inline(never)
  private func stencil(
    of form: ChangeCase, _ language: Language, _ plan: AssessmentPlan
  ) -> StencilMaker {
    let findings = FindingSentences(assessor: assessor, language: language)
    var maker = StencilMaker()
    maker.text(
      WaySentences(findings: findings).item(form, of: plan.subjects[form.change.position]),
      language)
    return maker
  }
}

import Assessment
import JSONText
import Rulebook
import Selection

/// Reads nominations.
///
/// Too large to be copied: what it calls on its way mutates or is handed a reference, since
/// a method that does not is given a copy of all its memory.
struct NominationReader: ~Copyable {
  static let keys = KeyTable([
    "id", "award", "nominator", "nominee", "achievement", "measuredOn", "receivedAt", "sentAt",
    "evidence", "priorAwards", "documents", "ordering", "supplements", "withdrawnOn", "replaces",
    "submission", "extensions",
  ])
  private static let nomineeKeys = KeyTable(["kind", "unit", "id", "displayName", "position"])
  private static let kinds = KeyTable(NomineeKind.allCases.map(\.rawValue))
  private static let priorKeys = KeyTable(["achievement", "award", "decidedOn", "document"])

  private(set) var assessor: Assessor
  private(set) var asOf: Instant
  /// The day of `asOf`, after which nothing may be dated.
  private(set) var today: CalendarDate
  var registry: RegistryReader
  /// Whether units may be described where they are named.
  private var acceptsInlineUnits = false
  /// Whether the answer looks at slot and pool.
  private var placesInPools = true
  private(set) var evidenceReader: EvidenceReader
  /// Which criteria the evidence being read has had.
  var seenKeys = SeenKeys()
  /// The nomination before, whose memory serves the next.
  private var spare: NominationInput?

  /// `begin` says what it reads by.
  init(_ assessor: Assessor) {
    self.assessor = assessor
    today = assessor.rulebook.validFrom
    asOf = Instant(startOf: today, in: assessor.rulebook.zone)
    registry = RegistryReader(assessor.rulebook)
    evidenceReader = EvidenceReader(rulebook: assessor.rulebook, today: today)
  }

  /// Begins another request, of the same rulebook or of another; its units are read apart.
  /// - Parameters:
  ///   - acceptsInlineUnits: whether units may be described where they are named.
  ///   - placesInPools: whether the answer looks at slot and pool.
  mutating func begin(
    _ assessor: Assessor, asOf: Instant, acceptsInlineUnits: Bool, placesInPools: Bool
  ) {
    if self.assessor !== assessor { self.assessor = assessor }
    self.asOf = asOf
    today = asOf.date(in: assessor.rulebook.zone)
    self.acceptsInlineUnits = acceptsInlineUnits
    self.placesInPools = placesInPools
    evidenceReader.begin(assessor.rulebook, today: today)
  }

  /// The values of `keys`. Too large to be copied.
  struct Fields: ~Copyable {
    private var values = InlineArray<17, JSONNode?>(repeating: nil)

    subscript(key: Int) -> JSONNode? {
      get { values[key] }
      set { values[key] = newValue }
    }
  }

  var rulebook: Rulebook { assessor.rulebook }

  /// Reads one nomination. In a round its nominator, times and the letter and
  /// minutes come from the submission.
  mutating func read(
    _ node: JSONNode, submission: SubmissionInput?, accepted: AcceptedLate
  ) throws(Fault) -> NominationInput {
    var input = takeSpare() ?? NominationInput()
    try read(node, submission: submission, accepted: accepted, into: &input)
    return input
  }

  /// Reads one nomination into what another was read into.
  mutating func read(
    _ node: JSONNode, submission: SubmissionInput?, accepted: AcceptedLate,
    into input: inout NominationInput
  ) throws(Fault) {
    var fields = Fields()
    var reader = try FieldReader(node, Self.keys)
    while let field = try reader.next() {
      guard submission == nil || (field.index != 2 && field.index != 15) else {
        throw field.key.keyFault(
          .unknownField,
          Message(
            vi: "Trong một đợt, trường này thuộc về lần trình của đơn vị đề nghị",
            en: "In a round this field is the submission's"))
      }
      fields[field.index] = field.value
    }
    try reader.require(0)
    try reader.require(1)
    try reader.require(3)
    if submission == nil { try reader.require(2) }
    try begin(node, &fields, submission, accepted, &input)
    try times(&fields, submission, &input)
    if let evidence = fields[8] { try self.evidence(evidence, &input, isLate: false) }
    try finish(&fields, submission, accepted, &input)
  }

  /// Reads who is nominated for what by whom, and so by which plan.
  mutating func begin(
    _ node: JSONNode, _ fields: inout Fields, _ submission: SubmissionInput?,
    _ accepted: AcceptedLate, _ input: inout NominationInput
  ) throws(Fault) {
    guard let idNode = fields[0], let awardNode = fields[1], let nomineeNode = fields[3] else {
      throw node.wrongType(Message(vi: "một đề nghị khen thưởng", en: "a nomination"))
    }
    try idNode.requireIdentifier()
    let award = try award(awardNode)
    let nominator: Int
    if let node = fields[2] {
      nominator = try registry.unit(at: node, acceptsInline: acceptsInlineUnits)
    } else {
      nominator = submission?.nominator ?? 0
    }
    let nominee = try nominee(nomineeNode)
    registry.settleInlineUnits()
    input.begin(
      node, id: idNode, nominee: nomineeNode, by: assessor, nominee.kind,
      registry.registry.units[nominee.unit].judgedCategory, award)
    input.facts.award = award
    input.facts.nominator = nominator
    input.facts.kind = nominee.kind
    input.facts.unit = nominee.unit
    input.facts.lateAccepted = accepted.dossier
    input.personId = nominee.personId
    input.extensions = fields[16]
    input.achievement = fields[4]
  }

  /// Reads all but what `begin` did, the times and the evidence.
  mutating func finish(
    _ fields: inout Fields, _ submission: SubmissionInput?, _ accepted: AcceptedLate,
    _ input: inout NominationInput
  ) throws(Fault) {
    var priorAwards = fields[9]
    if let documents = fields[10] {
      if try self.documents(
        documents, &input, isLate: false, acceptsLate: accepted.dossier)
      {
        input.usedAcceptance = true
      }
    }
    if let ordering = fields[11] { try self.ordering(ordering, &input) }
    try self.submission(submission, inline: fields[15], accepted, &input)
    if let supplements = fields[12] {
      try self.supplements(supplements, accepted, &input, &priorAwards)
    }
    try settle(priorAwards, &input)
    if submission != nil { noteReplacement(&input) }
    if placesInPools { place(&input) }
  }

  private mutating func takeSpare() -> NominationInput? {
    var taken: NominationInput?
    swap(&taken, &spare)
    return taken
  }

  /// Takes back a nomination that is done with.
  mutating func recycle(_ input: consuming NominationInput) {
    spare = input
  }

  /// Finds the slot and the pool.
  private mutating func place(_ input: inout NominationInput) {
    input.slot = input.plan.slot(
      unit: input.facts.unit, nominator: input.facts.nominator, in: registry.registry,
      of: rulebook)
    guard let slot = input.slot else { return }
    input.pool = rulebook.poolAssignment(
      slot: slot, unit: input.facts.unit, nominator: input.facts.nominator,
      in: registry.registry)
  }

  mutating func award(_ node: JSONNode) throws(Fault) -> Int {
    if let index = rulebook.awardKeys.index(of: node) { return index }
    throw node.noSuchValue(among: rulebook.awardKeys.keys, .unknownAward)
  }

  private mutating func nominee(
    _ node: JSONNode
  ) throws(Fault) -> (kind: NomineeKind, unit: Int, personId: JSONNode?) {
    var reader = try FieldReader(node, Self.nomineeKeys)
    var kind = NomineeKind.collective
    var unitNode: JSONNode?
    var id: (key: JSONNode, value: JSONNode)?
    while let field = try reader.next() {
      switch field.index {
      case 0:
        // Found by its bytes, without a text made of it.
        switch Self.kinds.index(of: field.value, expected: 0) {
        case 0: kind = .collective
        case 1: kind = .individual
        default: kind = try field.value.choice(.unknownKind)
        }
      case 1: unitNode = field.value
      case 2: id = (field.key, field.value)
      default: try field.value.requireString()
      }
    }
    try reader.require(0)
    try reader.require(1)
    var unit = 0
    if let unitNode {
      unit = try registry.unit(at: unitNode, acceptsInline: acceptsInlineUnits)
    }
    guard kind == .individual else {
      if let id {
        throw id.key.keyFault(
          .unknownField,
          Message(
            vi: "Tập thể được nhận diện bằng đơn vị, không có “id” riêng",
            en: "A collective is known by its unit and has no “id” of its own"))
      }
      return (kind, unit, nil)
    }
    try reader.require(2)
    if let id { try id.value.requireIdentifier() }
    return (kind, unit, id?.value)
  }

  // MARK: Parts

  /// - Parameters:
  ///   - isLate: whether they came too late to count.
  ///   - acceptsLate: whether a person accepted what is dated too late.
  @discardableResult
  mutating func documents(
    _ node: JSONNode, _ input: inout NominationInput, isLate: Bool, acceptsLate: Bool
  ) throws(Fault) -> Bool {
    var usedAcceptance = false
    let reader = DocumentReader(rulebook: rulebook, today: today)
    try reader.read(node, ofSubmission: false) { document, state, node in
      let paper = SubmissionPapers.Paper(document: document, state: state, node: node)
      if take(paper, &input, isLate: isLate, acceptsLate: acceptsLate) { usedAcceptance = true }
    }
    return usedAcceptance
  }

  /// Adds a paper to the dossier, unless it came or is dated too late. Gives whether
  /// it counts only because a person accepted it.
  @discardableResult
  mutating func take(
    _ paper: SubmissionPapers.Paper, _ input: inout NominationInput, isLate: Bool,
    acceptsLate: Bool
  ) -> Bool {
    let deadline = rulebook.deadline
    let isDatedLate =
      deadline.awards.contains(input.facts.award)
      && (paper.state.date.map { Instant(startOf: $0, in: rulebook.zone) >= deadline.lateFrom }
        ?? false)
    if isLate || (isDatedLate && !acceptsLate) {
      input.facts.documents[paper.document].cameLate = true
    } else {
      input.facts.documents[paper.document] = paper.state
      input.documentNodes[paper.document] = paper.node
    }
    return isDatedLate && acceptsLate
  }

  // MARK: What hangs together

  mutating func settle(_ priorAwards: JSONNode?, _ input: inout NominationInput) throws(Fault) {
    if let achievement = input.achievement {
      try achievement.requireIdentifier()
      input.facts.hasAchievement = true
    }
    if let priorAwards { try self.priorAwards(priorAwards, &input) }
    for (position, criterion) in input.plan.rates {
      guard !input.facts.evidence[position].isConsistentAlone,
        let node = input.evidenceNodes[position]
      else { continue }
      try EvidenceReader.validate(
        input.facts.evidence[position], exclusions: rulebook.criteria[criterion].exclusions,
        comparison: assessor.comparison(ofCriterion: criterion), node: node)
    }
  }

  mutating func priorAwards(_ node: JSONNode, _ input: inout NominationInput) throws(Fault) {
    var elements = try node.elements(maxItems: JSONLimits.maxItems)
    var isSame = false
    while let element = elements.next() {
      var reader = try FieldReader(element, Self.priorKeys)
      var matches = false
      var sameForm = true
      while let field = try reader.next() {
        switch field.index {
        case 0:
          try field.value.requireIdentifier()
          matches = input.achievement.map(field.value.equals) ?? false
        case 1: sameForm = try award(field.value) == input.facts.award
        case 2: _ = try evidenceReader.pastDate(field.value)
        default: try field.value.requireString()
        }
      }
      try reader.require(0)
      if matches, sameForm || rulebook.priorAwards.acrossForms { isSame = true }
    }
    input.facts.priorAwards = isSame ? .sameAchievement : .none
  }
}

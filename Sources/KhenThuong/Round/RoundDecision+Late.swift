import JSONText
import Rulebook
import Selection

/// What came late, and was accepted by rulings.
extension RoundDecision {
  struct SupplementPoint: Hashable {
    /// The nomination, or the nominator's unit.
    let of: Int
    let id: String
    let ofSubmission: Bool

    init?(_ subject: RulingInput.Subject) {
      switch subject {
      case .supplement(let nomination, let id):
        (of, self.id, ofSubmission) = (nomination, id, false)
      case .submissionSupplement(let nominator, let id):
        (of, self.id, ofSubmission) = (nominator, id, true)
      default: return nil
      }
    }
  }

  mutating func acceptLate() {
    for (_, nomination) in points({ subject in
      if case .late(let nomination) = subject { nomination } else { nil }
    }) {
      accepted[nomination].dossier = true
    }
    var ofSubmission: [Int: Set<String>] = [:]
    for (ruling, point) in points({ SupplementPoint($0) }) {
      guard point.ofSubmission else {
        if exists(point.id, of: entries[point.of]) {
          accepted[point.of].supplements.insert(point.id)
        } else {
          refuseAsUnknown(ruling, point.id)
        }
        continue
      }
      let submissions = request.submissions.indices.filter {
        request.submissions[$0].input.nominator == point.of
          && request.submissions[$0].input.papers.has(supplement: point.id)
      }
      if submissions.count > 1 {
        refuse(
          ruling, .rulingMismatch,
          "Đơn vị có hai lần trình cùng có bổ sung mang mã “\(point.id)”",
          "Two submissions of the unit have a supplement “\(point.id)”")
      } else if let submission = submissions.first {
        ofSubmission[submission, default: []].insert(point.id)
      } else {
        refuseAsUnknown(ruling, point.id)
      }
    }
    guard !ofSubmission.isEmpty else { return }
    for index in entries.indices {
      guard let supplements = ofSubmission[entries[index].submission] else { continue }
      accepted[index].submissionSupplements = supplements
    }
  }

  mutating func refuseAsUnknown(_ ruling: Int, _ id: String) {
    refuse(
      ruling, .unknownSupplement, "Không có bổ sung nào mang mã “\(id)” ở đó",
      "There is no supplement “\(id)” there")
  }

  /// Whether a nomination has a supplement of that id.
  func exists(_ id: String, of entry: RoundEntry) -> Bool {
    guard var supplements = try? entry.node.member("supplements")?.elements() else { return false }
    while let supplement = supplements.next() {
      if supplement.member("id")?.equals(id) ?? false { return true }
    }
    return false
  }

  /// Says which rulings on lateness met something late.
  mutating func reportLateRulings() {
    var ofNominator: [Int: [Int]] = [:]
    for nomination in acceptedSupplements.keys.sorted() {
      let nominator = candidates[nomination].nominator
      ofNominator[nominator, default: []].append(nomination)
    }
    for index in rulings.indices where rulings[index].problem == nil {
      switch rulings[index].subject {
      case .late(let nomination):
        if entries[nomination].usedAcceptance { apply(index, to: nomination) }
      case .supplement(let nomination, let id):
        reportSupplement(index, AcceptedSupplement(id, false), among: [nomination])
      case .submissionSupplement(let nominator, let id):
        reportSupplement(
          index, AcceptedSupplement(id, true), among: ofNominator[nominator] ?? [])
      default: continue
      }
    }
  }

  mutating func reportSupplement(
    _ ruling: Int, _ supplement: AcceptedSupplement, among nominations: [Int]
  ) {
    for nomination in nominations
    where acceptedSupplements[nomination]?.contains(supplement) ?? false {
      apply(ruling, to: nomination)
    }
  }

  // MARK: Nominations of which something late was accepted

  /// Reads a nomination that rulings on lateness are on. They meet nothing open where it
  /// is malformed without them, withdrawn or without a place: then it is as if they were
  /// not there. What was accepted of its submission counts for it as for the others.
  mutating func assessAccepted(
    _ index: Int, _ reader: inout NominationReader
  ) throws(Fault) {
    let given = accepted[index]
    accepted[index] = AcceptedLate()
    let without = try read(index, &reader)
    guard without.withdrawnOn == nil, without.pool != nil else {
      reader.recycle(without)
      accepted[index] = given.ofSubmission
      let input = try read(index, &reader)
      note(input, index)
      return reader.recycle(input)
    }
    let lateSupplements = without.lateSupplements
    reader.recycle(without)
    accepted[index] = given
    do throws(Fault) {
      let input = try read(index, &reader)
      note(input, index)
      noteAccepted(input.acceptedSupplements, index)
      reader.recycle(input)
    } catch {
      // What was accepted contradicts what is there: it was accepted all the same, and
      // before it what concerns the dossier.
      noteAccepted(lateSupplements, index)
      noteAcceptedDossier(index, &reader)
      entries[index].isContradicted = true
      throw error
    }
  }

  /// Notes whether the acceptance of a dossier meets anything, the supplements apart.
  private mutating func noteAcceptedDossier(_ index: Int, _ reader: inout NominationReader) {
    let given = accepted[index]
    guard given.dossier else { return }
    accepted[index] = AcceptedLate(dossier: true)
    if let input = try? read(index, &reader) {
      note(input, index)
      reader.recycle(input)
    }
    entries[index].verdict = nil
    entries[index].findings = []
    entries[index].head = nil
    accepted[index] = given
  }

  /// Takes back the supplements accepted of a nomination that an accepted one replaced:
  /// dossiers are ruled on before supplements.
  mutating func retractSupplements(_ index: Int) {
    guard !accepted[index].supplements.isEmpty else { return }
    acceptedSupplements[index] = nil
    var kept = accepted[index]
    kept.supplements = []
    assess(index, accepting: kept)
  }

  /// Takes back what was accepted of a nomination, which was replaced before any ruling.
  mutating func retract(_ index: Int) {
    guard !accepted.isNothing(index) else { return }
    acceptedSupplements[index] = nil
    entries[index].usedAcceptance = false
    assess(index, accepting: accepted[index].ofSubmission)
  }

  /// Takes back what was accepted of a submission where that met nothing open in any of
  /// its nominations.
  mutating func retractUnmet() {
    var met: [Int: Set<String>] = [:]
    for (index, supplements) in acceptedSupplements {
      let ids = supplements.filter(\.ofSubmission).map(\.id)
      met[entries[index].submission, default: []].formUnion(ids)
    }
    guard !accepted.isEmpty else { return }
    for index in entries.indices where !accepted[index].submissionSupplements.isEmpty {
      var kept = accepted[index]
      kept.submissionSupplements.formIntersection(met[entries[index].submission] ?? [])
      if kept.submissionSupplements != accepted[index].submissionSupplements {
        assess(index, accepting: kept)
      }
    }
  }

  /// Reads a nomination again.
  private mutating func assess(_ index: Int, accepting late: AcceptedLate) {
    accepted[index] = late
    var reader = nominationReader()
    guard entries[index].problem == nil || entries[index].isContradicted,
      let input = try? read(index, &reader)
    else { return }
    entries[index].problem = nil
    note(input, index)
  }

  private mutating func noteAccepted(_ supplements: [String], _ index: Int) {
    for id in supplements {
      for ofSubmission in [false, true] {
        let set =
          ofSubmission ? accepted[index].submissionSupplements : accepted[index].supplements
        if set.contains(id) {
          acceptedSupplements[index, default: []].insert(AcceptedSupplement(id, ofSubmission))
        }
      }
    }
  }

  mutating func apply(_ ruling: Int, to nomination: Int) {
    rulings[ruling].status = .applied
    entries[nomination].rulings.append(ruling)
  }

  struct AcceptedSupplement: Hashable {
    let id: String
    let ofSubmission: Bool

    init(_ id: String, _ ofSubmission: Bool) {
      self.id = id
      self.ofSubmission = ofSubmission
    }
  }
}

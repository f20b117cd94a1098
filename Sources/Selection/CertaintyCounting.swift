import Rulebook

/// The certainty of a pool whose open points are free of each other, by counting: who
/// is before, equal or after, eligible or open, is all that matters.
struct CertaintyCounting {
  /// Most points listed for one nomination.
  let listLimit: Int
  private let pool: CertaintyPool
  private let other: NomineeKind
  private let kind: NomineeKind
  private let limit: Int
  private let haveEachPlaces: Bool
  /// Eligible and open of this kind, and of the other.
  private let own: Tally
  private let rest: Tally
  /// Numbers of the other kind that can come to be eligible.
  private let others: ClosedRange<Int>

  private struct Tally {
    var fixed = 0
    var open = 0

    init() {}

    init(_ run: some Sequence<Contender>) {
      for contender in run {
        if contender.isFixed { fixed += 1 } else { open += 1 }
      }
    }

    static func + (left: Tally, right: Tally) -> Tally {
      var sum = left
      sum.fixed += right.fixed
      sum.open += right.open
      return sum
    }
  }

  init(_ pool: CertaintyPool, _ kind: NomineeKind, listLimit: Int) {
    self.pool = pool
    self.kind = kind
    self.listLimit = listLimit
    other = kind == .collective ? .individual : .collective
    limit = pool.places[kind]
    haveEachPlaces = pool.places.collective != 0 && pool.places.individual != 0
    own = Tally(pool.runs[kind].joined())
    rest = Tally(pool.runs[other].joined())
    others = rest.fixed...rest.fixed + rest.open
  }

  /// Answers for each nomination of the kind.
  func answer(into answers: inout [NominationCertainty?]) {
    let allOpen = FirstPlaces(pool.runs[kind].joined(), limit: listLimit)
    let otherOpen = FirstPlaces(pool.runs[other].joined(), limit: listLimit)
    var before = Tally()
    var openSoFar = FirstPlaces(limit: listLimit)
    for run in pool.runs[kind] {
      let equals = Tally(run)
      for contender in run where !contender.isFixed { openSoFar.add(contender.candidate) }
      for contender in run {
        let place = Place(contender, before: before, equals: equals, own: own)
        answers[contender.candidate] = answer(
          place, openSoFar: openSoFar, allOpen: allOpen, otherOpen: otherOpen)
      }
      before = before + equals
    }
  }

  /// Where one nomination is, itself not counted.
  private struct Place {
    let contender: Contender
    let before: Tally
    var equals: Tally
    var others: Tally

    init(_ contender: Contender, before: Tally, equals: Tally, own: Tally) {
      self.contender = contender
      self.before = before
      self.equals = equals
      others = own
      if contender.isFixed {
        self.equals.fixed -= 1
        others.fixed -= 1
      } else {
        self.equals.open -= 1
        others.open -= 1
      }
    }
  }

  private func answer(
    _ place: Place, openSoFar: FirstPlaces, allOpen: FirstPlaces, otherOpen: FirstPlaces
  ) -> NominationCertainty {
    guard place.before.fixed < limit else { return NominationCertainty(.impossible) }
    let numbers = ownNumbers(place)
    let favours = cases(numbers).map { pool.kindRule.favours(kind, $0) }
    guard favours.contains(where: { $0 != 0 }) else { return NominationCertainty(.impossible) }
    let ahead = place.before + place.equals
    if place.contender.isFixed, ahead.fixed + ahead.open < limit,
      favours.allSatisfy({ $0 == KindSettlement.everyOne })
    {
      return NominationCertainty(.certain)
    }
    var points: [DecidingPoint] = []
    let isOpen = !place.contender.isFixed
    if isOpen { points.append(.nomination(place.contender.candidate, points: nil)) }
    let ofOwnKind =
      decidesAsPartner(place) ? allOpen : decidesByPlace(place) ? openSoFar : nil
    let ofOther = decidesFromOtherKind(numbers) ? otherOpen : nil
    var listed = (ofOwnKind?.first ?? []) + (ofOther?.first ?? [])
    listed.removeAll { $0 == place.contender.candidate }
    listed.sort()
    let count = (ofOwnKind.map { $0.count - (isOpen ? 1 : 0) } ?? 0) + (ofOther?.count ?? 0)
    points += listed.map { .nomination($0, points: nil) }
    // Where some are not listed the list is full without kind and tie.
    let unlisted = count - listed.count
    // Any two ways to settle the kinds are joined by steps of one choice each, so the
    // choice matters wherever not all of them come to the same.
    if favours.contains(where: { $0 != 0 && $0 != KindSettlement.everyOne }) {
      points.append(.kind(pool.assignment))
    }
    if decidesByTie(place) { points.append(.tie(pool.assignment, kind)) }
    return NominationCertainty(decidedBy: points, unlisted: unlisted, limit: listLimit)
  }

  /// Numbers of its own kind, itself among them, that can be eligible while it has a
  /// place.
  private func ownNumbers(_ place: Place) -> ClosedRange<Int> {
    let least = place.others.fixed + 1
    let behind = place.others.open - place.before.open
    return least...least + behind + min(place.before.open, limit - 1 - place.before.fixed)
  }

  private var canConflict: Bool { pool.kindRule.isExclusive && haveEachPlaces }

  /// What can become of the kinds.
  private func cases(_ own: ClosedRange<Int>) -> [KindRule.Case] {
    guard canConflict else { return [.alone] }
    var cases: [KindRule.Case] = []
    if others.contains(0) { cases.append(.alone) }
    guard others.upperBound > 0 else { return cases }
    let pairLimit = pool.kindRule.pairLimit
    if own.lowerBound + max(1, others.lowerBound) <= pairLimit { cases.append(.pair) }
    if own.upperBound + others.upperBound > pairLimit { cases.append(.conflict) }
    return cases
  }

  private func differs(_ one: KindRule.Case, _ other: KindRule.Case) -> Bool {
    pool.kindRule.favours(kind, one) != pool.kindRule.favours(kind, other)
  }

  /// Whether the kinds can come out well where it holds the last place: its kind is too
  /// many then to be part of a pair.
  private var canHoldLastPlace: Bool {
    guard canConflict, others.lowerBound > 0 else { return true }
    return pool.kindRule.favours(kind, .conflict) != 0
  }

  /// Another of its kind takes the last place from it.
  private func decidesByPlace(_ place: Place) -> Bool {
    let open = place.before.open + place.equals.open
    guard open > 0, limit != CertaintyPool.noLimit else { return false }
    let most = place.before.fixed + place.equals.fixed + open - 1
    return place.before.fixed <= limit - 1 && limit - 1 <= most && canHoldLastPlace
  }

  /// Another of its kind makes a pair of kinds too many.
  private func decidesAsPartner(_ place: Place) -> Bool {
    guard canConflict, place.others.open > 0, differs(.pair, .conflict) else { return false }
    let least = place.others.fixed + 1
    // Without the other the kinds just fill the limit.
    return meet(least...least + place.others.open - 1, from: 1, to: others.upperBound)
  }

  /// Whether some number of its kind and one of the other kind just fill the limit.
  private func meet(_ own: ClosedRange<Int>, from least: Int, to most: Int) -> Bool {
    let pairLimit = pool.kindRule.pairLimit
    let first = max(own.lowerBound, pairLimit - most)
    let last = min(own.upperBound, pairLimit - max(least, others.lowerBound))
    return first <= last
  }

  /// One of the other kind makes a conflict of kinds, or changes what it is.
  private func decidesFromOtherKind(_ own: ClosedRange<Int>) -> Bool {
    guard canConflict, rest.open > 0 else { return false }
    let pairLimit = pool.kindRule.pairLimit
    if rest.fixed == 0 {
      if own.lowerBound < pairLimit, differs(.alone, .pair) { return true }
      if own.upperBound >= pairLimit, differs(.alone, .conflict) { return true }
    }
    return differs(.pair, .conflict) && meet(own, from: 1, to: others.upperBound - 1)
  }

  /// The edge can cut through those equal to it.
  private func decidesByTie(_ place: Place) -> Bool {
    let before = min(limit - 1, place.before.fixed + place.before.open)
    return before + place.equals.fixed + place.equals.open + 1 > limit && canHoldLastPlace
  }
}

/// How many open nominations there are, and the first of them in the request.
private struct FirstPlaces {
  private(set) var count = 0
  private(set) var first: [Int] = []
  /// One more than are listed, as the nomination itself may be among them.
  private let most: Int

  init(limit: Int) {
    most = limit == Int.max ? limit : limit + 1
  }

  init(_ contenders: some Sequence<Contender>, limit: Int) {
    self.init(limit: limit)
    for contender in contenders where !contender.isFixed { add(contender.candidate) }
  }

  mutating func add(_ candidate: Int) {
    count += 1
    let place = first.firstIndex { candidate < $0 } ?? first.count
    guard place < most else { return }
    first.insert(candidate, at: place)
    if first.count > most { first.removeLast() }
  }
}

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
  /// Numbers of the other kind that can come to be eligible: 0, 1, and 2 for more.
  private let otherNumbers: ClosedRange<Int>

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
    otherNumbers = min(rest.fixed, 2)...min(rest.fixed + rest.open, 2)
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
    let numbers = ownNumbers(place)
    guard place.before.fixed < limit,
      numbers.contains(where: { own in
        favours(own).contains { $0.contains(true) }
      })
    else { return NominationCertainty(.impossible) }
    let ahead = place.before + place.equals
    if place.contender.isFixed, ahead.fixed + ahead.open < limit,
      numbers.allSatisfy({ own in favours(own).allSatisfy { $0.allSatisfy { $0 } } })
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
    if decidesByKind(numbers) { points.append(.kind(pool.assignment)) }
    if decidesByTie(place) { points.append(.tie(pool.assignment, kind)) }
    return NominationCertainty(decidedBy: points, unlisted: unlisted, limit: listLimit)
  }

  /// Numbers of its own kind, itself among them, that can be eligible while it has a
  /// place: 1, and 2 for more.
  private func ownNumbers(_ place: Place) -> [Int] {
    var numbers: [Int] = []
    if place.others.fixed == 0 { numbers.append(1) }
    let isAnotherBehind = place.others.open > place.before.open
    if place.others.fixed > 0 || isAnotherBehind || place.before.open > 0 && limit > 1 {
      numbers.append(2)
    }
    return numbers
  }

  /// For each number of the other kind, by each way to settle the kinds.
  private func favours(_ own: Int) -> [[Bool]] {
    otherNumbers.map { favours(own, $0) }
  }

  private func favours(_ own: Int, _ other: Int) -> [Bool] {
    KindSettlement.all.map {
      pool.kindRule.favours(
        kind, own: own, other: other, haveEachPlaces: haveEachPlaces, $0)
    }
  }

  /// Another of its kind takes the last place from it.
  private func decidesByPlace(_ place: Place) -> Bool {
    let open = place.before.open + place.equals.open
    guard open > 0, limit != CertaintyPool.noLimit else { return false }
    let most = place.before.fixed + place.equals.fixed + open - 1
    guard place.before.fixed <= limit - 1, limit - 1 <= most else { return false }
    let own = limit > 1 || place.others.fixed > 0 ? 2 : 1
    return favours(own).contains { $0.contains(true) }
  }

  /// Another of its kind makes one of each kind two of one and one of the other.
  private func decidesAsPartner(_ place: Place) -> Bool {
    guard place.others.fixed == 0, place.others.open > 0 else { return false }
    return otherNumbers.contains { favours(1, $0) != favours(2, $0) }
  }

  /// One of the other kind makes a conflict of kinds, or changes what it is.
  private func decidesFromOtherKind(_ numbers: [Int]) -> Bool {
    guard rest.open > 0 else { return false }
    return numbers.contains { own in
      otherNumbers.contains { other in
        otherNumbers.contains(other + 1) && favours(own, other) != favours(own, other + 1)
      }
    }
  }

  /// Any two ways to settle the kinds are joined by steps of one choice each, so the
  /// choice matters wherever not all of them come to the same.
  private func decidesByKind(_ numbers: [Int]) -> Bool {
    numbers.contains { own in
      favours(own).contains { $0.contains(true) && $0.contains(false) }
    }
  }

  /// The edge can cut through those equal to it.
  private func decidesByTie(_ place: Place) -> Bool {
    guard place.before.fixed < limit else { return false }
    let before = min(limit - 1, place.before.fixed + place.before.open)
    guard before + place.equals.fixed + place.equals.open + 1 > limit else { return false }
    return favours(2).contains { $0.contains(true) }
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

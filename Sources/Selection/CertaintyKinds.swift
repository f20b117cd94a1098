import Rulebook

/// Which kind a pool goes to, as its conflict of kinds would be settled.
struct KindSettlement {
  /// Where one kind must be chosen.
  let choice: NomineeKind
  /// Where exactly one of each kind may both be chosen; nil is both.
  let pairChoice: NomineeKind?

  static let all: [KindSettlement] = NomineeKind.allCases.flatMap { choice in
    [NomineeKind?.none, .collective, .individual].map {
      KindSettlement(choice: choice, pairChoice: $0)
    }
  }
}

/// How a pool's conflict of kinds comes about and what settles it.
struct KindRule {
  let isExclusive: Bool
  let mixed: Pool.Mixed
  /// Whether both limits are two, so that one of each kind is a case of its own.
  let isLimitedToTwo: Bool
  let ruling: PoolSelection.KindChoice?

  /// Whether the eligible of a kind get their places as far as the kinds go.
  ///
  /// - Parameter own: eligible of the kind; from two on the number does not matter.
  /// - Parameter haveEachPlaces: whether neither kind's limit is 0.
  func favours(
    _ kind: NomineeKind, own: Int, other: Int, haveEachPlaces: Bool,
    _ settlement: KindSettlement
  ) -> Bool {
    guard isExclusive, haveEachPlaces, own > 0, other > 0 else { return true }
    let isPair = isLimitedToTwo && own == 1 && other == 1
    if isPair, mixed == .allowed { return true }
    let mayBeBoth = isPair && mixed == .ruling
    switch ruling {
    case .one(let winner): return winner == kind
    case .both where mayBeBoth: return true
    case .both, nil: break
    }
    if mayBeBoth { return settlement.pairChoice == nil || settlement.pairChoice == kind }
    return settlement.choice == kind
  }
}

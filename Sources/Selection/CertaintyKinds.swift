import Rulebook

/// Which kind a pool goes to, as its conflict of kinds would be settled.
struct KindSettlement {
  /// Where one kind must be chosen.
  let choice: NomineeKind
  /// Where both may be chosen as well; nil is both.
  let pairChoice: NomineeKind?

  static let all: [KindSettlement] = NomineeKind.allCases.flatMap { choice in
    [NomineeKind?.none, .collective, .individual].map {
      KindSettlement(choice: choice, pairChoice: $0)
    }
  }

  /// All settlements, as bits.
  static let everyOne = UInt8((1 << all.count) - 1)
}

/// How a pool's conflict of kinds comes about and what settles it.
struct KindRule {
  /// What the eligible of both kinds come to.
  enum Case {
    /// No conflict can arise: none of the other kind, or none that has a place.
    case alone
    /// Both kinds, all together within the limits.
    case pair
    case conflict
  }

  let isExclusive: Bool
  let mixed: Pool.Mixed
  /// Most of both kinds together that are a pair; 0 where a limit is missing.
  let pairLimit: Int
  let ruling: PoolSelection.KindChoice?

  func kindCase(own: Int, other: Int, haveEachPlaces: Bool) -> Case {
    guard isExclusive, haveEachPlaces, own > 0, other > 0 else { return .alone }
    return own + other <= pairLimit ? .pair : .conflict
  }

  /// The settlements by which the eligible of a kind get their places as far as the
  /// kinds go, as bits of `KindSettlement.all`.
  func favours(_ kind: NomineeKind, _ kindCase: Case) -> UInt8 {
    if kindCase == .alone || kindCase == .pair && mixed == .allowed {
      return KindSettlement.everyOne
    }
    let mayBeBoth = kindCase == .pair && mixed == .ruling
    switch ruling {
    case .one(let winner): return winner == kind ? KindSettlement.everyOne : 0
    case .both where mayBeBoth: return KindSettlement.everyOne
    case .both, nil: break
    }
    var favours: UInt8 = 0
    for (place, settlement) in KindSettlement.all.enumerated() {
      let isFavourable =
        mayBeBoth
        ? settlement.pairChoice == nil || settlement.pairChoice == kind
        : settlement.choice == kind
      if isFavourable { favours |= 1 << UInt8(place) }
    }
    return favours
  }
}

import Rulebook

/// What is proposed for now and could still be displaced.
extension PoolSelection {
  /// Marks what something open could still displace, each open nomination taken
  /// as able to win.
  mutating func markProvisional(
    kindIsRuled: Bool, _ candidates: [Candidate], _ placements: inout [Placement]
  ) {
    let moving = PerKind(
      collective: result.open.collective + couldReturn.collective,
      individual: result.open.individual + couldReturn.individual)
    guard moving.collective + moving.individual > 0 || !unsettled.isEmpty else { return }
    // Where both kinds use the same places one of either kind can take one.
    let sharesPlaces = pool.kinds == .exclusive && rules.rulebook.quota.counts == .sent
    var waiting = PerKind(collective: 0, individual: 0)
    for kind in NomineeKind.allCases {
      guard let (order, groupStart) = inOrder(kind, candidates) else {
        continue
      }
      let kindCouldChange = kindCouldChange(kind, moving, kindIsRuled: kindIsRuled)
      let open = sharesPlaces ? moving.collective + moving.individual : moving[kind]
      var groupEnd = order.count
      for place in order.indices.reversed() {
        if place + 1 < order.count, groupStart[place + 1] != groupStart[place] {
          groupEnd = place + 1
        }
        guard placements[order[place]].standing == .proposed else { continue }
        let couldLosePlace = limit(kind).map { open > 0 && groupEnd + open > $0 } ?? false
        guard couldLosePlace || kindCouldChange || unsettled.contains(order[place]) else {
          continue
        }
        if rules.rulebook.quota.openBeside == .wait {
          placements[order[place]].standing = .open
          placements[order[place]].isWaiting = true
          waiting[kind] += 1
        } else {
          placements[order[place]].isProvisional = true
        }
      }
    }
    for kind in NomineeKind.allCases {
      result.proposed[kind] -= waiting[kind]
      result.open[kind] += waiting[kind]
    }
  }

  /// Whether something open could bring the eligible of a kind into a conflict with
  /// the other kind, or out of what settles one.
  private func kindCouldChange(
    _ kind: NomineeKind, _ moving: PerKind<Int>, kindIsRuled: Bool
  ) -> Bool {
    guard pool.kinds == .exclusive, moving.collective + moving.individual > 0 else { return false }
    let other: NomineeKind = kind == .collective ? .individual : .collective
    guard limit(other) != 0 else { return false }
    // Both kinds are proposed, by a ruling or as allowed: one more may be too many.
    if isMixedPair, result.proposed[other] > 0 { return true }
    guard !kindIsRuled, moving[other] > 0 else { return false }
    guard pool.mixed == .allowed, let limit = result.limits[kind],
      let otherLimit = result.limits[other]
    else { return true }
    let most =
      eligible[kind].count + moving[kind] + eligible[other].count + moving[other]
    return most > min(limit, otherLimit)
  }
}

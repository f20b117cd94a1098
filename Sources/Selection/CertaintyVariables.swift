/// The open points of one pool as few Boolean variables: points that always count
/// together are one.
struct CertaintyVariables {
  /// For each member what it needs: all of these, each any one of the variables in
  /// the mask. Empty for one that is eligible already.
  private(set) var needs: [[UInt32]] = []
  /// For each variable the members and points that it stands for; an invalid
  /// nomination is a variable without a point.
  private(set) var meanings: [[(member: Int, points: [Int])]] = []

  /// One need of a member, its points sorted out.
  private struct Need {
    /// Points that nothing else needs.
    var alone: [Int] = []
    var coupled: [Int] = []
  }

  /// Points that are met together as far as eligibility goes.
  private enum Key: Hashable {
    /// Needs that exactly these members have, each of one point or of points that
    /// nothing else needs.
    case members([Int])
    /// A coupled point within an any-of.
    case point(Int)
    /// The points of an any-of that nothing else needs.
    case part(member: Int, need: Int)
  }

  private var variables: [Key: Int] = [:]

  /// nil where there are more variables than are looked at.
  ///
  /// - Parameter members: what each needs; nil for an invalid nomination, which is
  ///   one point, and empty for one that is eligible.
  init?(_ members: [[[Int]]?]) {
    var places: [Int: Int] = [:]
    for needs in members {
      for point in (needs ?? []).joined() { places[point, default: 0] += 1 }
    }
    // Where each coupled point stands, and whether always by itself.
    var owners: [Int: [Int]] = [:]
    var isWithOthers = Set<Int>()
    for (member, needs) in members.enumerated() {
      for need in needs ?? [] {
        for point in need where places[point, default: 0] > 1 {
          owners[point, default: []].append(member)
          if need.count > 1 { isWithOthers.insert(point) }
        }
      }
    }
    for (member, memberNeeds) in members.enumerated() {
      guard let memberNeeds else {
        guard let variable = variable(.members([member])) else { return nil }
        add(member, [], to: variable)
        needs.append([1 << UInt32(variable)])
        continue
      }
      var masks = Set<UInt32>()
      for (place, points) in memberNeeds.enumerated() {
        var need = Need()
        for point in points {
          if places[point, default: 0] > 1 {
            need.coupled.append(point)
          } else {
            need.alone.append(point)
          }
        }
        var mask: UInt32 = 0
        if !need.alone.isEmpty {
          let key =
            need.coupled.isEmpty ? Key.members([member]) : .part(member: member, need: place)
          guard let variable = variable(key) else { return nil }
          add(member, need.alone, to: variable)
          mask |= 1 << UInt32(variable)
        }
        for point in need.coupled {
          let key =
            isWithOthers.contains(point) ? Key.point(point) : .members(owners[point] ?? [])
          guard let variable = variable(key) else { return nil }
          add(member, [point], to: variable)
          mask |= 1 << UInt32(variable)
        }
        masks.insert(mask)
      }
      needs.append(Array(masks))
    }
  }

  private mutating func variable(_ key: Key) -> Int? {
    if let known = variables[key] { return known }
    guard meanings.count < CertaintyBudget.maxVariables else { return nil }
    variables[key] = meanings.count
    meanings.append([])
    return meanings.count - 1
  }

  private mutating func add(_ member: Int, _ points: [Int], to variable: Int) {
    if let place = meanings[variable].firstIndex(where: { $0.member == member }) {
      meanings[variable][place].points += points
    } else {
      meanings[variable].append((member, points))
    }
  }

  /// Whether a member is eligible with the variables set as in `assignment`.
  func isEligible(_ member: Int, _ assignment: UInt32) -> Bool {
    needs[member].allSatisfy { $0 & assignment != 0 }
  }
}

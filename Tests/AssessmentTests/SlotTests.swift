import CaseSupport
import Rulebook
import Testing

@testable import Assessment

/// Who may nominate whom for which places: III.4.a and the definitions on pools, held
/// against the slots of the built-in rulebook.
@Suite struct SlotTests {
  /// Units of every sort, by code; the department with a role organises the round.
  private static let units: [(code: String, category: String, level: String?, parent: String?)] = [
    ("dept", "department", nil, nil), ("organiser", "department", nil, nil),
    ("dept-part", "inner-unit", nil, "dept"), ("party", "party-organisation", "province", nil),
    ("party-part", "inner-unit", nil, "party"), ("district", "district", nil, nil),
    ("district-part", "inner-unit", nil, "district"), ("commune", "commune", nil, "district"),
    ("commune-part", "inner-unit", nil, "commune"),
    ("party-district", "party-organisation", "district", "district"),
    ("party-commune", "party-organisation", "commune", "commune"),
    ("enterprise", "enterprise", nil, nil), ("enterprise-part", "inner-unit", nil, "enterprise"),
    ("press", "press-agency", nil, nil), ("press-part", "inner-unit", nil, "press"),
  ]

  struct Row: Sendable, CustomTestStringConvertible {
    let nominator: String
    let nominee: String
    /// Pool and its owner for each kind; nil is `noSlot`.
    let collective: String?
    let individual: String?

    init(_ nominator: String, _ nominee: String, _ collective: String?, _ individual: String?) {
      self.nominator = nominator
      self.nominee = nominee
      self.collective = collective
      self.individual = individual
    }

    var testDescription: String { "\(nominator) names \(nominee)" }
  }

  static let merit: [Row] = [
    // "Cấp tỉnh (gồm Sở, ban ngành, khối đảng, đoàn thể), mỗi đơn vị …"
    Row("dept", "dept", "province-unit of dept", "province-unit of dept"),
    Row("dept", "dept-part", "province-unit of dept", "province-unit of dept"),
    Row("party", "party", "province-unit of party", "province-unit of party"),
    Row("party", "party-part", "province-unit of party", "province-unit of party"),
    // Party bodies below the province have no slot.
    Row("party-district", "party-district", nil, nil),
    Row("party-commune", "party-commune", nil, nil),
    Row("district", "party-district", nil, nil), Row("commune", "party-commune", nil, nil),
    // "UBND cấp huyện …": its own collectives and individuals, those of communes too.
    Row("district", "district", "district-own of district", "district-own of district"),
    Row("district", "district-part", "district-own of district", "district-own of district"),
    // "Mỗi UBND cấp huyện lựa chọn … UBND cấp xã"; inner units of a commune: none.
    Row("district", "commune", "commune-pick of district", "district-own of district"),
    Row("district", "commune-part", nil, "district-own of district"),
    Row("commune", "commune", nil, nil), Row("commune", "commune-part", nil, nil),
    // "Doanh nghiệp …", "Các cơ quan báo chí …": pools for the whole category.
    Row("enterprise", "enterprise", "enterprise", "enterprise"),
    Row("enterprise", "enterprise-part", "enterprise", "enterprise"),
    Row("press", "press", "press", nil), Row("press", "press-part", "press", nil),
    // Each itself, not through the organising department.
    Row("organiser", "enterprise", nil, nil), Row("organiser", "press", nil, nil),
    Row("dept", "enterprise", nil, nil), Row("enterprise", "dept", nil, nil),
    Row("press", "enterprise", nil, nil), Row("district", "enterprise", nil, nil),
    // An inner unit nominates nobody.
    Row("dept-part", "dept-part", nil, nil), Row("district-part", "district-part", nil, nil),
    Row("enterprise-part", "enterprise-part", nil, nil), Row("press-part", "press-part", nil, nil),
    Row("party-part", "party-part", nil, nil), Row("commune-part", "commune-part", nil, nil),
  ]

  @Test(arguments: merit) func certificateOfMerit(_ row: Row) throws {
    #expect(try pool(row, .collective, award: "certificate-of-merit") == row.collective)
    #expect(try pool(row, .individual, award: "certificate-of-merit") == row.individual)
  }

  /// Certificates of commendation have a pool of their decider.
  @Test(arguments: [
    Row("district", "district", "district-commendation of district", nil),
    Row(
      "district", "commune", "district-commendation of district", "commune-commendation of commune"),
    Row(
      "commune", "commune", "district-commendation of district", "commune-commendation of commune"),
    Row(
      "commune", "commune-part", "district-commendation of district",
      "commune-commendation of commune"),
    Row("enterprise", "enterprise", nil, nil), Row("dept", "dept", nil, nil),
  ])
  func commendation(_ row: Row) throws {
    for kind in NomineeKind.allCases {
      let district = try pool(row, kind, award: "district-certificate-of-commendation")
      let commune = try pool(row, kind, award: "commune-certificate-of-commendation")
      #expect(district == row.collective)
      #expect(commune == row.individual)
    }
  }

  private func pool(_ row: Row, _ kind: NomineeKind, award: String) throws -> String? {
    let rulebook = try Rulebook.builtIn(Rulebooks.defaultId)
    let (registry, indices) = try registry(rulebook)
    let (unit, nominator) = (
      try #require(indices[row.nominee]), try #require(indices[row.nominator])
    )
    let plan = AssessmentPlans(rulebook).plan(
      kind, registry.units[unit].judgedCategory,
      try #require(rulebook.awards.firstIndex { $0.id == award }))
    let slot = plan.slot(unit: unit, nominator: nominator, in: registry, of: rulebook)
    let assignment = slot.flatMap {
      rulebook.poolAssignment(slot: $0, unit: unit, nominator: nominator, in: registry)
    }
    guard let assignment else { return nil }
    let owner = assignment.owner.map { " of \(registry.code(of: $0))" } ?? ""
    return rulebook.pools[assignment.pool].id + owner
  }

  private func registry(_ rulebook: Rulebook) throws -> (Registry, [String: Int]) {
    var registry = Registry()
    var indices: [String: Int] = [:]
    for unit in Self.units {
      let category = try #require(rulebook.categories.firstIndex { $0.id == unit.category })
      let levels = rulebook.categories[category].levels
      let roles = unit.code == "organiser" ? ["organising-department"] : []
      let index = registry.add(
        Unit(
          category: category,
          level: unit.level.map { levels.firstIndex(of: $0) } ?? (levels.count == 1 ? 0 : nil),
          roles: RoleSet(roles.compactMap { id in rulebook.roles.firstIndex { $0.id == id } }),
          isInner: rulebook.categories[category].judgedByParent),
        code: unit.code)
      indices[unit.code] = index
      if let parent = unit.parent { registry.setParent(try #require(indices[parent]), of: index) }
    }
    #expect(registry.settleCategories(from: 0, rulebook: rulebook) == nil)
    return (registry, indices)
  }
}

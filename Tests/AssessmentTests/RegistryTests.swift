import CaseSupport
import Rulebook
import Testing

@testable import Assessment

@Suite struct RegistryTests {
  private let rulebook: Rulebook

  init() throws {
    rulebook = try Rulebook.builtIn(Rulebooks.defaultId)
  }

  @Test func belowAndNearest() throws {
    var registry = Registry()
    let district = try add("380", "district", to: &registry)
    let commune = try add("14755", "commune", to: &registry)
    let part = try add("14755-P", "inner-unit", to: &registry)
    let other = try add("381", "district", to: &registry)
    registry.setParent(district, of: commune)
    registry.setParent(commune, of: part)
    #expect(registry.settleCategories(from: 0, rulebook: rulebook) == nil)
    #expect(registry.stands(part, below: commune) && registry.stands(part, below: district))
    #expect(!registry.stands(district, below: commune) && !registry.stands(part, below: other))
    #expect(!registry.stands(part, below: part))
    let districts = try category("district")
    #expect(registry.nearest(ofCategory: districts, from: part) == district)
    #expect(registry.nearest(ofCategory: districts, from: district) == district)
    #expect(registry.nearest(ofCategory: try category("enterprise"), from: part) == nil)
    // A part is judged as what it belongs to; what belongs to nothing as itself.
    #expect(registry.units[part].judgedCategory == (try category("commune")))
    let stray = try add("stray", "inner-unit", to: &registry)
    #expect(registry.settleCategories(from: stray, rulebook: rulebook) == nil)
    #expect(registry.units[stray].judgedCategory == (try category("inner-unit")))
    registry.truncate(to: 2)
    #expect(registry.units.indices.map(registry.code(of:)) == ["380", "14755"])
  }

  /// A part of a part is judged by the nearest unit that is judged by itself.
  @Test func partsOfParts() throws {
    var registry = Registry()
    var last = try add("SNV", "department", to: &registry)
    for level in 1..<Registry.maxDepth {
      let part = try add("P\(level)", "inner-unit", to: &registry)
      registry.setParent(last, of: part)
      last = part
    }
    #expect(registry.settleCategories(from: 0, rulebook: rulebook) == nil)
    let department = try category("department")
    #expect(registry.units.allSatisfy { $0.judgedCategory == department })
  }

  /// A circle, or a way upwards that is too long, is found and never followed.
  @Test(arguments: [1, 2, 3, 17, 40]) func circles(_ length: Int) throws {
    var registry = Registry()
    let top = try add("top", "department", to: &registry)
    for place in 0..<length {
      let unit = try add("U\(place)", "inner-unit", to: &registry)
      registry.setParent(unit - 1, of: unit)
    }
    registry.setParent(registry.units.count - 1, of: top + 1)
    #expect(registry.settleCategories(from: 0, rulebook: rulebook) == top + 1)
  }

  @Test func depth() throws {
    for length in [Registry.maxDepth - 1, Registry.maxDepth, Registry.maxDepth + 1] {
      var registry = Registry()
      _ = try add("top", "department", to: &registry)
      for place in 0..<length {
        let unit = try add("U\(place)", "inner-unit", to: &registry)
        registry.setParent(unit - 1, of: unit)
      }
      let first = registry.settleCategories(from: 0, rulebook: rulebook)
      #expect(first == (length > Registry.maxDepth ? Registry.maxDepth + 1 : nil), "\(length)")
    }
  }

  private func category(_ id: String) throws -> Int {
    try #require(rulebook.categories.firstIndex { $0.id == id })
  }

  private func add(_ code: String, _ id: String, to registry: inout Registry) throws -> Int {
    let category = try category(id)
    return registry.add(
      Unit(category: category, isInner: rulebook.categories[category].judgedByParent),
      code: code)
  }
}

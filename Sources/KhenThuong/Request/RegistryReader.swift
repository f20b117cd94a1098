import Assessment
import JSONText
import Rulebook

/// Reads units and resolves references to them.
struct RegistryReader {
  static let keys = KeyTable(["code", "name", "category", "level", "parent", "roles"])

  let rulebook: Rulebook
  private(set) var registry = Registry()
  private var codes = KeyTable([])

  init(_ rulebook: Rulebook) {
    self.rulebook = rulebook
  }

  /// Whether the request has a registry at all.
  var hasRegistry: Bool { !codes.keys.isEmpty }

  /// How many units came with the registry itself.
  private var registered: Int { codes.keys.count }

  /// Reads the whole registry.
  mutating func read(_ node: JSONNode) throws(Fault) {
    var elements = try node.elements(maxItems: RequestLimits.maxUnits)
    var seen = Set<String>()
    var parents: [JSONNode?] = []
    var nodes: [JSONNode] = []
    while let element = elements.next() {
      let (unit, code, parent) = try self.unit(element)
      guard seen.insert(unit.code).inserted else {
        throw code.fault(
          .duplicateUnit,
          Message(
            vi: "Mã đơn vị “\(unit.code)” có hai lần",
            en: "The unit code “\(unit.code)” stands twice"))
      }
      _ = registry.add(unit)
      parents.append(parent)
      nodes.append(element)
    }
    codes = KeyTable(registry.units.map(\.code))
    for (index, parent) in parents.enumerated() {
      guard let parent else { continue }
      registry.setParent(try self.reference(parent), of: index)
    }
    if let index = registry.settleCategories(from: 0, rulebook: rulebook) {
      throw nodes[index].fault(
        .unitCycle,
        Message(
          vi: "Đơn vị cấp trên của “\(registry.units[index].code)” lặp vòng hoặc quá nhiều cấp",
          en: "The units above “\(registry.units[index].code)” run in a circle or too deep"),
        expected: Message(
          vi: "tối đa \(Registry.maxDepth) cấp", en: "at most \(Registry.maxDepth) levels"))
    }
  }

  /// A unit by its code.
  func reference(_ node: JSONNode) throws(Fault) -> Int {
    if let index = codes.index(of: node) { return index }
    try node.requireString()
    throw node.fault(
      .unknownUnit,
      Message(
        vi: "Không có đơn vị nào mang mã \(node.excerpt)",
        en: "There is no unit with the code \(node.excerpt)"),
      expected: Message(
        vi: "mã của một đơn vị trong danh mục", en: "the code of a unit of the registry"))
  }

  /// A unit by its code among those known here, the inline ones last.
  func known(_ node: JSONNode) -> Int? {
    if let index = codes.index(of: node) { return index }
    return registry.units[registered...].lastIndex { node.equals($0.code) }
  }

  /// A unit by its code, or one described where it is named; such a one lasts
  /// until `dropInlineUnits`.
  mutating func unit(at node: JSONNode, acceptsInline: Bool) throws(Fault) -> Int {
    guard acceptsInline, node.kind == .object else { return try reference(node) }
    let (unit, code, parent) = try self.unit(node)
    if let known = registry.units.lastIndex(where: { $0.code == unit.code }) {
      guard registry.units[known].category == unit.category else {
        throw code.fault(
          .duplicateUnit,
          Message(
            vi: "Mã đơn vị “\(unit.code)” đã thuộc một đơn vị khác",
            en: "The unit code “\(unit.code)” is another unit's already"))
      }
      return known
    }
    let index = registry.add(unit)
    if let parent {
      let code = try parent.string()
      let known = registry.units.dropLast().lastIndex { $0.code == code }
      if let known { registry.setParent(known, of: index) }
    }
    return index
  }

  /// To be called when the inline units of a nomination are all read.
  mutating func settleInlineUnits() {
    _ = registry.settleCategories(from: registered, rulebook: rulebook)
  }

  mutating func dropInlineUnits() {
    registry.truncate(to: registered)
  }

  private func unit(
    _ node: JSONNode
  ) throws(Fault) -> (unit: Unit, code: JSONNode, parent: JSONNode?) {
    var reader = try FieldReader(node, Self.keys)
    var codeNode = node
    var code = ""
    var name = ""
    var category = 0
    var level: JSONNode?
    var parent: JSONNode?
    var roles: [Int] = []
    while let field = try reader.next() {
      switch field.index {
      case 0:
        codeNode = field.value
        code = try field.value.identifier()
      case 1: name = try field.value.string()
      case 2: category = try self.category(field.value)
      case 3: level = field.value
      case 4: parent = field.value
      default: roles = try self.roles(field.value)
      }
    }
    for field in 0...2 { try reader.require(field) }
    return (
      Unit(
        code: code, name: name, category: category, level: try self.level(level, node, category),
        parent: nil, roles: roles, isInner: rulebook.categories[category].judgedByParent),
      codeNode, parent
    )
  }

  private func category(_ node: JSONNode) throws(Fault) -> Int {
    if let index = rulebook.categoryKeys.index(of: node) { return index }
    throw node.noSuchValue(among: rulebook.categoryKeys.keys, .unknownCategory)
  }

  private func roles(_ node: JSONNode) throws(Fault) -> [Int] {
    var roles: [Int] = []
    var elements = try node.elements(maxItems: JSONLimits.maxItems)
    while let element = elements.next() {
      guard let role = rulebook.roleKeys.index(of: element) else {
        throw element.noSuchValue(among: rulebook.roleKeys.keys, .unknownRole)
      }
      roles.append(role)
    }
    return roles
  }

  /// The level given, or the only one its category has.
  private func level(
    _ node: JSONNode?, _ unit: JSONNode, _ category: Int
  ) throws(Fault) -> String? {
    let levels = rulebook.categories[category].levels
    if let node {
      let level = try node.string()
      guard levels.contains(level) else { throw node.noSuchValue(among: levels) }
      return level
    }
    guard levels.count > 1 else { return levels.first }
    let list = levels.joined(separator: ", ")
    throw unit.fault(
      .levelRequired,
      Message(
        vi: "Đơn vị thuộc loại “\(rulebook.categories[category].id)” phải ghi rõ cấp",
        en: "A unit of the category “\(rulebook.categories[category].id)” must say its level"),
      expected: Message(vi: "“level”: một trong \(list)", en: "“level”: one of \(list)"))
  }
}

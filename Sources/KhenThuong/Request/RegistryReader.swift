import Assessment
import JSONText
import Rulebook

/// Reads units and resolves references to them. Kept from one request to the next, so
/// that a small registry costs no memory.
struct RegistryReader {
  static let keys = KeyTable(["code", "name", "category", "level", "parent", "roles"])

  private var rulebook: Rulebook
  private(set) var registry = Registry()
  /// What they are called.
  private(set) var texts = UnitTexts()
  /// Whether anybody will ask the registry for codes.
  private var keepsCodes = true
  /// The codes of the registry itself.
  private var codes = NodeTable()
  /// The codes of units described where they were named.
  private var inlineCodes: [JSONNode] = []
  /// While a registry is read: its parents, and where each unit stands.
  private var parents: [(unit: Int, parent: JSONNode)] = []
  private var nodes: [JSONNode] = []

  init(_ rulebook: Rulebook) {
    self.rulebook = rulebook
  }

  /// Begins a request.
  mutating func begin(_ rulebook: Rulebook, keepsCodes: Bool) {
    if self.rulebook !== rulebook { self.rulebook = rulebook }
    self.keepsCodes = keepsCodes
    registry.truncate(to: 0)
    texts.truncate(to: 0)
    codes.removeAll()
    inlineCodes.removeAll(keepingCapacity: true)
  }

  /// Whether the request has a registry at all.
  var hasRegistry: Bool { registered > 0 }

  /// How many units came with the registry itself.
  private var registered: Int { codes.count }

  /// Reads the whole registry.
  mutating func read(_ node: JSONNode) throws(Fault) {
    var elements = try node.elements(maxItems: RequestLimits.maxUnits)
    parents.removeAll(keepingCapacity: true)
    nodes.removeAll(keepingCapacity: true)
    while let element = elements.next() {
      let read = try unit(element)
      guard codes.insert(read.code) else {
        throw try duplicate(
          read.code, { "Mã đơn vị “\($0)” có hai lần" },
          { "The unit code “\($0)” stands twice" })
      }
      let index = add(read)
      if let parent = read.parent { parents.append((index, parent)) }
      nodes.append(element)
    }
    for (unit, parent) in parents { registry.setParent(try reference(parent), of: unit) }
    if let index = registry.settleCategories(from: 0, rulebook: rulebook) {
      let code = codes.node(at: index).flatMap { try? $0.string() } ?? ""
      throw nodes[index].fault(
        .unitCycle,
        Message(
          vi: "Đơn vị cấp trên của “\(code)” lặp vòng hoặc quá nhiều cấp",
          en: "The units above “\(code)” run in a circle or too deep"),
        expected: Message(
          vi: "tối đa \(Registry.maxDepth) cấp", en: "at most \(Registry.maxDepth) levels"))
    }
  }

  private func duplicate(
    _ code: JSONNode, _ vietnamese: (String) -> String, _ english: (String) -> String
  ) throws(Fault) -> Fault {
    let text = try code.string()
    return code.fault(.duplicateUnit, Message(vi: vietnamese(text), en: english(text)))
  }

  /// A unit by its code.
  func reference(_ node: JSONNode) throws(Fault) -> Int {
    if let index = codes.index(of: node) { return index }
    throw try unknownUnit(node)
  }

  @inline(never)
  private func unknownUnit(_ node: JSONNode) throws(Fault) -> Fault {
    try node.requireString()
    return node.fault(
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
    return inlineCodes.lastIndex { node.equals($0) }.map { registered + $0 }
  }

  /// A unit by its code, or one described where it is named; such a one lasts
  /// until `dropInlineUnits`.
  mutating func unit(at node: JSONNode, acceptsInline: Bool) throws(Fault) -> Int {
    guard acceptsInline, node.kind == .object else { return try reference(node) }
    let read = try self.unit(node)
    if let known = known(read.code) {
      guard registry.units[known].category == read.unit.category else {
        throw try duplicate(
          read.code, { "Mã đơn vị “\($0)” đã thuộc một đơn vị khác" },
          { "The unit code “\($0)” is another unit's already" })
      }
      return known
    }
    let above = try read.parent.flatMap { parent throws(Fault) -> Int? in
      try parent.requireString()
      return known(parent)
    }
    let index = add(read)
    inlineCodes.append(read.code)
    if let above { registry.setParent(above, of: index) }
    return index
  }

  /// To be called when the inline units of a nomination are all read.
  mutating func settleInlineUnits() {
    guard !inlineCodes.isEmpty else { return }
    _ = registry.settleCategories(from: registered, rulebook: rulebook)
  }

  mutating func dropInlineUnits() {
    guard !inlineCodes.isEmpty else { return }
    registry.truncate(to: registered)
    texts.truncate(to: registered)
    inlineCodes.removeAll(keepingCapacity: true)
  }

  // MARK: One unit

  private struct Read {
    let unit: Unit
    let code: JSONNode
    let name: JSONNode
    let parent: JSONNode?
  }

  private mutating func add(_ read: Read) -> Int {
    texts.add(code: read.code, name: read.name)
    guard keepsCodes else { return registry.add(read.unit) }
    return registry.add(read.unit, code: (try? read.code.string()) ?? "")
  }

  private func unit(_ node: JSONNode) throws(Fault) -> Read {
    var reader = try FieldReader(node, Self.keys)
    var code = node
    var name = node
    var category = 0
    var level: JSONNode?
    var parent: JSONNode?
    var roles = RoleSet()
    while let field = try reader.next() {
      switch field.index {
      case 0:
        code = field.value
        try code.requireIdentifier()
      case 1:
        name = field.value
        try name.requireString()
      case 2: category = try self.category(field.value)
      case 3: level = field.value
      case 4: parent = field.value
      default: roles = try self.roles(field.value)
      }
    }
    for field in 0...2 { try reader.require(field) }
    return Read(
      unit: Unit(
        category: category, level: try self.level(level, node, category), roles: roles,
        isInner: rulebook.categories[category].judgedByParent),
      code: code, name: name, parent: parent)
  }

  private func category(_ node: JSONNode) throws(Fault) -> Int {
    if let index = rulebook.categoryKeys.index(of: node) { return index }
    throw node.noSuchValue(among: rulebook.categoryKeys.keys, .unknownCategory)
  }

  private func roles(_ node: JSONNode) throws(Fault) -> RoleSet {
    var roles = RoleSet()
    var elements = try node.elements(maxItems: JSONLimits.maxItems)
    while let element = elements.next() {
      guard let role = rulebook.roleKeys.index(of: element) else {
        throw element.noSuchValue(among: rulebook.roleKeys.keys, .unknownRole)
      }
      roles.insert(role)
    }
    return roles
  }

  /// The level given, or the only one its category has, by its place among them.
  private func level(
    _ node: JSONNode?, _ unit: JSONNode, _ category: Int
  ) throws(Fault) -> Int? {
    let count = rulebook.categories[category].levels.count
    if let node {
      let name = try node.string()
      let levels = rulebook.categories[category].levels
      guard let level = levels.firstIndex(of: name) else {
        throw node.noSuchValue(among: levels)
      }
      return level
    }
    guard count > 1 else { return count == 1 ? 0 : nil }
    throw levelRequired(unit, category)
  }

  @inline(never)
  private func levelRequired(_ unit: JSONNode, _ category: Int) -> Fault {
    let list = rulebook.categories[category].levels.joined(separator: ", ")
    return unit.fault(
      .levelRequired,
      Message(
        vi: "Đơn vị thuộc loại “\(rulebook.categories[category].id)” phải ghi rõ cấp",
        en: "A unit of the category “\(rulebook.categories[category].id)” must say its level"),
      expected: Message(vi: "“level”: một trong \(list)", en: "“level”: one of \(list)"))
  }
}

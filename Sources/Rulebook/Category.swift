import JSONText

/// What is nominated: a body or a person.
public enum NomineeKind: String, CaseIterable, Sendable {
  case collective, individual

  public var index: Int { self == .collective ? 0 : 1 }
}

/// One value for each kind of nominee.
public struct PerKind<Value: Sendable>: Sendable {
  public var collective: Value
  public var individual: Value

  public init(collective: Value, individual: Value) {
    self.collective = collective
    self.individual = individual
  }

  public subscript(kind: NomineeKind) -> Value {
    get { kind == .collective ? collective : individual }
    set {
      if kind == .collective { collective = newValue } else { individual = newValue }
    }
  }

  /// Changes a value where it stands; the subscript would make a copy of an array.
  @inlinable
  public mutating func update(_ kind: NomineeKind, _ change: (inout Value) -> Void) {
    if kind == .collective { change(&collective) } else { change(&individual) }
  }
}

extension PerKind: Equatable where Value: Equatable {}

/// A category of units (a department, a district, an enterprise).
public struct Category: Sendable {
  public let id: String
  public let label: Message
  public let clauses: [Int]
  /// The levels a unit of it can have; empty where levels do not matter.
  public let levels: [String]
  /// Whether its units are judged by the category of the unit they belong to.
  public let judgedByParent: Bool
}

/// What a unit of the registry can be besides its category.
public struct Role: Sendable {
  public let id: String
  public let label: Message
}

/// A law, decree, decision or plan that the guidance rests on.
public struct LegalBasis: Sendable {
  public let id: String
  public let number: String
  public let title: Message
  public let issuedOn: CalendarDate
  public let validFrom: CalendarDate?
  public let validTo: CalendarDate?
}

/// A form of award and who decides it.
public struct AwardForm: Sendable {
  public let id: String
  public let label: Message
  public let decidedBy: Message
  /// The category of the unit that decides it; nil for the province.
  public let deciderCategory: Int?
  public let clauses: [Int]
}

/// Which nominees a rule speaks of. Categories are indices into the rulebook's.
public struct Applicability: Sendable {
  public let kinds: [NomineeKind]
  public let categories: [Int]

  public func covers(_ kind: NomineeKind, _ category: Int) -> Bool {
    kinds.contains(kind) && categories.contains(category)
  }
}

/// Which text a rule comes from.
public enum Layer: String, CaseIterable, Sendable {
  case guidance, decree, law
}

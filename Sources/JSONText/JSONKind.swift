import CSimdJSON

/// The type of a JSON value.
@frozen public enum JSONKind: UInt8, Sendable {
  // The raw values are those of the C header.
  case null = 0
  case `false` = 1
  case `true` = 2
  case number = 3
  case string = 4
  case array = 5
  case object = 6
}

extension JSONKind {
  @inlinable init(token: ksj_token) {
    switch token.kind {
    case 1: self = .false
    case 2: self = .true
    case 3: self = .number
    case 4: self = .string
    case 5: self = .array
    case 6: self = .object
    default: self = .null
    }
  }

  /// The name of the type, with an article in English.
  public var name: Message {
    switch self {
    case .null: Message(vi: "null", en: "null")
    case .false: Message(vi: "false", en: "false")
    case .true: Message(vi: "true", en: "true")
    case .number: Message(vi: "một số", en: "a number")
    case .string: Message(vi: "một chuỗi ký tự", en: "a string")
    case .array: Message(vi: "một mảng", en: "an array")
    case .object: Message(vi: "một đối tượng", en: "an object")
    }
  }
}

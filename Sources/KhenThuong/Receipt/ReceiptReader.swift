import JSONText
import Rulebook

/// The receipt of an earlier response, held against what is at hand.
struct ReceiptReader {
  private static let keys = KeyTable([
    "operation", "engine", "rulebook", "request", "options", "readings",
  ])
  private static let rulebookKeys = KeyTable(["id", "version", "sha256"])

  /// The receipt's value.
  let node: JSONNode
  private var operation: JSONNode
  private var rulebook: JSONNode
  private var request: JSONNode
  private var options: JSONNode?

  /// Finds the receipt of a response. One of another engine may have other fields:
  /// that is said first. What is wrong with the receipt's form is `not-a-receipt`.
  init(_ response: JSONNode) throws(Fault) {
    do throws(Fault) {
      let node = try Self.find(response)
      self.node = node
      var fields = [JSONNode](repeating: node, count: Self.keys.keys.count)
      var reader = try FieldReader(node, Self.keys)
      while let field = try reader.next() { fields[field.index] = field.value }
      for index in [0, 1, 2, 3, 5] { try reader.require(index) }
      (operation, rulebook, request) = (fields[0], fields[2], fields[3])
      options = reader.saw(4) ? fields[4] : nil
      try operation.requireString()
      try Self.requireDigest(request)
      if let options { try Self.requireDigest(options) }
      try Self.requireRulebook(rulebook)
      try Self.requireReadings(fields[5])
    } catch {
      guard error.code != .otherEngine else { throw error }
      throw Fault(
        code: .notAReceipt, message: error.message, expected: error.expected, spot: error.spot)
    }
  }

  private static func find(_ response: JSONNode) throws(Fault) -> JSONNode {
    guard response.kind == .object else { throw response.wrongType(JSONKind.object.name) }
    guard let node = response.member("receipt") else {
      let isProblem = response.member("problem") != nil
      throw response.fault(
        .notAReceipt,
        isProblem
          ? Message(
            vi: "Văn bản này báo lỗi của một yêu cầu: không có biên nhận để kiểm tra",
            en: "This tells what was wrong with a request: it has no receipt to verify")
          : Message(
            vi: "Trả lời này không có biên nhận nên không thể kiểm tra",
            en: "This response has no receipt, so it cannot be verified"),
        expected: Message(
          vi: "trả lời của yêu cầu có “receipt”: true",
          en: "the response to a request with “receipt”: true"))
    }
    _ = try node.members()
    if let engine = node.member("engine"), engine.kind == .string {
      let version = DecisionEngine.version.description
      guard engine.equals(version) else {
        let theirs = try engine.string()
        throw engine.fault(
          .otherEngine,
          Message(
            vi: "Trả lời này do phiên bản \(theirs) lập; đây là phiên bản \(version)",
            en: "This response was made by version \(theirs); this is version \(version)"),
          expected: Message(vi: "phiên bản \(version)", en: "version \(version)"))
      }
    } else if let engine = node.member("engine") {
      throw engine.wrongType(JSONKind.string.name)
    }
    return node
  }

  private static func requireRulebook(_ node: JSONNode) throws(Fault) {
    var reader = try FieldReader(node, rulebookKeys)
    while let field = try reader.next() {
      if field.index == 2 {
        try requireDigest(field.value)
      } else {
        try field.value.requireString()
      }
    }
    for index in 0..<3 { try reader.require(index) }
  }

  private static func requireReadings(_ node: JSONNode) throws(Fault) {
    try node.requireDistinctKeys()
    for member in try node.members() { try member.value.requireString() }
  }

  private static func requireDigest(_ node: JSONNode) throws(Fault) {
    let text = try node.string()
    let isDigest =
      text.utf8.count == 64
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    guard isDigest else {
      throw node.fault(
        .notAReceipt,
        Message(vi: "Đây không phải là mã băm SHA-256", en: "This is not a SHA-256"),
        expected: Message(
          vi: "64 chữ số thập lục phân viết thường",
          en: "64 hexadecimal digits in lower case"))
    }
  }

  // MARK: What must be the same

  /// The operation to run again. Throws where the rulebook or the texts at hand are
  /// not those that the receipt speaks of.
  func requireSame(
    rulebook other: Rulebook, request text: JSONInput, options given: JSONInput
  ) throws(Fault) -> Receipt.Operation {
    let operation: Receipt.Operation = try operation.choice()
    try requireSame(other)
    try requireOptions(given, of: operation)
    guard request.equals(SHA256(text).hexadecimal) else {
      throw request.fault(
        .otherRequest,
        Message(
          vi: "Trả lời này là của một yêu cầu khác: mã băm SHA-256 khác nhau",
          en: "This response is to another request: the SHA-256 differs"),
        expected: Message(
          vi: "đúng từng byte yêu cầu đã gửi, kể cả tùy chọn",
          en: "the bytes of the request as it was sent, options included"))
    }
    return operation
  }

  private func requireSame(_ other: Rulebook) throws(Fault) {
    let ours = [
      ("id", other.id), ("version", other.version),
      ("sha256", other.sourceDigest.hexadecimal),
    ]
    for (key, value) in ours {
      guard let node = rulebook.member(key), !node.equals(value) else { continue }
      let theirs = try node.string()
      throw node.fault(
        .otherRulebook,
        Message(
          vi: "Trả lời này dựa trên một bộ quy tắc khác: “\(key)” là \(theirs)",
          en: "This response rests on another rulebook: “\(key)” is \(theirs)"),
        expected: Message(vi: value, en: value))
    }
  }

  private func requireOptions(
    _ given: JSONInput, of operation: Receipt.Operation
  ) throws(Fault) {
    guard operation == .assessLines else {
      guard options == nil else {
        throw node.fault(
          .notAReceipt,
          Message(
            vi: "Chỉ biên nhận của nhiều dòng mới có “options”",
            en: "Only a batch's receipt has “options”"))
      }
      guard given.isBlank else {
        throw self.operation.fault(
          .otherRequest,
          Message(
            vi: "Trả lời này là của “\(operation.rawValue)”, không có tùy chọn riêng",
            en: "This response is of “\(operation.rawValue)”, which has no options of their own"),
          expected: Message(vi: "tùy chọn để trống", en: "empty options"))
      }
      return
    }
    guard let options else {
      throw node.fault(
        .notAReceipt,
        Message(
          vi: "Biên nhận của nhiều dòng phải có “options”",
          en: "A batch's receipt has “options”"))
    }
    guard options.equals(SHA256(given).hexadecimal) else {
      throw options.fault(
        .otherRequest,
        Message(
          vi: "Trả lời này là của nhiều dòng với tùy chọn khác: mã băm SHA-256 khác nhau",
          en: "This response is to a batch with other options: the SHA-256 differs"),
        expected: Message(
          vi: "đúng từng byte tùy chọn đã gửi", en: "the bytes of the options as they were sent"))
    }
  }
}

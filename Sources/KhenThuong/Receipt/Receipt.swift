import JSONText
import Rulebook

/// What a response rests on: whoever has the request can have the same bytes made
/// again and compare them.
struct Receipt {
  /// The operations that give receipts.
  enum Operation: String, CaseIterable {
    case decide, assess, assessLines
  }

  let operation: Operation
  /// The rulebook with the readings in force.
  let rulebook: Rulebook
  let request: SHA256
  /// Of `assessLines` alone.
  let options: SHA256?

  /// Writes the key and the receipt.
  func write(_ writer: inout JSONWriter) {
    writer.key("receipt")
    writer.beginObject()
    writer.key("operation")
    writer.string(operation.rawValue)
    writer.key("engine")
    writer.string(DecisionEngine.version)
    writer.key("rulebook")
    writer.beginObject()
    writer.key("id")
    writer.string(rulebook.id)
    writer.key("version")
    writer.string(rulebook.version)
    writer.key("sha256")
    writer.string(rulebook.sourceDigest.hexadecimal)
    writer.endObject()
    writer.key("request")
    writer.string(request.hexadecimal)
    if let options {
      writer.key("options")
      writer.string(options.hexadecimal)
    }
    writer.key("readings")
    writer.beginObject()
    for (reading, value) in zip(rulebook.readings, rulebook.valuesInForce)
    where reading.values.indices.contains(value) {
      writer.key(reading.id)
      writer.string(reading.values[value].id)
    }
    writer.endObject()
    writer.endObject()
  }
}

extension DecisionEngine {
  /// The receipt of an operation of this engine on a request.
  func receipt(
    _ operation: Receipt.Operation, of request: JSONInput, options: JSONInput? = nil
  ) -> Receipt {
    Receipt(
      operation: operation, rulebook: rulebook, request: SHA256(request),
      options: options.map { SHA256($0) })
  }
}

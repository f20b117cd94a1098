import JSONText
import Rulebook

extension DecisionEngine {
  /// `verify`: runs the operation of an earlier response's receipt again and says
  /// whether it gives the same bytes. The options are those of a batch.
  public func verify(
    _ request: JSONInput, earlier text: JSONInput, options: JSONInput,
    context: DecisionContext, into writer: inout JSONWriter
  ) -> Status {
    Self.run(&writer) { writer throws(Problem) in
      // Before anything is read: a length may be impossible.
      for input in [request, text, options] {
        try JSONParser.requireSize(input, maxBytes: JSONLimits.maxRequestBytes)
      }
      let earlier = EarlierResponse(text: text)
      let isBatch = !options.isBlank || earlier.isBatch(context.parser)
      let (receipt, start) = try earlier.withReceipt(ofBatch: isBatch, context.parser) {
        root throws(Fault) in
        let receipt = try ReceiptReader(root)
        let operation = try receipt.requireSame(
          rulebook: rulebook, request: request, options: options)
        return (operation: operation, range: receipt.node.byteRange)
      }
      // Made again in full, at most once as large as the earlier one.
      var again = JSONWriter(capacity: text.count + 1)
      let status = run(receipt.operation, request, options, context, &again)
      guard !again.failed else { throw Problem.outOfMemory }
      let difference = again.withWritten { again in
        ResponseDifference(again, earlier, isBatch: isBatch, status: status, context.parser)
      }
      writer.beginObject()
      writer.key("schemaVersion")
      writer.integer(1)
      writer.key("same")
      writer.bool(difference == nil)
      if let difference {
        difference.write(&writer)
      } else {
        writer.key("receipt")
        writer.raw(text.part(start + receipt.range.lowerBound..<start + receipt.range.upperBound))
      }
      writer.endObject()
    }
  }

  private func run(
    _ operation: Receipt.Operation, _ request: JSONInput, _ options: JSONInput,
    _ context: DecisionContext, _ writer: inout JSONWriter
  ) -> Status {
    switch operation {
    case .decide: decide(request, context: context, into: &writer)
    case .assess: assess(request, context: context, into: &writer)
    case .assessLines: assessLines(request, options: options, context: context, into: &writer)
    }
  }
}

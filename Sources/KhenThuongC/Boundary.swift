import CKhenThuong
import JSONText
import KhenThuong

/// What the boundary shares: pointers in, a buffer and a status out.

/// Hands the engine behind a `kt_rulebook` pointer to `body`, and the context behind a
/// `kt_context` pointer, or one for this call alone. Nil where there is no rulebook.
///
/// The caller keeps both for the length of the call, so that neither is retained: that
/// would be most of what the boundary costs.
func with(
  _ rulebook: OpaquePointer?, _ context: OpaquePointer?,
  _ body: (DecisionEngine, DecisionContext) -> Status?
) -> Status? {
  guard let rulebook = unsafe rulebook else { return nil }
  let engine = unsafe Unmanaged<DecisionEngine>.fromOpaque(UnsafeRawPointer(rulebook))
  return unsafe engine._withUnsafeGuaranteedRef { engine in
    guard let context = unsafe context else { return body(engine, DecisionContext()) }
    let kept = unsafe Unmanaged<DecisionContext>.fromOpaque(UnsafeRawPointer(context))
    return unsafe kept._withUnsafeGuaranteedRef { body(engine, $0) }
  }
}

/// A caller's text; nil where the pointer is NULL and the length is not 0. A length
/// that no object can have is beyond every limit, so that nothing of it is read.
func input(_ text: UnsafePointer<CChar>?, _ length: Int) -> JSONInput? {
  guard unsafe text != nil || length == 0 else { return nil }
  let count = length >= 0 ? length : Int.max
  return unsafe JSONInput(UnsafeRawBufferPointer(start: text, count: count))
}

/// Runs an operation and hands its buffer to the caller. `*response` and
/// `*response_length` are set on every path.
func respond(
  _ response: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ responseLength: UnsafeMutablePointer<Int>?,
  _ operation: (inout JSONWriter) -> Status?
) -> kt_status {
  unsafe response?.pointee = nil
  unsafe responseLength?.pointee = 0
  guard let response = unsafe response else { return Status.argument.rawValue }
  var writer = JSONWriter(capacity: 2_048)
  guard let status = operation(&writer) else { return Status.argument.rawValue }
  return unsafe deliver(writer, status, response, responseLength)
}

private func deliver(
  _ writer: consuming JSONWriter, _ status: Status,
  _ response: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>,
  _ responseLength: UnsafeMutablePointer<Int>?
) -> kt_status {
  guard status != .memory, let (buffer, count) = unsafe writer.takeBuffer() else {
    return Status.memory.rawValue
  }
  unsafe response.pointee = unsafe buffer
  unsafe responseLength?.pointee = count
  return status.rawValue
}

/// Opens a rulebook for the caller, or writes what is wrong.
func open(
  _ rulebook: UnsafeMutablePointer<OpaquePointer?>?,
  _ response: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ responseLength: UnsafeMutablePointer<Int>?,
  _ read: () throws(Problem) -> DecisionEngine
) -> kt_status {
  unsafe rulebook?.pointee = nil
  unsafe response?.pointee = nil
  unsafe responseLength?.pointee = 0
  guard let rulebook = unsafe rulebook, unsafe response != nil else {
    return Status.argument.rawValue
  }
  do throws(Problem) {
    unsafe rulebook.pointee = unsafe OpaquePointer(Unmanaged.passRetained(try read()).toOpaque())
    return Status.ok.rawValue
  } catch {
    return unsafe respond(response, responseLength) { writer in
      DecisionEngine.refuse(error, into: &writer)
    }
  }
}

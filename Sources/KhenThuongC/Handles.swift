// swift-format-ignore-file: AlwaysUseLowerCamelCase

import CKhenThuong
import JSONText
import KhenThuong

// Rulebooks, contexts, responses and constants of include/khenthuong.h, where each
// is documented.

@implementation @_cdecl("kt_rulebook_builtin")
public func kt_rulebook_builtin(
  _ id: UnsafePointer<CChar>?, _ rulebook: UnsafeMutablePointer<OpaquePointer?>?,
  _ response: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ response_length: UnsafeMutablePointer<Int>?
) -> kt_status {
  guard let id = unsafe id else {
    unsafe rulebook?.pointee = nil
    return unsafe respond(response, response_length) { _ in nil }
  }
  return unsafe open(rulebook, response, response_length) { () throws(Problem) in
    // No rulebook has an id that is not UTF-8.
    try DecisionEngine(builtIn: unsafe String(validatingCString: id) ?? "")
  }
}

@implementation @_cdecl("kt_rulebook_create")
public func kt_rulebook_create(
  _ text: UnsafePointer<CChar>?, _ text_length: Int,
  _ rulebook: UnsafeMutablePointer<OpaquePointer?>?,
  _ response: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ response_length: UnsafeMutablePointer<Int>?
) -> kt_status {
  guard let text = unsafe input(text, text_length) else {
    unsafe rulebook?.pointee = nil
    return unsafe respond(response, response_length) { _ in nil }
  }
  return unsafe open(rulebook, response, response_length) { () throws(Problem) in
    try DecisionEngine(rulebook: text)
  }
}

@implementation @_cdecl("kt_rulebook_free")
public func kt_rulebook_free(_ rulebook: OpaquePointer?) {
  guard let rulebook = unsafe rulebook else { return }
  unsafe Unmanaged<DecisionEngine>.fromOpaque(UnsafeRawPointer(rulebook)).release()
}

@implementation @_cdecl("kt_context_create")
public func kt_context_create() -> OpaquePointer? {
  unsafe OpaquePointer(Unmanaged.passRetained(DecisionContext()).toOpaque())
}

@implementation @_cdecl("kt_context_free")
public func kt_context_free(_ context: OpaquePointer?) {
  guard let context = unsafe context else { return }
  unsafe Unmanaged<DecisionContext>.fromOpaque(UnsafeRawPointer(context)).release()
}

@implementation @_cdecl("kt_free")
public func kt_free(_ response: UnsafeMutablePointer<CChar>?) {
  unsafe JSONWriter.freeBuffer(response)
}

// MARK: Constants

@implementation @_cdecl("kt_version")
public func kt_version() -> UnsafePointer<CChar>? {
  unsafe cString("0.1.0")
}

@implementation @_cdecl("kt_abi_version")
public func kt_abi_version() -> Int32 { KT_ABI_VERSION }

@implementation @_cdecl("kt_status_name")
public func kt_status_name(_ status: kt_status) -> UnsafePointer<CChar>? {
  switch Status(rawValue: status) {
  case .ok: unsafe cString("KT_OK")
  case .argument: unsafe cString("KT_ERROR_ARGUMENT")
  case .json: unsafe cString("KT_ERROR_JSON")
  case .request: unsafe cString("KT_ERROR_REQUEST")
  case .rulebook: unsafe cString("KT_ERROR_RULEBOOK")
  case .limit: unsafe cString("KT_ERROR_LIMIT")
  case .memory: unsafe cString("KT_ERROR_MEMORY")
  case nil: unsafe cString("KT_UNKNOWN")
  }
}

/// A text that lives as long as the library; Swift ends literals with a NUL.
private func cString(_ text: StaticString) -> UnsafePointer<CChar> {
  unsafe UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self)
}

@implementation @_cdecl("kt_max_request_bytes")
public func kt_max_request_bytes() -> Int64 { Int64(JSONLimits.maxRequestBytes) }

@implementation @_cdecl("kt_max_rulebook_bytes")
public func kt_max_rulebook_bytes() -> Int64 { Int64(RequestLimits.maxRulebookBytes) }

@implementation @_cdecl("kt_max_depth")
public func kt_max_depth() -> Int64 { Int64(JSONLimits.maxDepth) }

@implementation @_cdecl("kt_max_nominations")
public func kt_max_nominations() -> Int64 { Int64(RequestLimits.maxNominations) }

@implementation @_cdecl("kt_max_items")
public func kt_max_items() -> Int64 { Int64(JSONLimits.maxItems) }

@implementation @_cdecl("kt_max_text_bytes")
public func kt_max_text_bytes() -> Int64 { Int64(JSONLimits.maxTextBytes) }

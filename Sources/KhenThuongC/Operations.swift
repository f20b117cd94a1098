// swift-format-ignore-file: AlwaysUseLowerCamelCase

import CKhenThuong
import JSONText
import KhenThuong

// The operations of include/khenthuong.h, where each is documented.

@implementation @_cdecl("kt_describe")
public func kt_describe(
  _ rulebook: OpaquePointer?, _ context: OpaquePointer?, _ request: UnsafePointer<CChar>?,
  _ request_length: Int, _ response: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ response_length: UnsafeMutablePointer<Int>?
) -> kt_status {
  unsafe respond(response, response_length) { writer in
    guard let input = unsafe input(request, request_length) else { return nil }
    return unsafe with(rulebook, context) { $0.describe(input, context: $1, into: &writer) }
  }
}

@implementation @_cdecl("kt_assess")
public func kt_assess(
  _ rulebook: OpaquePointer?, _ context: OpaquePointer?, _ request: UnsafePointer<CChar>?,
  _ request_length: Int, _ response: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ response_length: UnsafeMutablePointer<Int>?
) -> kt_status {
  unsafe respond(response, response_length) { writer in
    guard let input = unsafe input(request, request_length) else { return nil }
    return unsafe with(rulebook, context) { $0.assess(input, context: $1, into: &writer) }
  }
}

@implementation @_cdecl("kt_assess_lines")
public func kt_assess_lines(
  _ rulebook: OpaquePointer?, _ context: OpaquePointer?, _ options: UnsafePointer<CChar>?,
  _ options_length: Int, _ lines: UnsafePointer<CChar>?, _ lines_length: Int,
  _ response: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ response_length: UnsafeMutablePointer<Int>?
) -> kt_status {
  unsafe respond(response, response_length) { writer in
    guard let options = unsafe input(options, options_length),
      let lines = unsafe input(lines, lines_length)
    else { return nil }
    return unsafe with(rulebook, context) {
      $0.assessLines(lines, options: options, context: $1, into: &writer)
    }
  }
}

@implementation @_cdecl("kt_decide")
public func kt_decide(
  _ rulebook: OpaquePointer?, _ context: OpaquePointer?, _ request: UnsafePointer<CChar>?,
  _ request_length: Int, _ response: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ response_length: UnsafeMutablePointer<Int>?
) -> kt_status {
  unsafe respond(response, response_length) { writer in
    guard let input = unsafe input(request, request_length) else { return nil }
    return unsafe with(rulebook, context) { $0.decide(input, context: $1, into: &writer) }
  }
}

@implementation @_cdecl("kt_check")
public func kt_check(
  _ rulebook: OpaquePointer?, _ context: OpaquePointer?, _ request: UnsafePointer<CChar>?,
  _ request_length: Int, _ response: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ response_length: UnsafeMutablePointer<Int>?
) -> kt_status {
  unsafe respond(response, response_length) { writer in
    guard let input = unsafe input(request, request_length) else { return nil }
    return DecisionEngine.check(input, into: &writer)
  }
}

@implementation @_cdecl("kt_verify")
public func kt_verify(
  _ rulebook: OpaquePointer?, _ context: OpaquePointer?, _ options: UnsafePointer<CChar>?,
  _ options_length: Int, _ request: UnsafePointer<CChar>?, _ request_length: Int,
  _ earlier: UnsafePointer<CChar>?, _ earlier_length: Int,
  _ response: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ response_length: UnsafeMutablePointer<Int>?
) -> kt_status {
  unsafe respond(response, response_length) { writer in
    guard let options = unsafe input(options, options_length),
      let request = unsafe input(request, request_length),
      let earlier = unsafe input(earlier, earlier_length)
    else { return nil }
    return unsafe with(rulebook, context) {
      $0.verify(request, earlier: earlier, options: options, context: $1, into: &writer)
    }
  }
}

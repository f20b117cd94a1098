/// Writes the digits of numbers.
enum Digits {
  /// Digits in pairs: 00 to 99.
  private static let pairs: StaticString =
    "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899"

  /// How many digits a number has.
  @inline(__always)
  private static func count(_ number: UInt64) -> Int {
    if number < 100 { return number < 10 ? 1 : 2 }
    if number < 10_000 { return number < 1_000 ? 3 : 4 }
    var (rest, count) = (number / 10_000, 4)
    while rest > 0 {
      rest /= 10
      count &+= 1
    }
    return count
  }

  /// Writes a number below 100 with two digits.
  @inline(__always)
  static func pair(_ number: UInt32, to target: UnsafeMutablePointer<UInt8>) {
    let digits = unsafe UnsafeRawPointer(pairs.utf8Start).loadUnaligned(
      fromByteOffset: Int(min(number, 99) &* 2), as: UInt16.self)
    unsafe UnsafeMutableRawPointer(target).storeBytes(of: digits, as: UInt16.self)
  }

  /// Writes a number below 1 000 000; gives how many bytes it took.
  /// - Parameter thousands: between thousands; 0 for nothing.
  @inline(__always)
  static func short(
    _ number: UInt32, thousands: UInt8, to target: UnsafeMutablePointer<UInt8>
  ) -> Int {
    guard number >= 1_000 else { return unsafe upToThree(number, to: target) }
    var size = unsafe upToThree(number / 1_000, to: target)
    if thousands != 0 {
      unsafe target[size] = thousands
      size &+= 1
    }
    let rest = number % 1_000
    unsafe target[size] = UInt8(truncatingIfNeeded: 0x30 &+ rest / 100)
    unsafe pair(rest % 100, to: target + size + 1)
    return size &+ 3
  }

  @inline(__always)
  private static func upToThree(
    _ number: UInt32, to target: UnsafeMutablePointer<UInt8>
  ) -> Int {
    if number < 10 {
      unsafe target.pointee = UInt8(truncatingIfNeeded: 0x30 &+ number)
      return 1
    }
    if number < 100 {
      unsafe pair(number, to: target)
      return 2
    }
    unsafe target.pointee = UInt8(truncatingIfNeeded: 0x30 &+ number / 100)
    unsafe pair(number % 100, to: target + 1)
    return 3
  }

  /// Writes digits, `scale` of them after the point, to where there is room for 31 bytes:
  /// a sign, 20 digits, 6 marks, a point. Gives how many bytes they took.
  /// - Parameter thousands: between thousands; 0 for nothing.
  @inline(__always)
  static func write(
    _ magnitude: UInt64, isNegative: Bool, scale: Int, thousands: UInt8, point: UInt8,
    to target: UnsafeMutablePointer<UInt8>
  ) -> Int {
    let whole = max(count(magnitude) &- scale, 1)
    var size = whole &+ (isNegative ? 1 : 0)
    if scale > 0 { size &+= scale &+ 1 }
    if thousands != 0, whole > 3 { size &+= (whole &- 1) / 3 }
    // From the last digit to the first.
    let pairs = unsafe UnsafeRawPointer(pairs.utf8Start)
    let room = UnsafeMutableRawPointer(target)
    var at = size
    var rest = magnitude
    @inline(__always) func pair(_ number: UInt64) {
      at &-= 2
      let offset = Int(truncatingIfNeeded: number &* 2)
      let digits = unsafe pairs.loadUnaligned(fromByteOffset: offset, as: UInt16.self)
      unsafe room.storeBytes(of: digits, toByteOffset: at, as: UInt16.self)
    }
    @inline(__always) func put(_ byte: UInt8) {
      at &-= 1
      unsafe room.storeBytes(of: byte, toByteOffset: at, as: UInt8.self)
    }
    @inline(__always) func digit(_ number: UInt64) {
      put(UInt8(truncatingIfNeeded: 0x30 &+ number))
    }
    if scale > 0 {
      var left = scale
      while left >= 2 {
        pair(rest % 100)
        rest /= 100
        left &-= 2
      }
      if left == 1 {
        digit(rest % 10)
        rest /= 10
      }
      put(point)
    }
    while thousands != 0, rest >= 1_000 {
      let group = rest % 1_000
      rest /= 1_000
      pair(group % 100)
      digit(group / 100)
      put(thousands)
    }
    while rest >= 100 {
      pair(rest % 100)
      rest /= 100
    }
    if rest >= 10 { pair(rest) } else { digit(rest) }
    if isNegative { put(0x2D) }
    return size
  }
}

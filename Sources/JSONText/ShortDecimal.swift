/// Reads of numbers of at most eight bytes, all of them at once.
extension Decimal {
  /// The eight bytes before an offset that is 8 or more, digits as their values and those
  /// before the last `count`, 1 to 8, as zeros.
  @inlinable @inline(__always)
  static func word(endingAt end: Int, count: Int, in text: UnsafePointer<UInt8>) -> UInt64 {
    let bytes = unsafe UnsafeRawPointer(text).loadUnaligned(
      fromByteOffset: end &- 8, as: UInt64.self)
    let digits = UInt64(littleEndian: bytes) ^ 0x3030_3030_3030_3030
    return digits & (UInt64.max &<< UInt64(truncatingIfNeeded: 64 &- 8 &* count))
  }

  /// The highest bit of each byte that is no digit; behind such a byte, digits may have
  /// theirs as well.
  @inlinable @inline(__always) static func others(_ word: UInt64) -> UInt64 {
    ((word &+ 0x7676_7676_7676_7676) | word) & 0x8080_8080_8080_8080
  }

  /// The number of eight digits, the first of them in the lowest byte.
  @inlinable @inline(__always) static func value(_ word: UInt64) -> Int64 {
    // Added up in pairs, fours and eights.
    var digits = (word &* 2_561) >> 8 & 0x00FF_00FF_00FF_00FF
    digits = (digits &* 6_553_601) >> 16 & 0x0000_FFFF_0000_FFFF
    return Int64(truncatingIfNeeded: (digits &* 42_949_672_960_001) >> 32)
  }

  /// A decimal without sign of at most eight bytes, its mark among them; nil for any
  /// other, and where fewer than eight bytes of text end there.
  @inlinable @inline(__always)
  init?(
    shortEndingAt end: Int, from start: Int, in text: UnsafePointer<UInt8>,
    acceptsComma: Bool = true
  ) {
    let count = end &- start
    guard count > 0, count <= 8, end >= 8 else { return nil }
    let word = unsafe Self.word(endingAt: end, count: count, in: text)
    let others = Self.others(word)
    guard others != 0 else {
      self.init(Self.value(word))
      return
    }
    // The first that is no digit is the mark; digits stand on both sides.
    let place = others.trailingZeroBitCount >> 3
    let mark = UInt8(truncatingIfNeeded: word >> UInt64(truncatingIfNeeded: place &* 8)) ^ 0x30
    let fraction = 7 &- place
    guard others & (others &- 1) == 0, mark == 0x2E || (acceptsComma && mark == 0x2C),
      place > 8 &- count, fraction > 0, fraction <= 6
    else { return nil }
    let before = word & ((1 &<< UInt64(truncatingIfNeeded: place &* 8)) &- 1)
    let behind = word & (UInt64.max &<< UInt64(truncatingIfNeeded: place &* 8 &+ 8))
    self.init(
      mantissa: Self.value(behind | before &<< 8), scale: UInt8(truncatingIfNeeded: fraction))
  }
}

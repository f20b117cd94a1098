/// The characters of a string that JSON does not take as they are.
extension JSONWriter {
  @inline(never)
  mutating func escape(_ source: UnsafeBufferPointer<UInt8>, from start: Int) {
    for position in start..<max(source.count, start) {
      let byte = unsafe source[position]
      switch byte {
      case 0x22: piece("\\\"")
      case 0x5C: piece("\\\\")
      case 0x0A: piece("\\n")
      case 0x0D: piece("\\r")
      case 0x09: piece("\\t")
      case 0x08: piece("\\b")
      case 0x0C: piece("\\f")
      case 0..<0x20:
        piece("\\u00")
        put(0x30 &+ (byte >> 4))
        let low = byte & 0xF
        put(low < 10 ? 0x30 &+ low : 0x57 &+ low)
      default: put(byte)
      }
    }
  }

  /// Copies the bytes before the first that needs an escape; gives their number.
  @inline(__always)
  static func copyPlain(
    _ source: UnsafeBufferPointer<UInt8>, to target: UnsafeMutablePointer<UInt8>
  ) -> Int {
    let count = source.count
    var position = 0
    if let base = unsafe UnsafeRawPointer(source.baseAddress) {
      let raw = UnsafeMutableRawPointer(target)
      let ones: UInt64 = 0x0101_0101_0101_0101
      let highs: UInt64 = 0x8080_8080_8080_8080
      while position &+ 8 <= count {
        let word = unsafe base.loadUnaligned(fromByteOffset: position, as: UInt64.self)
        let quote = word ^ (ones &* 0x22)
        let slash = word ^ (ones &* 0x5C)
        // Top bit of each byte that is below 0x20, a quote or a backslash; a
        // byte above such a one may be marked as well, no word without one is.
        let marks =
          ((word &- ones &* 0x20) & ~word | (quote &- ones) & ~quote | (slash &- ones) & ~slash)
          & highs
        if marks != 0 { break }
        unsafe raw.storeBytes(of: word, toByteOffset: position, as: UInt64.self)
        position &+= 8
      }
    }
    while position < count {
      let byte = unsafe source[position]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C { break }
      unsafe target[position] = byte
      position &+= 1
    }
    return position
  }
}

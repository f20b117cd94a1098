/// A 64-bit hash of texts, equal for canonically equivalent ones.
///
/// A text of ASCII alone is hashed by its bytes. Three scalars outside ASCII
/// are canonically equivalent to one in ASCII (U+212A KELVIN SIGN to K, U+037E
/// GREEK QUESTION MARK to the semicolon, U+1FEF GREEK VARIA to the grave
/// accent; Unicode keeps this so for ever): a text of these and ASCII is hashed
/// as the ASCII text. Any other text is hashed by `Hasher`, as `String` is,
/// which works on its normal form. All of it is seeded anew in every process, so
/// that nobody can send texts that collide: nothing that is put out may depend on
/// this hash.
public enum CanonicalHash {
  /// The hash of a text.
  public static func of(_ text: String) -> UInt64 {
    var text = text
    if let hash = text.withUTF8({ unsafe isASCII($0) ? unsafe ofBytes($0) : nil }) {
      return hash
    }
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0..<0x80: bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      case 0x212A: bytes.append(0x4B)
      case 0x037E: bytes.append(0x3B)
      case 0x1FEF: bytes.append(0x60)
      default:
        var hasher = Hasher()
        hasher.combine(text)
        return UInt64(truncatingIfNeeded: hasher.finalize())
      }
    }
    return unsafe bytes.withUnsafeBufferPointer { unsafe ofBytes($0) }
  }

  /// As random as `Hasher` is in this process.
  static let seed: UInt64 = {
    var hasher = Hasher()
    hasher.combine(0x9E37)
    return UInt64(truncatingIfNeeded: hasher.finalize())
  }()

  static func ofBytes(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = mix(UInt64(truncatingIfNeeded: bytes.count) ^ seed)
    var position = 0
    while position &+ 8 <= bytes.count {
      hash = mix(hash ^ (unsafe word(bytes, at: position)))
      position &+= 8
    }
    var rest: UInt64 = 0
    while position < bytes.count {
      rest = rest << 8 | UInt64(unsafe bytes[position])
      position &+= 1
    }
    return mix(hash ^ rest)
  }

  /// Folds the 128-bit product with a constant.
  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt64 {
    let product = (value ^ 0x2D35_8DCC_AA6C_78A5).multipliedFullWidth(by: 0x8BB8_4B93_962E_ACC9)
    return product.high ^ product.low
  }

  @inline(__always)
  private static func word(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> UInt64 {
    unsafe UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: position, as: UInt64.self)
  }

  static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var position = 0
    while position &+ 8 <= bytes.count {
      if unsafe word(bytes, at: position) & 0x8080_8080_8080_8080 != 0 { return false }
      position &+= 8
    }
    while position < bytes.count {
      if unsafe bytes[position] >= 0x80 { return false }
      position &+= 1
    }
    return true
  }

  /// Whether the bytes, of the same number, are the same.
  static func sameBytes(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>)
    -> Bool
  {
    let count = min(left.count, right.count)
    var position = 0
    while position &+ 8 <= count {
      if unsafe word(left, at: position) != (unsafe word(right, at: position)) { return false }
      position &+= 8
    }
    while position < count {
      if unsafe left[position] != (unsafe right[position]) { return false }
      position &+= 1
    }
    return true
  }
}

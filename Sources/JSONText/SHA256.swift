import CSHA256

/// The SHA-256 (FIPS 180-4) of a text, by OpenSSL's libcrypto.
public struct SHA256: Sendable, Equatable {
  private let words: [UInt64]

  public init(_ input: JSONInput) {
    unsafe self.init(input.bytes)
  }

  public init(_ bytes: [UInt8]) {
    self = unsafe bytes.withUnsafeBytes { unsafe SHA256($0) }
  }

  private init(_ bytes: UnsafeRawBufferPointer) {
    let (first, second, third, fourth) = unsafe sha256_of(bytes.baseAddress, bytes.count).words
    words = [first, second, third, fourth]
  }

  /// The digest in 64 hexadecimal digits, lower case.
  public var hexadecimal: String {
    words.reduce(into: "") { text, word in
      let digits = String(word, radix: 16)
      text += String(repeating: "0", count: max(16 - digits.utf8.count, 0)) + digits
    }
  }
}

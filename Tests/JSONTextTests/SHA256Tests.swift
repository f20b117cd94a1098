import JSONText
import Testing

/// The examples of FIPS 180 and lengths around the blocks.
@Suite struct SHA256Tests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ])
  func standard(_ text: String, _ digest: String) {
    #expect(SHA256(Array(text.utf8)).hexadecimal == digest)
    JSONInput.with(Array(text.utf8)) { #expect(SHA256($0).hexadecimal == digest) }
  }

  /// Every length from 0 to 299 of the bytes `(7 i + n) mod 256`, each digest hashed
  /// in turn; the expected value is Python's hashlib's.
  @Test func lengthsAroundBlocks() {
    var all: [UInt8] = []
    for count in 0..<300 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: 7 * $0 + count) }
      all += Array(SHA256(bytes).hexadecimal.utf8)
    }
    #expect(
      SHA256(all).hexadecimal
        == "def85da8f53f8ad58eda585dce61c0d7bfbb3da6924badae49d32d11288c576f")
  }

  @Test func equality() {
    #expect(SHA256([1, 2, 3]) == SHA256([1, 2, 3]))
    #expect(SHA256([1, 2, 3]) != SHA256([1, 2, 4]))
  }
}

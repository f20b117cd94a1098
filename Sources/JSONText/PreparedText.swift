/// Pieces of JSON prepared once and written often, all in one run of bytes. A piece
/// is a value, or `"key":value`, without a comma in front.
public struct PreparedText: Sendable {
  /// The pieces, then 16 bytes more: pieces are copied 16 bytes at a time.
  private(set) var bytes = [UInt8](repeating: 0, count: 16)
  /// Where each piece ends; the first begins at 0.
  private(set) var ends: [Int32] = []
  /// Length of the longest piece.
  private(set) var longest = 0

  public init() {}

  /// Number of pieces.
  public var count: Int { ends.count }

  /// Adds a piece, which is written as it is.
  public mutating func append(_ json: String) {
    bytes.removeLast(16)
    bytes += json.utf8
    ends.append(Int32(truncatingIfNeeded: bytes.count))
    bytes += [UInt8](repeating: 0, count: 16)
    longest = max(longest, json.utf8.count)
  }

  func range(_ index: Int) -> Range<Int> {
    (index > 0 ? Int(ends[index - 1]) : 0)..<Int(ends[index])
  }
}

extension JSONWriter {
  /// Copies a piece that was prepared; does nothing where there is none of that place.
  public mutating func prepared(_ text: PreparedText, _ index: Int) {
    prepared(text, number: 1) { _ in index }
  }

  /// Copies `number` pieces that were prepared, those of the places that `place` gives;
  /// leaves out what has none. One check of the room does for all.
  @inline(__always)
  public mutating func prepared(
    _ text: PreparedText, number: Int, _ place: (Int) -> Int
  ) {
    let room = (text.longest &+ 1) &* number &+ 16
    unsafe withRoom(room) { bytes, end in
      let start = end
      unsafe text.bytes.withUnsafeBytes { source in
        unsafe text.ends.withUnsafeBufferPointer { ends in
          for piece in 0..<number {
            let index = place(piece)
            guard index >= 0, index < ends.count, let base = source.baseAddress else { continue }
            var at = unsafe index > 0 ? Int(ends[index &- 1]) : 0
            let size = unsafe Int(ends[index]) &- at
            if end > start {
              unsafe bytes[end] = 0x2C
              end &+= 1
            }
            let next = end &+ size
            let target = UnsafeMutableRawPointer(bytes)
            repeat {
              let block = unsafe base.loadUnaligned(fromByteOffset: at, as: SIMD16<UInt8>.self)
              unsafe target.storeBytes(of: block, toByteOffset: end, as: SIMD16<UInt8>.self)
              at &+= 16
              end &+= 16
            } while end < next
            end = next
          }
        }
      }
    }
  }
}

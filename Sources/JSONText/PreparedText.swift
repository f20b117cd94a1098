/// Pieces of JSON prepared once and written often, all in one run of bytes. A piece
/// is a value, or `"key":value`, without a comma in front.
public struct PreparedText: Sendable {
  private(set) var bytes: [UInt8] = []
  private(set) var ends: [Int32] = []

  public init() {}

  /// Number of pieces.
  public var count: Int { ends.count }

  /// Adds a piece, which is written as it is.
  public mutating func append(_ json: String) {
    bytes += json.utf8
    ends.append(Int32(truncatingIfNeeded: bytes.count))
  }

  func range(_ index: Int) -> Range<Int> {
    (index > 0 ? Int(ends[index - 1]) : 0)..<Int(ends[index])
  }
}

extension JSONWriter {
  /// Copies a piece that was prepared; does nothing where there is none of that place.
  public mutating func prepared(_ text: PreparedText, _ index: Int) {
    guard index >= 0, index < text.count else { return }
    value()
    let range = text.range(index)
    unsafe text.bytes.withUnsafeBufferPointer { bytes in
      unsafe append(UnsafeBufferPointer(rebasing: bytes[range]))
    }
  }
}

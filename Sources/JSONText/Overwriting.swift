extension Array where Element: BitwiseCopyable {
  /// Makes the array the same as another; where both have one length already, by copying
  /// its bytes.
  @inlinable public mutating func overwrite(with other: [Element]) {
    guard count == other.count else {
      removeAll(keepingCapacity: true)
      append(contentsOf: other)
      return
    }
    unsafe other.withUnsafeBufferPointer { source in
      unsafe withUnsafeMutableBufferPointer { target in
        guard let from = source.baseAddress, let to = target.baseAddress else { return }
        unsafe to.update(from: from, count: Swift.min(source.count, target.count))
      }
    }
  }
}

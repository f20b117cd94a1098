/// A member of an object.
@frozen public struct JSONMember {
  /// The key, a string.
  public let key: JSONNode
  public let value: JSONNode

  @inlinable init(key: JSONNode, value: JSONNode) {
    self.key = key
    self.value = value
  }
}

/// The members of an object in the order of the text, duplicates included.
@frozen public struct JSONMembers: Sequence, IteratorProtocol {
  @usableFromInline var position: JSONNode
  @usableFromInline let end: Int32

  /// `node` is an object.
  @inlinable init(_ node: JSONNode) {
    position = node.at(node.index &+ 1)
    end = node.nextIndex
  }

  @inlinable public mutating func next() -> JSONMember? {
    guard position.index < end else { return nil }
    let key = position
    let value = key.at(key.index &+ 1)
    position = value.at(value.nextIndex)
    return JSONMember(key: key, value: value)
  }
}

/// The elements of an array in the order of the text.
@frozen public struct JSONElements: Sequence, IteratorProtocol {
  @usableFromInline var position: JSONNode
  @usableFromInline let end: Int32

  /// `node` is an array.
  @inlinable init(_ node: JSONNode) {
    position = node.at(node.index &+ 1)
    end = node.nextIndex
  }

  @inlinable public mutating func next() -> JSONNode? {
    guard position.index < end else { return nil }
    let element = position
    position = element.at(element.nextIndex)
    return element
  }
}

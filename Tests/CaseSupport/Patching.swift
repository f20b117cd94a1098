extension JSON {
  /// JSON Merge Patch (RFC 7396): an object is merged member by member, `null` takes
  /// a member out, anything else replaces.
  public func merged(with patch: JSON) -> JSON {
    guard let changes = patch.members else { return patch }
    var result = members == nil ? .object([]) : self
    for change in changes {
      if change.value.isNull {
        result[change.key] = nil
      } else {
        result[change.key] = (result[change.key] ?? .null).merged(with: change.value)
      }
    }
    return result
  }

  /// Replaces `{"$nomination": NAME, "patch": …}` wherever it stands.
  public func expanded(with nominations: JSON) throws -> JSON {
    switch self {
    case .array(let elements):
      return .array(try elements.map { try $0.expanded(with: nominations) })
    case .object(let members):
      guard let name = self["$nomination"]?.text else {
        return .object(
          try members.map { JSON.Member($0.key, try $0.value.expanded(with: nominations)) })
      }
      guard members.allSatisfy({ $0.key == "$nomination" || $0.key == "patch" }) else {
        throw JSONError("unknown part of a template: \(json)")
      }
      guard let template = nominations[name] else {
        throw JSONError("there is no template \(name)")
      }
      let patch = try (self["patch"] ?? .object([])).expanded(with: nominations)
      return try template.expanded(with: nominations).merged(with: patch)
    default:
      return self
    }
  }
}

// MARK: - The patch of a rulebook

extension JSON {
  /// The steps of a JSON Pointer.
  static func steps(of pointer: String) -> [String] {
    var steps: [String] = []
    for part in pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      var step = ""
      var rest = part[...]
      while let character = rest.popFirst() {
        guard character == "~", let escaped = rest.popFirst() else {
          step.append(character)
          continue
        }
        step.append(escaped == "1" ? "/" : "~")
      }
      steps.append(step)
    }
    return steps
  }

  /// Place of an array's element named by its id or its index.
  private func index(of step: String) -> Int? {
    guard let elements else { return nil }
    if let named = elements.firstIndex(where: { $0["id"]?.text == step }) { return named }
    return Int(step).flatMap { elements.indices.contains($0) ? $0 : nil }
  }

  /// Applies the changes of a `rulebookPatch` in turn.
  public func applying(rulebookPatch: JSON) throws -> JSON {
    try (rulebookPatch.elements ?? []).reduce(self) { rulebook, change in
      guard let path = change["path"]?.text else { throw JSONError("no path: \(change.json)") }
      let value = change["remove"]?.flag == true ? nil : change["value"]
      return try rulebook.changing(Self.steps(of: path)[...], to: value, path)
    }
  }

  /// The tree with what stands at the end of `steps` set; nil takes it out.
  private func changing(
    _ steps: ArraySlice<String>, to value: JSON?, _ path: String
  ) throws -> JSON {
    guard let step = steps.first else { return value ?? .null }
    let rest = steps.dropFirst()
    var result = self
    if var elements {
      if rest.isEmpty, step == "-", let value {
        return .array(elements + [value])
      }
      guard let index = index(of: step) else { throw JSONError("\(path): no element \(step)") }
      if rest.isEmpty, value == nil {
        elements.remove(at: index)
        return .array(elements)
      }
      result[index] = try elements[index].changing(rest, to: value, path)
      return result
    }
    guard members != nil else { throw JSONError("\(path): nothing to step into at \(step)") }
    if rest.isEmpty {
      guard value != nil || self[step] != nil else { throw JSONError("\(path): nothing to remove") }
      result[step] = value
      return result
    }
    guard let inner = self[step] else { throw JSONError("\(path): no member \(step)") }
    result[step] = try inner.changing(rest, to: value, path)
    return result
  }

  /// The JSON Pointer that a path is when the ids in it are replaced by indexes.
  public func pointer(of path: String) throws -> String {
    var here = self
    var pointer = ""
    for step in Self.steps(of: path) {
      if let index = here.index(of: step) {
        pointer += "/\(index)"
        here = here[index] ?? .null
      } else {
        pointer += "/" + step.replacing("~", with: "~0").replacing("/", with: "~1")
        here = here[step] ?? .null
      }
    }
    return pointer
  }
}

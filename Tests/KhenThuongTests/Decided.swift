import CaseSupport
import KhenThuong
import Testing

/// A decided round, by nomination and by pool.
struct Decided {
  let json: String
  let tree: JSON
  /// Each nomination of the response by its id; a second one of an id is left out.
  private(set) var nominations: [String: JSON] = [:]
  let order: [String]

  init(_ round: RandomRound, by engine: DecisionEngine? = nil) throws {
    let outcome = try (engine ?? Engines.standard.get()).decide(round.request())
    guard outcome.status == 0 else { throw JSONError("refused: \(outcome.json)") }
    json = outcome.json
    tree = try outcome.tree
    order = (tree["nominations"]?.elements ?? []).compactMap { $0["nomination"]?.text }
    for nomination in tree["nominations"]?.elements ?? [] {
      guard let id = nomination["nomination"]?.text else { continue }
      nominations[id] = nomination
    }
  }

  var pools: [JSON] { tree["pools"]?.elements ?? [] }

  func standing(_ id: String) -> String { nominations[id]?["standing"]?.text ?? "absent" }

  func isOpen(_ id: String) -> Bool {
    switch standing(id) {
    case "open", "invalid": true
    case "duplicate": nominations[id]?["resolved"]?.flag != true
    default: false
    }
  }

  /// Proposed, whatever becomes of what is open.
  func isFirm(_ id: String) -> Bool {
    standing(id) == "proposed" && nominations[id]?["provisional"] == nil
  }

  /// Where a nomination's pool stands, as a text to compare by.
  static func poolName(_ json: JSON?) -> String? {
    guard let id = json?["id"]?.text else { return nil }
    return "\(id) \(json?["owner"]?.text ?? "")"
  }

  /// The pool that a nomination competes in.
  func pool(of id: String) -> JSON? {
    guard let name = Self.poolName(nominations[id]?["pool"]) else { return nil }
    return pools.first { Self.poolName($0) == name }
  }

  func kind(of id: String) -> String { nominations[id]?["nominee"]?["kind"]?.text ?? "" }

  /// The ordering keys in use for a nomination.
  func keys(of id: String) -> [String] { pool(of: id)?["keys"]?[kind(of: id)]?.texts ?? [] }
}

/// Decides rounds from many seeds and shows the smallest round that breaks a property.
func forRounds(
  _ batch: Int, of rounds: Int, stage: String = "open", with parts: Set<RandomRound.Part> = [],
  sourceLocation: SourceLocation = #_sourceLocation,
  _ broken: (RandomRound, inout SplitMix64) throws -> String?
) throws {
  func failure(_ round: RandomRound, _ seed: UInt64) -> String? {
    var generator = SplitMix64(seed: seed &+ 1_000_000)
    do {
      return try broken(round, &generator)
    } catch {
      return "\(error)"
    }
  }
  var failures = 0
  for seed in UInt64(batch * rounds)..<UInt64((batch + 1) * rounds) {
    let round = try RandomRound(seed: seed, stage: stage, with: parts)
    guard failure(round, seed) != nil else { continue }
    let smallest = round.smallest { failure($0, seed) != nil }
    Issue.record(
      "seed \(seed): \(failure(smallest, seed) ?? "?")\n\(smallest.summary)",
      sourceLocation: sourceLocation)
    failures += 1
    if failures == 3 { return }
  }
}

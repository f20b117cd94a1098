import CaseSupport
import JSONText
import KhenThuong

/// What an operation gave, as bytes: a case may hold a request that is no UTF-8.
struct Outcome {
  let status: Int32
  let json: String

  /// The response as a tree; throws where it is no JSON or a key stands twice.
  var tree: JSON { get throws { try JSON(parsing: json) } }
}

enum Engines {
  /// The built-in rulebook, opened once for all tests.
  static let standard = Result { () throws(Problem) in
    try DecisionEngine(builtIn: Rulebooks.defaultId)
  }

  /// The engine that a case is decided by, or why it cannot be opened.
  static func open(_ shared: SharedCase) -> Result<DecisionEngine, Problem> {
    if let own = shared.ownRulebook {
      return Result { () throws(Problem) in try open(own) }
    }
    if shared.rulebookId == Rulebooks.defaultId { return standard }
    return Result { () throws(Problem) in try DecisionEngine(builtIn: shared.rulebookId) }
  }

  /// Opens a rulebook given as a tree or as bytes.
  static func open(_ bytes: [UInt8]) throws(Problem) -> DecisionEngine {
    let opened = JSONInput.with(bytes) { input in
      Result { () throws(Problem) in try DecisionEngine(rulebook: input) }
    }
    return try opened.get()
  }

  /// What opening a faulty rulebook answers.
  static func refusal(_ problem: Problem) -> Outcome {
    outcome { writer in DecisionEngine.refuse(problem, into: &writer) }
  }

  static func check(_ rulebook: [UInt8]) -> Outcome {
    JSONInput.with(rulebook) { input in
      outcome { writer in DecisionEngine.check(input, into: &writer) }
    }
  }

  static func outcome(_ body: (inout JSONWriter) -> Status) -> Outcome {
    var writer = JSONWriter(capacity: 4_096)
    let status = body(&writer)
    return Outcome(status: status.rawValue, json: writer.makeString())
  }
}

extension DecisionEngine {
  func assess(_ request: JSON, _ context: DecisionContext = DecisionContext()) -> Outcome {
    assess(request.bytes, context)
  }

  func assess(_ request: [UInt8], _ context: DecisionContext = DecisionContext()) -> Outcome {
    JSONInput.with(request) { input in
      Engines.outcome { writer in assess(input, context: context, into: &writer) }
    }
  }

  func assessLines(_ lines: [UInt8], options: [UInt8]) -> Outcome {
    JSONInput.with(lines) { lines in
      JSONInput.with(options) { options in
        Engines.outcome { writer in
          assessLines(lines, options: options, context: DecisionContext(), into: &writer)
        }
      }
    }
  }

  func decide(_ request: JSON) -> Outcome { decide(request.bytes) }

  func decide(_ request: [UInt8]) -> Outcome {
    JSONInput.with(request) { input in
      Engines.outcome { writer in decide(input, context: DecisionContext(), into: &writer) }
    }
  }

  func verify(_ request: [UInt8], _ earlier: [UInt8], options: [UInt8] = []) -> Outcome {
    JSONInput.with(request) { request in
      JSONInput.with(earlier) { earlier in
        JSONInput.with(options) { options in
          Engines.outcome { writer in
            verify(
              request, earlier: earlier, options: options, context: DecisionContext(),
              into: &writer)
          }
        }
      }
    }
  }

  /// Verifies the response that a case's request gets, changed as the case says.
  func verify(_ shared: SharedCase) throws -> Outcome {
    let isBatch = shared.verifies == "assessLines"
    let earlier: [UInt8]
    switch shared.verifies {
    case "decide": earlier = Array(decide(shared.request).json.utf8)
    case "assess": earlier = Array(assess(shared.request).json.utf8)
    case "assessLines":
      earlier = Array(assessLines(shared.lines, options: shared.request).json.utf8)
    default: earlier = shared.earlier
    }
    return verify(
      try shared.mutated(isBatch ? shared.lines : shared.request, "mutateRequest"),
      try shared.mutated(earlier, "mutate"),
      options: isBatch ? try shared.mutated(shared.request, "mutateOptions") : [])
  }

  func describe(_ request: [UInt8]) -> Outcome {
    JSONInput.with(request) { input in
      Engines.outcome { writer in describe(input, context: DecisionContext(), into: &writer) }
    }
  }
}

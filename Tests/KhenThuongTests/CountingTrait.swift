import Synchronization
import Testing

/// Counts the shared cases that passed and prints the sum when the suite ends, so that
/// `scripts/test` can hold it against that of the other languages.
struct CountingTrait: SuiteTrait, TestScoping {
  private static let passed = Atomic(0)

  static func countPassed() {
    passed.add(1, ordering: .relaxed)
  }

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await function()
    print("shared cases: \(Self.passed.load(ordering: .relaxed)) passed")
  }
}

extension Trait where Self == CountingTrait {
  static var countsPassedCases: Self { Self() }
}

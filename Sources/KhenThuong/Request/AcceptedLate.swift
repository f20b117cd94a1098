/// What people accepted although it came late, as far as one nomination goes.
struct AcceptedLate {
  var dossier = false
  /// Ids of the nomination's own supplements.
  var supplements: Set<String> = []
  /// Ids of its submission's supplements.
  var submissionSupplements: Set<String> = []

  /// What was accepted of the submission alone.
  var ofSubmission: AcceptedLate {
    AcceptedLate(submissionSupplements: submissionSupplements)
  }

  var isNothing: Bool { !dossier && supplements.isEmpty && submissionSupplements.isEmpty }
}

/// What people accepted of each nomination of a round, by index; of nearly all nothing.
struct AcceptedOfNominations {
  private var given: [Int: AcceptedLate] = [:]

  var isEmpty: Bool { given.isEmpty }

  func isNothing(_ nomination: Int) -> Bool { given.isEmpty || self[nomination].isNothing }

  subscript(nomination: Int) -> AcceptedLate {
    get { given[nomination] ?? AcceptedLate() }
    set { given[nomination] = newValue }
  }
}

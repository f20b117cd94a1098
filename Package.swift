// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "khenthuong",
  products: [
    .library(name: "KhenThuong", targets: ["KhenThuong"]),
    .library(name: "khenthuong", type: .dynamic, targets: ["KhenThuongC"]),
  ],
  targets: [
    // The floors, from the ground up; each stands on those before it. Each names all
    // that it imports, for what is inlined from there is built anew only so.
    .target(
      name: "CSimdJSON",
      cxxSettings: [.define("SIMDJSON_EXCEPTIONS", to: "0")],
      linkerSettings: [.linkedLibrary("simdjson")]),
    .target(name: "CSHA256", linkerSettings: [.linkedLibrary("crypto")]),
    .target(name: "JSONText", dependencies: ["CSimdJSON", "CSHA256"], swiftSettings: strict),
    .target(name: "CRulebooks", exclude: ["rulebooks"]),
    .target(name: "Rulebook", dependencies: ["JSONText", "CRulebooks"], swiftSettings: strict),
    .target(
      name: "Assessment", dependencies: ["JSONText", "Rulebook"], swiftSettings: strict),
    .target(
      name: "Selection", dependencies: ["JSONText", "Rulebook", "Assessment"],
      swiftSettings: strict),
    .target(
      name: "KhenThuong", dependencies: ["JSONText", "Rulebook", "Assessment", "Selection"],
      swiftSettings: strict),
    .systemLibrary(name: "CKhenThuong", path: "include"),
    .target(
      name: "KhenThuongC", dependencies: ["JSONText", "KhenThuong", "CKhenThuong"],
      exclude: ["exports.map"], swiftSettings: strict),

    .testTarget(
      name: "JSONTextTests", dependencies: ["JSONText", "CaseSupport"],
      swiftSettings: [.treatAllWarnings(as: .error)]),
    // Shared cases and what tests need around them; no product links it.
    .target(
      name: "CaseSupport", dependencies: ["JSONText"], path: "Tests/CaseSupport",
      swiftSettings: [.treatAllWarnings(as: .error)]),
    .testTarget(
      name: "RulebookTests", dependencies: ["JSONText", "Rulebook", "CaseSupport"],
      swiftSettings: [.treatAllWarnings(as: .error)]),
    .testTarget(
      name: "AssessmentTests",
      dependencies: ["JSONText", "Rulebook", "Assessment", "CaseSupport"],
      swiftSettings: [.treatAllWarnings(as: .error)]),
    .testTarget(
      name: "SelectionTests",
      dependencies: ["JSONText", "Rulebook", "Assessment", "Selection", "CaseSupport"],
      swiftSettings: [.treatAllWarnings(as: .error)]),
    .testTarget(
      name: "KhenThuongTests",
      dependencies: [
        "JSONText", "Rulebook", "Assessment", "Selection", "KhenThuong", "CaseSupport",
      ],
      swiftSettings: [.treatAllWarnings(as: .error)]),
    .testTarget(
      name: "SourceTests", dependencies: ["CaseSupport"],
      swiftSettings: [.treatAllWarnings(as: .error)]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x,
  cxxLanguageStandard: .cxx17
)

// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "ours-swift",
  dependencies: [.package(name: "khenthuong", path: "../..")],
  targets: [
    .executableTarget(
      name: "OursSwift", dependencies: [.product(name: "KhenThuong", package: "khenthuong")])
  ],
  swiftLanguageModes: [.v6]
)

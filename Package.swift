// swift-tools-version: 6.2

import PackageDescription

let parser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
  name: "gaoxin",
  products: [.executable(name: "gaoxin", targets: ["gaoxin"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // What every other target may stand on: values that know no zones.
    .target(name: "ExactValues"),
    .target(name: "DisplayWidth"),
    .target(name: "JSONText"),
    .target(name: "WorkerThreads"),
    .target(name: "UserFiles", dependencies: ["DisplayWidth", "ExactValues", "JSONText", "WorkerThreads", yams]),

    // The model, and how the printed forms of a figure are read.
    .target(name: "PrintedForms", dependencies: ["ExactValues"]),
    .target(name: "ZoneModel", dependencies: ["ExactValues", "PrintedForms"]),

    // Reading.
    .target(
      name: "SeedFiles",
      dependencies: ["ExactValues", "PrintedForms", "UserFiles", "WorkerThreads", "ZoneModel", yams]),
    .target(name: "Extraction", dependencies: ["ExactValues", "JSONText", "PrintedForms", "ZoneModel"]),

    // Comparing.
    .target(name: "ZoneComparison", dependencies: ["ExactValues", "ZoneModel"]),

    // Rendering.
    .target(name: "DatasetExport", dependencies: ["ExactValues", "JSONText", "ZoneModel"]),
    .target(name: "Wording", dependencies: ["ExactValues", "UserFiles", "ZoneComparison", "ZoneModel", yams]),
    .target(name: "TextTemplate", dependencies: ["DisplayWidth", "ExactValues", "UserFiles"]),
    .target(
      name: "BriefRendering",
      dependencies: [
        "DisplayWidth", "ExactValues", "JSONText", "TextTemplate", "UserFiles", "Wording", "ZoneComparison",
        "ZoneModel", yams,
      ]),
    .systemLibrary(name: "CXLSXWriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "SpreadsheetPackage", dependencies: ["CZlib", "WorkerThreads"]),
    .target(
      name: "ExcelRendering",
      dependencies: [
        "CXLSXWriter", "DisplayWidth", "ExactValues", "SpreadsheetPackage", "UserFiles", "Wording", "WorkerThreads",
        "ZoneComparison", "ZoneModel", yams,
      ]),

    // Running.
    .target(name: "EditionFiles", dependencies: ["CZlib"]),
    .systemLibrary(name: "CCrypto", providers: [.apt(["libssl-dev"])]),
    .target(name: "Scheduling", dependencies: ["CCrypto", "ExactValues", "JSONText"]),
    .executableTarget(
      name: "gaoxin",
      dependencies: [
        "BriefRendering", "DatasetExport", "DisplayWidth", "EditionFiles", "ExactValues", "ExcelRendering",
        "Extraction", "JSONText",
        "PrintedForms", "Scheduling",
        "SeedFiles", "SpreadsheetPackage", "TextTemplate", "UserFiles", "Wording", "WorkerThreads", "ZoneComparison",
        "ZoneModel", parser,
      ]),

    .testTarget(name: "CommandTests", dependencies: ["gaoxin", parser], exclude: ["Fixtures"]),
    .testTarget(name: "SchedulingTests", dependencies: ["EditionFiles", "ExactValues", "JSONText", "Scheduling"]),
    .testTarget(name: "ExactValuesTests", dependencies: ["ExactValues"]),
    .testTarget(name: "PrintedFormsTests", dependencies: ["ExactValues", "PrintedForms"]),
    .testTarget(name: "ExtractionTests", dependencies: ["ExactValues", "Extraction", "JSONText", "PrintedForms"]),
    .testTarget(name: "JSONTextTests", dependencies: ["JSONText"]),
    .testTarget(name: "DisplayWidthTests", dependencies: ["DisplayWidth"]),
    .testTarget(name: "SpreadsheetPackageTests", dependencies: ["SpreadsheetPackage", "WorkerThreads"]),
    .testTarget(name: "UserFilesTests", dependencies: ["ExactValues", "UserFiles"]),
    .testTarget(name: "SeedFilesTests", dependencies: ["ExactValues", "ExcelRendering", "SeedFiles", "ZoneModel"]),
    .testTarget(
      name: "TextTemplateTests", dependencies: ["DisplayWidth", "ExactValues", "TextTemplate", "UserFiles", yams]),
    .testTarget(name: "ZoneComparisonTests", dependencies: ["ExactValues", "ZoneComparison", "ZoneModel"]),
    .testTarget(name: "ZoneModelTests", dependencies: ["ExactValues", "ZoneModel"]),
    .testTarget(
      name: "ExcelRenderingTests",
      dependencies: [
        "ExcelRendering", "ExactValues", "SeedFiles", "UserFiles", "Wording", "ZoneComparison", "ZoneModel",
      ], exclude: ["Fixtures"]),
  ]
)

for target in package.targets where target.type != .system {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
    ]
}

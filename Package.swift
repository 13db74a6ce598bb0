// swift-tools-version: 6.2
import PackageDescription

/// The strictest settings there are, for every target of ours. A warning is an error.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// A room of the house: a target and the rooms it may import (see the architecture article).
func room(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

/// The tests of a room.
func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(
        name: name, dependencies: dependencies, path: "Tests/\(name)", exclude: exclude, swiftSettings: strict)
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let asyncHTTPClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let serviceLifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let toml = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")

let package = Package(
    name: "kakou",
    products: [
        .executable(name: "kakou", targets: ["kakou"]),
        .executable(name: "kakou-bench", targets: ["kakou-bench"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0", traits: []),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    ],
    targets: [
        .target(
            name: "CTerminal",
            cSettings: [.define("_GNU_SOURCE"), .define("NCURSES_WIDECHAR", to: "1")],
            linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        .target(name: "CGather", linkerSettings: [.linkedLibrary("sqlite3")]),
        .systemLibrary(name: "CLibcrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CZint", providers: [.apt(["libzint-dev"])]),
        room("HealthCode"),
        room("Cells"),
        room("Phrases", ["HealthCode"]),
        room("GuoMi", ["CLibcrypto"]),
        room("Symbology", ["CZint"]),
        room("Widgets", ["Cells"]),
        room("HealthCodeAPI", ["HealthCode", "GuoMi"]),
        room("Checkpoint", ["HealthCode"]),
        room("Station", ["Checkpoint", "HealthCode"]),
        room("Console", ["Checkpoint", "HealthCode", "Widgets", "Cells", "Phrases"]),
        room("Terminal", ["CTerminal", "Cells"]),
        room("Ledger", ["Checkpoint", "HealthCode", "GuoMi", "CGather", grdb, grdbSQLite]),
        room(
            "HealthCodeClient",
            [
                "HealthCodeAPI", "HealthCode", "GuoMi", "Checkpoint", asyncHTTPClient, nioCore, nioHTTP1, nioPosix,
                nioSSL, logging,
            ]),
        room(
            "HealthCodeService",
            [
                "HealthCodeAPI", "HealthCode", "GuoMi", "Symbology", hummingbird, hummingbirdTLS, grdb, logging,
                nioCore, nioSSL, serviceLifecycle, unixSignals,
            ]),
        room("FaultProxy"),
        .executableTarget(
            name: "kakou",
            dependencies: [
                "Console", "Station", "Checkpoint", "Terminal", "Cells", "Widgets", "Phrases", "HealthCode", "GuoMi",
                "Symbology", "Ledger", "HealthCodeAPI", "HealthCodeClient", "HealthCodeService", argumentParser,
                logging,
                toml, serviceLifecycle,
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "kakou-bench",
            dependencies: [
                "HealthCodeAPI", "HealthCode", "GuoMi", "Checkpoint", "Ledger", "FaultProxy", argumentParser,
                grdbSQLite,
            ],
            swiftSettings: strict),
        .target(name: "TestKit", path: "Tests/TestKit", swiftSettings: strict),
        tests("HealthCodeTests", ["HealthCode", "TestKit"]),
        tests("GuoMiTests", ["GuoMi", "TestKit"]),
        tests("SymbologyTests", ["Symbology", "Checkpoint"]),
        tests("HealthCodeAPITests", ["HealthCodeAPI", "HealthCode", "GuoMi", "TestKit"]),
        tests("CellsTests", ["Cells", "TestKit"]),
        tests("WidgetsTests", ["Widgets", "Cells"]),
        tests("TerminalTests", ["Terminal", "Cells", "Console", "Checkpoint", "HealthCode", "TestKit"]),
        tests("CheckpointTests", ["Checkpoint", "HealthCode", "TestKit"]),
        tests("PhrasesTests", ["Phrases", "HealthCode"]),
        tests(
            "ConsoleTests",
            ["Console", "Checkpoint", "HealthCode", "Widgets", "Cells", "Phrases", "Terminal", "TestKit"],
            exclude: ["Goldens"]),
        tests("LedgerTests", ["Ledger", "Checkpoint", "HealthCode", "GuoMi", grdb, grdbSQLite, "TestKit"]),
        tests("StationTests", ["Station", "Checkpoint", "HealthCode", "TestKit"]),
        tests(
            "HealthCodeClientTests",
            [
                "HealthCodeClient", "HealthCodeAPI", "HealthCode", "GuoMi", "Checkpoint", nioCore, nioHTTP1, nioPosix,
                nioSSL,
            ]),
        tests(
            "HealthCodeServiceTests",
            [
                "HealthCodeService", "HealthCodeClient", "Console", "Cells", "Checkpoint", "HealthCodeAPI",
                "HealthCode",
                "GuoMi", "Symbology",
                grdb, logging,
            ]),
        tests(
            "FaultProxyTests",
            ["FaultProxy", "HealthCodeClient", "HealthCodeAPI", "HealthCode", "GuoMi", "Checkpoint", "TestKit"]),
        tests(
            "KakouTests",
            [
                "kakou", "Console", "Cells", "Symbology", "HealthCode", "HealthCodeAPI", "GuoMi", "Checkpoint",
                "HealthCodeClient", "Terminal", "Ledger", "TestKit", grdb,
            ]),
        tests("ArchitectureTests", []),
        tests("BenchTests", ["kakou-bench"]),
        tests("PTYTests", ["kakou"]),
        .executableTarget(
            name: "PaintedScreens", dependencies: ["Terminal", "Cells", "TestKit"], path: "Tests/PaintedScreens",
            swiftSettings: strict),
        .target(name: "CFaultVFS", path: "Tests/CFaultVFS", linkerSettings: [.linkedLibrary("sqlite3")]),
        tests(
            "FaultTests", ["kakou", "CFaultVFS", "FaultProxy", "Ledger", "Checkpoint", "HealthCode", "TestKit", grdb]),
    ]
)

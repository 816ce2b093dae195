// swift-tools-version: 6.2
import PackageDescription

/// Settings that every Swift target shares: a warning fails the build.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// The programs carry the Swift runtime with them, so that a machine needs nothing of Swift to run them. Not so those
/// built for debugging: tests link them, and the testing library comes with a runtime of its own.
let selfContained: [LinkerSetting] = [.unsafeFlags(["-static-stdlib"], .when(configuration: .release))]

/// The client is started once for every question, and most of that time went into loading shared libraries: it carries
/// the C library and libcrypto, too. The daemon does not: it looks users up, which needs the machine's own libraries.
let fullyStatic: [LinkerSetting] = [.unsafeFlags(["-static-executable"], .when(configuration: .release))]

let package = Package(
  name: "registry",
  products: [
    .executable(name: "registryd", targets: ["registryd"]),
    .executable(name: "registryctl", targets: ["registryctl"]),
  ],
  dependencies: [],
  targets: [
    .systemLibrary(
      name: "COpenSSL", path: "Sources/COpenSSL", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CLinux", path: "Sources/CLinux"),
    .target(
      name: "RegistryCore", dependencies: ["COpenSSL", "CLinux"], swiftSettings: strict),
    .executableTarget(
      name: "registryd", dependencies: ["RegistryCore"], swiftSettings: strict,
      linkerSettings: selfContained),
    .executableTarget(
      name: "registryctl", dependencies: ["RegistryCore"], swiftSettings: strict,
      linkerSettings: fullyStatic),
    .target(
      name: "DiskSimulation", dependencies: ["RegistryCore"], path: "Tests/DiskSimulation", swiftSettings: strict),
    .executableTarget(
      name: "simulation", dependencies: ["RegistryCore", "DiskSimulation"], path: "Tests/Simulation",
      swiftSettings: strict),
    .testTarget(
      name: "RegistryCoreTests", dependencies: ["RegistryCore", "DiskSimulation"], swiftSettings: strict),
    .testTarget(
      name: "registrydTests", dependencies: ["registryd", "RegistryCore"], swiftSettings: strict),
    .testTarget(
      name: "registryctlTests", dependencies: ["registryctl"], swiftSettings: strict),
  ]
)

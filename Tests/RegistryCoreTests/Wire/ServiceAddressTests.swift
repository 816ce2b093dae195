import Testing

@testable import RegistryCore

@Suite struct ServiceAddressTests {
  @Test(
    arguments: [
      ("/run/x", "/run/x"), ("unix:/run/x", "/run/x"), ("unix:/run/x;mode=0660", "/run/x"),
      ("relative/x", "relative/x"), ("./a:b", "./a:b"), ("@x", "@x"), ("/run/a:b;c:d", "/run/a:b"),
    ])
  func readsAddresses(text: String, path: String) throws {
    #expect(try ServiceAddress(text).path == path)
  }

  @Test(
    arguments: [
      ("", .empty), ("unix:", .empty), (";x", .empty), ("tcp:localhost:1", .scheme("tcp")),
      ("ssh-unix:host:/x", .scheme("ssh-unix")), ("unix:@name", .abstract),
    ] as [(String, ServiceAddress.Invalid)])
  func refusesOthers(text: String, reason: ServiceAddress.Invalid) {
    #expect(throws: reason) { try ServiceAddress(text) }
  }
}

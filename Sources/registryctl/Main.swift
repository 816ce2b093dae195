import RegistryCore

@main
enum Main {
  static func main() {
    ProcessControl.ignoreBrokenPipes()
    ProcessControl.exit(Program().run().rawValue)
  }
}

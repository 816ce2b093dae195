import RegistryCore

@main
enum Main {
  static func main() {
    StandardStreams.occupy()
    ProcessControl.ignoreBrokenPipes()
    ProcessControl.exit(Program().run().rawValue)
  }
}

import Glibc

/// One program for all targets: `FUZZ_TARGET` names the one that gets the bytes (Scripts/fuzz).
@_cdecl("LLVMFuzzerTestOneInput") public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  chosen(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

/// What each target does with bytes from outside. It must not crash, whatever they are, and what it makes of them must
/// keep a promise that it checks itself.
private let targets: [String: @Sendable ([UInt8]) -> Void] = [
  "json": fuzzJSON, "wire": fuzzWire, "reply": fuzzReply, "frames": fuzzFrames, "recovery": fuzzRecovery,
  "private": fuzzPrivate, "event": fuzzEvent, "command": fuzzCommand, "note": fuzzNote, "proof": fuzzProof,
  "bundle": fuzzBundle,
  "arguments": fuzzArguments,
]

private let chosen: @Sendable ([UInt8]) -> Void = {
  let name = getenv("FUZZ_TARGET").map { String(cString: $0) } ?? ""
  guard let target = targets[name] else {
    fatalError("FUZZ_TARGET must be one of: \(targets.keys.sorted().joined(separator: " "))")
  }
  return target
}()

/// Ends the program where a promise is broken, so that the fuzzer keeps the input.
func promise(_ holds: Bool, _ what: @autoclosure () -> String) {
  if !holds { fatalError("broken promise: \(what())") }
}

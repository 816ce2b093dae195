import Glibc
import Testing

@testable import RegistryCore

/// What a program says when a signal ends it; each in a process of its own.
@Suite struct ProcessControlTests {
  @Test func aFarewellIsSaidAndTheSignalEndsTheProgram() async {
    let result = await #expect(processExitsWith: .signal(SIGTERM), observing: [\.standardErrorContent]) {
      letThrough(SIGTERM)
      ProcessControl.sayWhenEnded("an earlier farewell")
      ProcessControl.sayWhenEnded("to go on: --from 7")
      pthread_kill(pthread_self(), SIGTERM)
    }
    let told = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(told.contains("to go on: --from 7\n") && !told.contains("an earlier farewell"))
  }

  /// A signal that comes while work is done finds it done.
  @Test func workIsNotCutShort() async {
    let result = await #expect(processExitsWith: .signal(SIGHUP), observing: [\.standardErrorContent]) {
      letThrough(SIGHUP)
      ProcessControl.sayWhenEnded("before")
      ProcessControl.holdingEnds {
        pthread_kill(pthread_self(), SIGHUP)
        ProcessControl.sayWhenEnded("after")
      }
    }
    let told = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(told.contains("after\n") && !told.contains("before"))
  }

  @Test func anInterruptClearsTheLine() async {
    let result = await #expect(processExitsWith: .signal(SIGINT), observing: [\.standardErrorContent]) {
      letThrough(SIGINT)
      ProcessControl.cleanTerminalWhenInterrupted()
      pthread_kill(pthread_self(), SIGINT)
    }
    let told = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(told.contains("\r\u{1B}[K\u{1B}[0m"))
  }
}

/// Tests run on threads that hold signals back.
private func letThrough(_ number: Int32) {
  var signals = sigset_t()
  sigemptyset(&signals)
  sigaddset(&signals, number)
  pthread_sigmask(SIG_UNBLOCK, &signals, nil)
}

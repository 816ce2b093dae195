import CLinux
import Glibc

/// Unpredictable bytes from the kernel.
package enum Randomness {
  /// As many bytes as asked for, fit for keys and salts (`getrandom(2)`).
  ///
  /// Waits, at most, for the kernel to have gathered entropy after boot; it has no other way to fail.
  package static func bytes(_ count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = getrandom(UnsafeMutableRawPointer(buffer.baseAddress! + filled), count - filled, 0)
        if got == -1 {
          precondition(errno == EINTR, "getrandom: \(SystemError.sentence(for: errno))")
        } else {
          filled += got
        }
      }
    }
  }
}

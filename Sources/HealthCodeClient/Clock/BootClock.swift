public import Checkpoint
internal import FoundationEssentials
internal import Glibc

/// CLOCK_BOOTTIME: counts from the boot, counts sleep too, and nobody can set it; offline.md "States and classes", Time.
public enum BootClock {
    /// Milliseconds since the boot of this machine.
    public static let milliseconds: @Sendable () -> Int64 = {
        var time = timespec()
        clock_gettime(CLOCK_BOOTTIME, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }

    /// The kernel's random id of this boot, 36 characters; empty where the kernel does not tell.
    public static let bootId: String = {
        let text = (try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)) ?? ""
        return String(text.prefix(36).filter { $0.isHexDigit || $0 == "-" })
    }()

    /// Now, as a point of this boot.
    public static var now: BootTime { BootTime(bootId: bootId, milliseconds: milliseconds()) }
}

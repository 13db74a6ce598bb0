internal import Glibc
internal import HealthCode

/// Locale, disk and rights of the device directory.
enum MachineDoctor {
    static func findings(_ setting: Setting) -> [Finding] {
        [locale(), disk(setting.deviceDirectory), coreDumps()]
    }

    private static func locale() -> Finding {
        let found = setlocale(LC_CTYPE, "").map { String(cString: $0) } ?? ""
        let codeset = nl_langinfo(Int32(CODESET)).map { String(cString: $0) } ?? ""
        if codeset == "UTF-8" { return Finding("locale", "区域", "locale", .good, "\(found), \(codeset)") }
        return Finding(
            "locale", "区域", "locale", .doubtful, zh: "\(found) 不是 UTF-8, 已改用 C.UTF-8; 请设 LANG=C.UTF-8",
            en: "\(found) is not UTF-8, C.UTF-8 is used; set LANG=C.UTF-8")
    }

    /// The free space where the directory is, or where it would be made.
    private static func disk(_ directory: String) -> Finding {
        var path = directory
        while access(path, F_OK) != 0, let slash = path.lastIndex(of: "/"), slash != path.startIndex {
            path = String(path[..<slash])
        }
        if access(path, F_OK) != 0 { path = "/" }
        var facts = statvfs()
        guard statvfs(path, &facts) == 0 else {
            return Finding("disk", "磁盘", "disk", .bad, zh: "查不了 \(path)", en: "cannot look at \(path)")
        }
        let free = UInt64(facts.f_bavail) * UInt64(facts.f_frsize) / (1 << 20)
        let writable = access(path, W_OK) == 0
        let state: Finding.State = !writable ? .bad : free < 100 ? .doubtful : .good
        return Finding(
            "disk", "磁盘", "disk", state, zh: "\(path) 余 \(free) MiB" + (writable ? "" : ", 不可写"),
            en: "\(path) has \(free) MiB free" + (writable ? "" : ", not writable"))
    }

    /// A core file would carry what was in memory.
    private static func coreDumps() -> Finding {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
        if limit.rlim_cur == 0 {
            return Finding("core", "内存转储", "core files", .good, zh: "已关闭", en: "off")
        }
        return Finding(
            "core", "内存转储", "core files", .doubtful, zh: "系统允许写内存转储; 请设 ulimit -c 0",
            en: "the system may write core files; set ulimit -c 0")
    }
}

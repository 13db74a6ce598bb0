internal import Checkpoint
internal import Glibc
internal import HealthCode

/// Locale, disk and rights of the device directory.
enum MachineDoctor {
    static func findings(_ directory: String) -> [Finding] {
        [locale()] + disk(directory) + [coreDumps()]
    }

    /// What the environment's locale is, asked for beside the process's own, which a screen may be using.
    private static func locale() -> Finding {
        let named = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap(Surroundings.variable).first ?? "C"
        let classesOfCharacters: Int32 = 1
        guard let locale = newlocale(classesOfCharacters, "", nil) else {
            return Finding(
                .locale, .doubtful, zh: "没有 \(named), 已改用 C.UTF-8", en: "there is no \(named); C.UTF-8 is used")
        }
        defer { freelocale(locale) }
        let codeset = nl_langinfo_l(Int32(CODESET), locale).map { String(cString: $0) } ?? ""
        if codeset == "UTF-8" { return Finding(.locale, .good, "\(named), \(codeset)") }
        return Finding(
            .locale, .doubtful, zh: "\(named) 不是 UTF-8, 已改用 C.UTF-8", en: "\(named) is not UTF-8; C.UTF-8 is used")
    }

    /// The free space where the directory is, or where it would be made, and how long a write there takes.
    private static func disk(_ directory: String) -> [Finding] {
        var path = directory
        while access(path, F_OK) != 0, let slash = path.lastIndex(of: "/"), slash != path.startIndex {
            path = String(path[..<slash])
        }
        if access(path, F_OK) != 0 { path = "/" }
        var facts = statvfs()
        guard statvfs(path, &facts) == 0 else {
            return [Finding(.disk, .bad, zh: "查不了 \(path)", en: "cannot look at \(path)")]
        }
        let free = UInt64(facts.f_bavail) * UInt64(facts.f_frsize) / (1 << 20)
        let writable = access(path, W_OK) == 0
        let state: Finding.State = !writable ? .bad : free < 100 ? .doubtful : .good
        let room = Finding(
            .disk, state, zh: "\(path) 余 \(free) MiB" + (writable ? "" : ", 不可写"),
            en: "\(path) has \(free) MiB free" + (writable ? "" : ", not writable"))
        return [room, sync(path)]
    }

    /// A scan is on disk before its verdict stands: over 20 ms is felt (T2), over a second stops the queue.
    private static func sync(_ path: String) -> Finding {
        guard let microseconds = DiskTimer.microseconds(in: path) else {
            return Finding(.sync, .bad, zh: "写不了", en: "cannot write", remedy: DoctorCheck.disk.remedy)
        }
        let state: Finding.State = microseconds > 1_000_000 ? .bad : microseconds > 20_000 ? .doubtful : .good
        return Finding(.sync, state, "\(microseconds / 1_000).\(microseconds / 100 % 10) ms")
    }

    /// A core file would carry what was in memory.
    private static func coreDumps() -> Finding {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
        if limit.rlim_cur == 0 { return Finding(.core, .good, zh: "已关闭", en: "off") }
        return Finding(.core, .doubtful, zh: "系统允许写内存转储", en: "the system may write core files")
    }
}

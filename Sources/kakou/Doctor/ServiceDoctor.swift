internal import Checkpoint
internal import HealthCode
internal import HealthCodeClient

/// The enrolment, and through it the service: does it answer, whose clock is wrong, how old is what is trusted.
enum ServiceDoctor {
    static func findings(_ client: HealthCodeClient) async -> [Finding] {
        let device = client.device
        return [
            Finding(
                .device, .good, "\(device.custNum) \(device.deviceSn) \(device.gateId ?? "-") \(device.service.origin)"),
            await service(client), clock(client), trust(device, now: client.clock.now),
        ]
    }

    /// A device that cannot be used.
    static func enrolment(_ fault: DeviceFault) -> Finding {
        let words = DeviceFaultWords.words(fault)
        let isNew = if case .notEnrolled = fault { true } else { false }
        return Finding(
            .device, isNew ? .doubtful : .bad, zh: "\(words.zh) [\(fault.code)]", en: "\(words.en) [\(fault.code)]")
    }

    /// How much waits to be sent, and what does not go by itself.
    static func queue(_ answer: Result<Backlog, LedgerFailure>) -> Finding {
        switch answer {
        case .failure(let failure):
            let words = failure.cause.row.words
            return Finding(
                .queue, .bad, zh: "\(words.zh) [\(failure.helpCode)]", en: "\(words.en) [\(failure.helpCode)]",
                remedy: failure.cause.row.nextStep)
        case .success(let backlog):
            let (dead, held) = (backlog.counts[.dead] ?? 0, backlog.counts[.held] ?? 0)
            return Finding(
                .queue, dead + held > 0 ? .doubtful : .good, zh: "待传 \(backlog.pending), 拒收 \(dead), 暂扣 \(held)",
                en: "\(backlog.pending) waiting, \(dead) dead, \(held) held")
        }
    }

    /// One signed question that changes nothing but the clock's measure.
    private static func service(_ client: HealthCodeClient) async -> Finding {
        switch await client.greet() {
        case .success(let milliseconds): return Finding(.service, .good, "\(milliseconds) ms")
        case .failure(let failure):
            let words = FailureWords.words(failure)
            return Finding(
                .service, .bad, zh: "\(words.zh) [\(failure.helpCode)]", en: "\(words.en) [\(failure.helpCode)]",
                remedy: failure.cause.row.nextStep)
        }
    }

    private static func clock(_ client: HealthCodeClient) -> Finding {
        guard let offset = client.clock.offsetMilliseconds else {
            return Finding(
                .clock, .doubtful, zh: "还没有量过", en: "not measured yet", remedy: DoctorCheck.service.remedy)
        }
        let state: Finding.State = abs(offset) > 30_000 ? .bad : abs(offset) > 2_000 ? .doubtful : .good
        return offset < 0
            ? Finding(.clock, state, zh: "本机比服务快 \(-offset) ms", en: "\(-offset) ms ahead of the service")
            : Finding(.clock, state, zh: "本机比服务慢 \(offset) ms", en: "\(offset) ms behind the service")
    }

    private static func trust(_ device: Device, now: Instant) -> Finding {
        guard let trust = DeviceDirectory.storedTrust(of: device) else {
            return Finding(.trust, .doubtful, zh: "还没有", en: "none yet")
        }
        let minutes = (now - trust.serverTime) / 60_000
        let isFresh = now < trust.freshUntil
        return Finding(
            .trust, isFresh ? .good : .doubtful,
            zh: "\(minutes) 分钟前取得" + (isFresh ? "" : ", 已过 24 小时, 不再算新"),
            en: "\(minutes) minutes old" + (isFresh ? "" : ", older than 24 h: no longer fresh"))
    }
}

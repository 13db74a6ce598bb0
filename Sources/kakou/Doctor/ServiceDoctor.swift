internal import Checkpoint
internal import HealthCode
internal import HealthCodeClient

/// The enrolment, and through it the service: does it answer, whose clock is wrong, how old is what is trusted.
enum ServiceDoctor {
    static func findings(_ setting: Setting) async -> [Finding] {
        let device: Device
        do throws(DeviceFault) {
            device = try DeviceDirectory.load(setting.deviceDirectory)
        } catch {
            let words = DeviceFaultWords.words(error)
            let state: Finding.State = if case .notEnrolled = error { .doubtful } else { .bad }
            return [
                Finding(
                    "device", "入网", "enrolment", state, zh: "\(words.zh) [\(error.code)]",
                    en: "\(words.en) [\(error.code)]")
            ]
        }
        var findings = [
            Finding(
                "device", "入网", "enrolment", .good,
                "\(device.custNum) \(device.deviceSn) \(device.gateId ?? "-") \(device.service.origin)")
        ]
        let transport = Transport.live(
            device.service, trustRoots: device.tlsRootsPath,
            connectMilliseconds: Int64(setting.configuration.connectMilliseconds))
        let client = HealthCodeClient(device, transport: transport)
        findings.append(await service(client))
        findings.append(clock(client))
        findings.append(trust(device, now: client.clock.now))
        await client.close()
        return findings
    }

    /// One signed question that changes nothing but the clock's measure.
    private static func service(_ client: HealthCodeClient) async -> Finding {
        switch await client.greet() {
        case .success(let milliseconds):
            return Finding("service", "服务", "service", .good, "\(milliseconds) ms")
        case .failure(let failure):
            let words = FailureWords.words(failure)
            return Finding(
                "service", "服务", "service", .bad, zh: "\(words.zh) [\(failure.helpCode)]",
                en: "\(words.en) [\(failure.helpCode)]")
        }
    }

    private static func clock(_ client: HealthCodeClient) -> Finding {
        guard let offset = client.clock.offsetMilliseconds else {
            return Finding("clock", "时钟", "clock", .doubtful, zh: "还没有量过", en: "not measured yet")
        }
        let state: Finding.State = abs(offset) > 30_000 ? .bad : abs(offset) > 2_000 ? .doubtful : .good
        return Finding(
            "clock", "时钟", "clock", state, zh: "本机比服务慢 \(offset) ms", en: "\(offset) ms behind the service")
    }

    private static func trust(_ device: Device, now: Instant) -> Finding {
        guard let trust = DeviceDirectory.storedTrust(of: device) else {
            return Finding("trust", "信任信息", "trust", .doubtful, zh: "还没有", en: "none yet")
        }
        let minutes = (now - trust.serverTime) / 60_000
        let isFresh = now < trust.freshUntil
        return Finding(
            "trust", "信任信息", "trust", isFresh ? .good : .doubtful,
            zh: "\(minutes) 分钟前取得" + (isFresh ? "" : ", 已过 24 小时, 不再算新"),
            en: "\(minutes) minutes old" + (isFresh ? "" : ", older than 24 h: no longer fresh"))
    }
}

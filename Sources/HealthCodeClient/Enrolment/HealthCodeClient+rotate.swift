internal import Checkpoint
internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI

extension HealthCodeClient {
    /// Gives the device a new key (X3 signed with the old one, protocol.md 3.20) and keeps it in the directory.
    ///
    /// A lost answer is asked for again under the same requestId with the same new key, also after a restart.
    /// - Throws: ``DeviceFault``; until the answer is here and on disk, the old key stays the device's.
    public func rotate(within limit: Duration = .seconds(15)) async throws(DeviceFault) -> Device {
        let old = device
        let pending = try PendingKey.kept("rotation of \(old.keyId)", deviceSn: old.deviceSn, in: old.directory)
        let answer: SignedAnswer
        do {
            answer = try await call(
                .devices, requestId: pending.requestId,
                members: [
                    "publicKey": .string(Base64.encode(pending.key.publicKey.point)),
                    "deviceSn": .string(old.deviceSn),
                ], by: ContinuousClock.now + limit)
        } catch {
            throw .service(error)
        }
        guard answer.code == .success else {
            throw .service(answer.failure)
        }
        var fresh = old
        fresh.privateKey = pending.key
        fresh.keyId = answer.content["keyId"]?.integer ?? old.keyId + 1
        try DeviceDirectory.store(fresh)
        try PendingKey.forget(in: old.directory)
        try PrivateFile.remove(old.directory + "/" + old.keyFile)
        return keys.rotate(to: fresh.privateKey, keyId: fresh.keyId)
    }
}

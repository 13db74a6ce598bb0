internal import GuoMi
internal import Synchronization

/// The keys of both sides as they stand now, and whether the device may still use them, for calls on any thread.
final class KeyHolder: Sendable {
    /// What a revoked device has left; protocol.md 3.20.
    private struct Revocation {
        /// The serial number that came with the last 5002; good for one X1.
        var serial: Serial?
        /// Whether the caller has been told: from then on rows go by X1 alone.
        var isTold = false
    }

    private let held: Mutex<Device>
    private let revocation = Mutex(Revocation())
    private let forgotten = Mutex(false)

    init(_ device: Device) { held = Mutex(device) }

    var device: Device { held.withLock { $0 } }

    /// Whether the keys have been destroyed; then nothing is signed any more.
    var isForgotten: Bool { forgotten.withLock { $0 } }

    /// The keys are gone.
    func forget() { forgotten.withLock { $0 = true } }

    // MARK: 5002

    /// Keeps the serial number of a 5002.
    func revoked(with serial: Serial) { revocation.withLock { $0.serial = serial } }

    /// Somebody has been told of a 5002.
    func toldRevoked() { revocation.withLock { $0.isTold = true } }

    /// Whether somebody has been told of a 5002, and nothing has contradicted it since.
    var isToldRevoked: Bool { revocation.withLock { $0.isTold } }

    /// Takes the serial number of the last 5002, if the 5002 has been told and the number is fresh.
    func takeRevokedSerial(at now: ContinuousClock.Instant) -> Serial? {
        revocation.withLock { revocation in
            guard revocation.isTold, let serial = revocation.serial else { return nil }
            revocation.serial = nil
            return serial.staleAt > now ? serial : nil
        }
    }

    /// The service gave an ordinary serial number: the device is not revoked, or not any more.
    func notRevoked() { revocation.withLock { $0 = Revocation() } }

    // MARK: Keys

    /// Takes over service keys that the key chain led to; a device with a directory keeps them there.
    func believe(_ signKeys: [ServiceKey], encrypt: ServiceKey?) {
        let device = held.withLock { device in
            device.signKeys = signKeys
            if let encrypt { device.encryptKey = encrypt }
            return device
        }
        // Where the disk refuses, the chain is simply followed again after the next start. An enrolment that has taken the
        // place of this one meanwhile is not written over.
        guard !device.directory.isEmpty, (try? DeviceDirectory.load(device.directory))?.custNum == device.custNum else {
            return
        }
        try? DeviceDirectory.store(device)
    }

    /// Takes over the device's own new key.
    func rotate(to key: SM2PrivateKey, keyId: Int) -> Device {
        held.withLock { device in
            device.privateKey = key
            device.keyId = keyId
            return device
        }
    }
}

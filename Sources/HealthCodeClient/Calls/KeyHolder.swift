internal import GuoMi
internal import Synchronization

/// The keys of both sides as they stand now, for calls on any thread.
final class KeyHolder: Sendable {
    private let held: Mutex<Device>

    init(_ device: Device) { held = Mutex(device) }

    var device: Device { held.withLock { $0 } }

    /// Takes over service keys that the key chain led to; a device with a directory keeps them there.
    func believe(_ signKeys: [ServiceKey], encrypt: ServiceKey?) {
        let device = held.withLock { device in
            device.signKeys = signKeys
            if let encrypt { device.encryptKey = encrypt }
            return device
        }
        // Where the disk refuses, the chain is simply followed again after the next start.
        if !device.directory.isEmpty { try? DeviceDirectory.store(device) }
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

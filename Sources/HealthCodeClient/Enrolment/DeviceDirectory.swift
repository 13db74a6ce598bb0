internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI

/// Where a device keeps who it is: a directory of mode 0700 with files of mode 0600, each written whole or not at all.
public enum DeviceDirectory {
    static let record = "device.json"
    static let pending = "enrolling.json"
    static let trust = "trust.json"
    static let revoked = "revoked.list"

    /// Reads the enrolment.
    /// - Throws: ``DeviceFault``: none there, not private, damaged.
    public static func load(_ directory: String) throws(DeviceFault) -> Device {
        let path = directory + "/" + record
        guard let octets = try PrivateFile.read(path) else { throw .notEnrolled(directory: directory) }
        try PrivateFile.checkDirectory(directory)
        guard let object = (try? JSON(octets))?.object else {
            throw .corrupt(path: path, reason: "not JSON")
        }
        let device: Device?
        do {
            device = try Device(record: object, directory: directory) { try KeyFile.read(directory + "/" + $0) }
        } catch let fault as DeviceFault {
            throw fault
        } catch {
            throw .corrupt(path: path, reason: "\(error)")
        }
        guard let device else { throw .corrupt(path: path, reason: "not a record of this kind, or not its key") }
        return device
    }

    /// Writes the private key, then the record that names it: the record is what counts.
    static func store(_ device: Device) throws(DeviceFault) {
        try PrivateFile.makeDirectory(device.directory)
        try KeyFile.write(device.privateKey, to: device.directory + "/" + device.keyFile)
        try PrivateFile.write(device.json.octets + [0x0A], to: device.directory + "/" + record)
    }

    /// Keeps an enrolment that another takes the place of: rows that were scanned under it go under its name for as long
    /// as they wait (protocol.md 3.20), so its key must not be lost. Where a new enrolment has the same number it is the
    /// same name, and nothing is kept.
    static func retire(_ device: Device, for fresh: Device) throws(DeviceFault) {
        guard device.custNum != fresh.custNum, !device.directory.isEmpty else { return }
        let path = device.directory + "/" + formerPrefix + Hex.encode(Array(device.custNum.utf8))
        try KeyFile.write(device.privateKey, to: path + ".key")
        try PrivateFile.write(device.json.octets + [0x0A], to: path + ".json")
    }

    /// Earlier enrolments whose record and key are both here, by customer number; what cannot be read is left out.
    public static func formers(of device: Device) -> [String: Device] {
        guard !device.directory.isEmpty else { return [:] }
        var formers: [String: Device] = [:]
        for name in PrivateFile.names(in: device.directory)
        where name.hasPrefix(formerPrefix) && name.hasSuffix(".json") {
            let path = device.directory + "/" + name
            guard let octets = try? PrivateFile.read(path), let object = (try? JSON(octets))?.object,
                let former = try? Device(
                    record: object, directory: device.directory,
                    privateKey: { _ in try KeyFile.read(String(path.dropLast(5)) + ".key") })
            else { continue }
            formers[former.custNum] = former
        }
        return formers
    }

    private static let formerPrefix = "former-"

    /// Keeps a trust answer exactly as it was signed.
    static func storeTrust(_ body: [UInt8], of device: Device) throws(DeviceFault) {
        guard !device.directory.isEmpty else { return }
        try PrivateFile.write(body, to: device.directory + "/" + trust)
    }

    /// Keeps the codes known as revoked. Their names are random, so they are not sealed.
    static func storeRevoked(_ list: RevokedList, of device: Device) throws(DeviceFault) {
        guard !device.directory.isEmpty else { return }
        try PrivateFile.write(list.octets, to: device.directory + "/" + revoked)
    }

    /// The kept list; nil where there is none or it is damaged, so that it is asked for from the beginning.
    static func storedRevoked(of device: Device) -> RevokedList? {
        guard !device.directory.isEmpty, let octets = try? PrivateFile.read(device.directory + "/" + revoked) else {
            return nil
        }
        return RevokedList(octets: octets)
    }

    /// Destroys everything here that makes a device of this machine: each file is overwritten before it goes.
    static func forget(_ device: Device) throws(DeviceFault) {
        guard !device.directory.isEmpty else { return }
        var names = PrivateFile.names(in: device.directory).filter { $0.hasPrefix("device-") && $0.hasSuffix(".key") }
        names += PrivateFile.names(in: device.directory).filter { $0.hasPrefix(formerPrefix) }
        names += [pending, record, trust, revoked, device.tlsRoots].compactMap { $0 }
        for name in names { try PrivateFile.destroy(device.directory + "/" + name) }
    }

    /// The kept trust answer, its signature checked again; `nil` where there is none that this device may believe.
    public static func storedTrust(of device: Device) -> Trust? {
        guard !device.directory.isEmpty, let body = try? PrivateFile.read(device.directory + "/" + trust),
            let envelope = try? Envelope.parse(body, limit: PrivateFile.limit),
            device.signKeys.contains(where: { envelope.verify(with: $0.key) })
        else { return nil }
        return Trust(envelope.content)
    }
}

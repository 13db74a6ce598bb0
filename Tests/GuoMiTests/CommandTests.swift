import Foundation
import Testing

@testable import GuoMi

/// The same operations by the openssl command, both ways.
@Suite(.enabled(if: OpenSSLCommand.exists, "needs the openssl command"), .serialized) struct CommandTests {
    let command: OpenSSLCommand
    let key = SM2PrivateKey()
    let message = Array("验码 message".utf8)

    init() throws {
        command = try OpenSSLCommand()
        try command.write(OpenSSLCommand.privateKey(key), "private.der")
        try command.write(OpenSSLCommand.publicKey(key.publicKey), "public.der")
        try command.write(message, "message")
    }

    private static let privateInput = ["-inkey", "private.der", "-keyform", "DER"]
    private static let publicInput = ["-pubin", "-inkey", "public.der", "-keyform", "DER"]
    private static let scheme = ["-rawin", "-digest", "sm3", "-pkeyopt", "distid:1234567812345678"]

    @Test func digestsAgree() throws {
        for length in [0, 1, 64, 1000] {
            let octets = SecureRandom.octets(length)
            try command.write(octets, "octets")
            #expect(try command.run(["dgst", "-sm3", "-binary", "octets"]) == SM3.digest(octets))
        }
    }

    @Test func keyedDigestsAgree() throws {
        let secret = SecureRandom.octets(40)
        let made = try command.run(
            ["dgst", "-sm3", "-mac", "HMAC", "-macopt", "hexkey:" + hex(secret), "-binary", "message"])
        #expect(made == SM3.hmac(key: secret, message))
    }

    @Test func verifiesWhatTheCommandSigns() throws {
        let signature = try command.run(["pkeyutl", "-sign", "-in", "message"] + Self.privateInput + Self.scheme)
        #expect(key.publicKey.verify(der: signature, of: message))
    }

    @Test func theCommandVerifiesWhatIsSigned() throws {
        try command.write(try key.signDER(message), "signature")
        let answer = try command.run(
            ["pkeyutl", "-verify", "-in", "message", "-sigfile", "signature"] + Self.publicInput + Self.scheme)
        #expect(String(decoding: answer, as: UTF8.self).contains("Verified Successfully"))
    }

    @Test func decryptsWhatTheCommandEncrypts() throws {
        let ciphertext = try command.run(["pkeyutl", "-encrypt", "-in", "message"] + Self.publicInput)
        #expect(try key.decrypt(ciphertext) == message)
    }

    @Test func theCommandDecryptsWhatIsEncrypted() throws {
        try command.write(try key.publicKey.encrypt(message), "ciphertext")
        #expect(try command.run(["pkeyutl", "-decrypt", "-in", "ciphertext"] + Self.privateInput) == message)
    }
}

/// Runs the openssl command in a directory of its own, which goes with the value.
final class OpenSSLCommand {
    static let exists = FileManager.default.isExecutableFile(atPath: path)
    private static let path = "/usr/bin/openssl"

    private let directory: URL

    init() throws {
        directory = FileManager.default.temporaryDirectory.appendingPathComponent("guomi-" + SecureRandom.uuid())
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: directory) }

    func write(_ octets: [UInt8], _ name: String) throws {
        try Data(octets).write(to: directory.appendingPathComponent(name))
    }

    func run(_ arguments: [String]) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.path)
        process.arguments = arguments
        process.currentDirectoryURL = directory
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let octets = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "openssl \(arguments.joined(separator: " "))")
        return Array(octets)
    }

    /// AlgorithmIdentifier: id-ecPublicKey with the SM2 curve.
    private static let algorithm = DER.wrap(
        0x30, hex("06072A8648CE3D0201") + hex("06082A811CCF5501822D"))

    /// PKCS #8.
    static func privateKey(_ key: SM2PrivateKey) -> [UInt8] {
        let inner = DER.wrap(
            0x30, [2, 1, 1] + DER.wrap(4, key.scalar) + DER.wrap(0xA1, DER.wrap(3, [0] + key.publicKey.point)))
        return DER.wrap(0x30, [2, 1, 0] + algorithm + DER.wrap(4, inner))
    }

    /// SubjectPublicKeyInfo.
    static func publicKey(_ key: SM2PublicKey) -> [UInt8] {
        DER.wrap(0x30, algorithm + DER.wrap(3, [0] + key.point))
    }
}

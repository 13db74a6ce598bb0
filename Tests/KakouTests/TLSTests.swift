import Foundation
import Testing

@testable import kakou

/// protocol.md 3.18: plain HTTP on loopback alone; elsewhere a certificate, or a proxy that is named aloud.
@Suite(.serialized) struct TLSTests {
    /// Makes an authority and a certificate of it for 127.0.0.1 by the openssl command, and a second authority.
    private static func certificates(_ directory: String) throws {
        let script = """
            set -e
            cd "$1"
            for name in ca other; do
                openssl ecparam -name prime256v1 -genkey -noout -out $name.key
                openssl req -x509 -new -key $name.key -sha256 -days 2 -subj "/CN=sample $name" -out $name.pem \
                    -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign
            done
            openssl ecparam -name prime256v1 -genkey -noout -out server.key
            openssl req -new -key server.key -subj "/CN=127.0.0.1" -out server.csr
            printf 'subjectAltName=IP:127.0.0.1,DNS:localhost\\nbasicConstraints=CA:FALSE\\n' >server.ext
            openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -sha256 \
                -extfile server.ext -out server.pem
            """
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", script, "sh", directory]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test func aServiceWithACertificateIsBelievedByItsAuthorityAlone() throws {
        let site = try CommandSite(
            serving: ["--tls-cert", "server.pem", "--tls-key", "server.key"], prepare: Self.certificates)
        defer { site.close() }
        #expect(site.url.hasPrefix("https://127.0.0.1:"))
        let token = try site.run("device", "token", "--data-dir", site.service).line

        // The system's authorities do not know this one, and another one did not sign it: refused, the token unspent.
        for roots in [[], ["--tls-ca", site.root + "/other.pem"]] {
            let refused = try CommandRun(["enroll", site.url, token, "--data-dir", site.root + "/stranger"] + roots)
            #expect(refused.status == CommandStatus.error.rawValue)
            #expect(refused.words.contains("NET-105"), "\(refused.words)")
        }
        let enrolled = try site.run(
            "enroll", site.url, token, "--data-dir", site.device, "--tls-ca", site.root + "/ca.pem")
        #expect(enrolled.status == 0, "\(enrolled.words)")
        // The device keeps the authority for itself.
        try FileManager.default.removeItem(atPath: site.root + "/ca.pem")
        let code = try site.make(try #require(try site.person("00")))
        let verified = try site.run("verify", code, "--json", "--data-dir", site.device)
        #expect(verified.status == 0)
        #expect(try verified.object()["outcome"] as? String == "pass")

        // Somebody else's certificate, from now on: never a colour.
        try FileManager.default.removeItem(atPath: site.device + "/ca.pem")
        try FileManager.default.copyItem(atPath: site.root + "/other.pem", toPath: site.device + "/ca.pem")
        chmod(site.device + "/ca.pem", 0o600)
        let doubted = try site.run("verify", code, "--json", "--data-dir", site.device)
        let object = try doubted.object()
        #expect(doubted.status != CommandStatus.pass.rawValue)
        #expect(object["healthStatus"] is NSNull, "no colour")
        #expect((object["helpCode"] as? String)?.contains("NET-105") == true, "\(doubted.output)")
    }

    @Test func plainHTTPOutsideLoopbackNeedsAProxyThatIsNamedAloud() throws {
        for host in ["0.0.0.0", "[::]"] {
            let refused = try CommandRun(["serve", "--listen", "\(host):0", "--data-dir", CommandSite.directory()])
            #expect(refused.status == CommandStatus.configuration.rawValue)
            #expect(refused.words.contains("--behind-proxy"), "it says what to do: \(refused.words)")
            #expect(refused.output.isEmpty, "it never listened")
        }
        let site = try CommandSite(listen: "0.0.0.0:0", serving: ["--behind-proxy"])
        defer { site.close() }
        #expect(site.url.hasPrefix("http://0.0.0.0:"))
        #expect(site.log.contains("\"level\":\"warning\"") && site.log.contains("plain HTTP outside loopback"))
    }

    @Test func aCertificateNeedsItsKey() throws {
        let nowhere = CommandSite.directory()
        for arguments in [
            ["--tls-cert", "a.pem"], ["--tls-key", "a.key"], ["--tls-cert", "a.pem", "--tls-key", "a.key"],
        ] {
            let refused = try CommandRun(["serve", "--listen", "127.0.0.1:0", "--data-dir", nowhere] + arguments)
            #expect(refused.status == CommandStatus.configuration.rawValue, "\(arguments)")
        }
    }
}

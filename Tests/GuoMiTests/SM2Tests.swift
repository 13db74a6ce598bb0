import Testing

@testable import GuoMi

@Suite struct SM2Tests {
    @Test func signsAndVerifies() throws {
        let key = SM2PrivateKey()
        let message = Array("message digest".utf8)
        let signature = try key.signDER(message)
        #expect(key.publicKey.verify(der: signature, of: message))
        #expect(!key.publicKey.verify(der: signature, of: message + [0]))
        let raw = try key.signRaw(message)
        #expect(key.publicKey.verify(raw: raw, of: message))
        #expect(try key.decrypt(key.publicKey.encrypt(message)) == message)
    }
}

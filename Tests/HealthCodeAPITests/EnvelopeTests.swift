import GuoMi
import HealthCode
import Testing

@testable import HealthCodeAPI

@Suite struct EnvelopeTests {
    @Test func sealsAndVerifies() throws {
        let key = SM2PrivateKey()
        let body = try Envelope.seal(["a": .integer(1), "b": .string("中\"\n")], key: key, keyId: 3)
        let envelope = try Envelope.parse(body)
        #expect(envelope.verify(with: key.publicKey))
        #expect(envelope.keyId == 3)
        #expect(envelope.content["b"]?.string == "中\"\n")
        #expect(!envelope.verify(with: SM2PrivateKey().publicKey))
    }
}

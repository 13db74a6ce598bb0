internal import HealthCode
internal import HealthCodeAPI

/// What idcardAuthData holds once decrypted (3.12), or why it holds nothing: 3006, 4001 or 4002.
struct CardReading: Sendable {
    let proof: IdentityProof?
    let fault: ReturnCode?

    /// Decrypts with the service's encryption key; half a millisecond, so off the writer. Nil where there is no card.
    static func read(_ request: VerificationRequest, _ keys: ServiceKeys) -> CardReading? {
        guard case .card(let text) = request.subject else { return nil }
        do throws(WireFault) {
            let proof = try IdentityProof.open(
                text, key: keys.encryption.key, failure: .cardInvalid, member: "idcardAuthData")
            return CardReading(proof: proof, fault: nil)
        } catch {
            return CardReading(proof: nil, fault: error.code)
        }
    }
}

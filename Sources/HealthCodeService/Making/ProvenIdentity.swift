internal import HealthCode
internal import HealthCodeAPI

/// What checkData came to once decrypted (3.11): who proved to be here, or why nobody did.
enum ProvenIdentity: Sendable, Equatable {
    case proof(IdentityProof)
    /// 2001 where it cannot be read, 4001 or 4002 where its document is wrong.
    case fault(WireFault)

    /// Decrypts with the service's encryption key; about a millisecond, so off the writer.
    static func read(_ checkData: String, _ keys: ServiceKeys) -> ProvenIdentity {
        do throws(WireFault) {
            return .proof(
                try IdentityProof.open(
                    checkData, key: keys.encryption.key, failure: .checkDataInvalid, member: "checkData"))
        } catch {
            return .fault(error)
        }
    }

    /// Who proved to be here.
    /// - Throws: `WireFault` 2001 where the random is not the serial's, or the fault of the reading.
    func claim(_ call: CallContext) throws(WireFault) -> PersonClaim {
        switch self {
        case .fault(let fault): throw fault
        case .proof(let proof):
            guard let serial = call.serial, proof.randomNumber == serial.randomNumber else {
                throw WireFault(.checkDataInvalid, "checkData")
            }
            return proof.claim
        }
    }

    /// The person that 2.1 compares in place of the ciphertext; nil where it could not be read.
    var person: PersonClaim? {
        if case .proof(let proof) = self { proof.claim } else { nil }
    }
}

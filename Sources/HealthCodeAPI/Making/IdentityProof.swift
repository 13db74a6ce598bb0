public import GuoMi
public import HealthCode

/// What `checkData` and `idcardAuthData` hold: the JSON {name, certType, certNum, randomNumber}, encrypted with SM2 under
/// the service's encryptKey (protocol 3.11 and 3.12).
public struct IdentityProof: Hashable, Sendable {
    /// Who is claimed to be here.
    public var claim: PersonClaim
    /// The random number of the serial number's application.
    public var randomNumber: String

    /// A proof.
    public init(claim: PersonClaim, randomNumber: String) {
        self.claim = claim
        self.randomNumber = randomNumber
    }

    /// The base64 of the ciphertext, DER SEQUENCE {x, y, hash, cipher}.
    /// - Throws: ``CryptoFault/libraryRefused``.
    public func sealed(for key: SM2PublicKey) throws(CryptoFault) -> String {
        var object = claim.json
        object.put("randomNumber", randomNumber)
        return Base64.encode(try key.encrypt(object.octets))
    }

    /// Opens a ciphertext.
    /// - Throws: ``WireFault`` with `code` (2001 for checkData, 3006 for idcardAuthData) where it is no ciphertext, does not
    ///   decrypt or is no such JSON; with 4001 or 4002 where the document is wrong.
    public static func open(
        _ text: String, key: SM2PrivateKey, failure code: ReturnCode, member: String
    ) throws(WireFault) -> IdentityProof {
        guard let ciphertext = Base64.decode(text), let plaintext = try? key.decrypt(ciphertext),
            let object = (try? JSON(plaintext, limits: JSONLimits(depth: 2, size: 4096)))?.object
        else { throw WireFault(code, member) }
        do throws(WireFault) {
            let reading = try Reading(object, table)
            return IdentityProof(claim: try PersonClaim(reading), randomNumber: reading.mandatory("randomNumber"))
        } catch {
            let keeps: Set<ReturnCode> = [.documentTypeUnknown, .documentNumberInvalid]
            throw WireFault(keeps.contains(error.code) ? error.code : code, member)
        }
    }

    /// The rows.
    public static let table = FieldTable(
        "IdentityProof", "3.11", PersonClaim.rows + [Field("randomNumber", .upTo(64), .mandatory)])
}

@testable import GuoMi

/// The octets of hex digits; spaces are passed over.
func hex(_ text: String) -> [UInt8] {
    var octets: [UInt8] = []
    var high: UInt8?
    for digit in text where digit != " " {
        let value = UInt8(digit.hexDigitValue ?? 0)
        if let first = high {
            octets.append(first << 4 | value)
            high = nil
        } else {
            high = value
        }
    }
    return octets
}

/// The hex digits of octets, lower case.
func hex(_ octets: some Sequence<UInt8>) -> String {
    octets.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}

/// The example of GB/T 32918.5-2017, annexes A and C.
enum Published {
    static let scalar = hex("3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8")
    static let point = hex(
        "04 09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
            + "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13")
    static let identityDigest = "b2e14c5c79c6df5b85f4fe7ed8db7a262b9da7e07ccb0ea9f4747b8ccda8a4f3"
    static let message = Array("message digest".utf8)
    static let messageDigest = "f0b43e94ba45accaace692ed534382eb17e6ab5a19ce7b31f4486fdfc0d28640"
    static let signature = hex(
        "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3"
            + "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA")
    static let plaintext = Array("encryption standard".utf8)
    /// C1 || C3 || C2, as the standard writes it.
    static let ciphertext = hex(
        "04 04EBFC718E8D1798620432268E77FEB6415E2EDE0E073C0F4F640ECD2E149A73"
            + "E858F9D81E5430A57B36DAAB8F950A3C64E6EE6A63094D99283AFF767E124DF0"
            + "59983C18F809E262923C53AEC295D30383B54E39D609D160AFCB1908D0BD8766"
            + "21886CA989CA9C7D58087307CA93092D651EFA")
}

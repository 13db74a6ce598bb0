/// A root, and a server's certificate under it for `localhost` and `127.0.0.1`, both good from 2090 to 2100 only, so that
/// whoever judges them by the system's clock finds them not yet valid. The key is for tests and nothing else.
enum TestCertificates {
    static let root = """
        -----BEGIN CERTIFICATE-----
        MIIBejCCAR+gAwIBAgIBATAKBggqhkjOPQQDAjAiMSAwHgYDVQQDDBdUZXN0IHJv
        b3QsIG5vIGF1dGhvcml0eTAiGA8yMDkwMDEwMTAwMDAwMFoYDzIxMDAwMTAxMDAw
        MDAwWjAiMSAwHgYDVQQDDBdUZXN0IHJvb3QsIG5vIGF1dGhvcml0eTBZMBMGByqG
        SM49AgEGCCqGSM49AwEHA0IABMgsfcZN0JDBGW5nvBULwCDb6NbRJGh1yRSuVWkv
        BdoW9CxZvvk+fjwE4LbCkaJwFsUf6AmAReBajgsX9ynnhTOjQjBAMA8GA1UdEwEB
        /wQFMAMBAf8wDgYDVR0PAQH/BAQDAgIEMB0GA1UdDgQWBBTXQ7jWmuZG6hff3DAx
        75kRfq7MRzAKBggqhkjOPQQDAgNJADBGAiEAt3pHTCQLr6c8q0gxoZUUxMcl8dWv
        j+JvSC2LqzoujGECIQDhnxuqlkNfdADNSMnATlOvtp1q7yWbyQ0ahSMLHoQenw==
        -----END CERTIFICATE-----

        """

    static let server = """
        -----BEGIN CERTIFICATE-----
        MIIBpjCCAU2gAwIBAgIBAjAKBggqhkjOPQQDAjAiMSAwHgYDVQQDDBdUZXN0IHJv
        b3QsIG5vIGF1dGhvcml0eTAiGA8yMDkwMDEwMTAwMDAwMFoYDzIxMDAwMTAxMDAw
        MDAwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjOPQMB
        BwNCAAQllpc+KsDLr3Yug7NouQOPopgApTO6EykMVGVIx6ncx9vbO69IWO7ot6XY
        u4+Pj55113veymt5diLLrVO9OJSRo34wfDAJBgNVHRMEAjAAMBMGA1UdJQQMMAoG
        CCsGAQUFBwMBMBoGA1UdEQQTMBGCCWxvY2FsaG9zdIcEfwAAATAdBgNVHQ4EFgQU
        X5FeHRgc/UR6J1AIXIN/k9uzTc8wHwYDVR0jBBgwFoAU10O41prmRuoX39wwMe+Z
        EX6uzEcwCgYIKoZIzj0EAwIDRwAwRAIgZkqvc24L7JMdSm3YxtUVcxMtl4Te2UmJ
        jihq/7rZHj0CIHfWsamjjmeOsIrrV3Psd8li8YSB3hbAAHMBjWGZ+Xky
        -----END CERTIFICATE-----

        """

    static let serverKey = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgiSmYU2vjaYXUysaF
        BfxNTqrvDUVDRhbQuF4rmrpa2fyhRANCAAQllpc+KsDLr3Yug7NouQOPopgApTO6
        EykMVGVIx6ncx9vbO69IWO7ot6XYu4+Pj55113veymt5diLLrVO9OJSR
        -----END PRIVATE KEY-----

        """
}

extension TestSheet {
    /// The text as a QR symbol of version 4, level L; rows from the top, true where dark. A constant, so that the test
    /// needs nothing that may be broken; a test draws it anew and compares.
    public static let modules: [[Bool]] = rows.map { row in (0..<side).map { row & 1 << UInt64(side - 1 - $0) != 0 } }
    private static let side = 33

    private static let rows: [UInt64] = [
        0x1_FD56_CC7F, 0x1_04E4_5041, 0x1_74B5_D15D, 0x1_74B9_815D, 0x1_7406_D15D, 0x1_04AF_F341, 0x1_FD55_557F,
        0x0_01F3_A700, 0x1_B476_3A41, 0x0_8346_36BC, 0x1_EE8B_CE57, 0x1_8A4E_C324, 0x1_FDF4_F469, 0x1_121F_5A2E,
        0x0_5DAC_D5A0, 0x1_08AC_45EE, 0x0_8EF3_F8F9, 0x0_5BD2_A0F5, 0x1_E728_1AD1, 0x0_D38C_26BE, 0x0_34D7_0022,
        0x1_9ADD_52B0, 0x1_1525_BB6F, 0x1_1122_2CE6, 0x1_AD7C_B7FB, 0x0_0134_C712, 0x1_FC55_775C, 0x1_04CB_0B1C,
        0x1_7535_EFF8, 0x1_75F3_B18A, 0x1_7403_911B, 0x1_050B_167F, 0x1_FD55_F7A0,
    ]
}

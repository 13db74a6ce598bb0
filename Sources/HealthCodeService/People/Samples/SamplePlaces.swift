/// Places of the sample people: divisions of today's table (GB/T 2260).
enum SamplePlaces {
    /// Districts: number prefixes, homes and declarations.
    static let districts = [
        "330106", "330102", "330203", "310101", "310104", "110101", "110105", "440106", "440305", "510104", "420106",
        "610113", "130102", "350203", "320106", "370202", "210102", "430102", "500103", "650102", "530102", "450103",
    ]

    /// Cities: ends of trips and stops between.
    static let cities = [
        "330100", "330200", "440100", "440300", "510100", "420100", "610100", "130100", "350200", "320100", "370200",
        "210100", "430100", "650100", "530100", "450100", "320500", "341000",
    ]

    /// Countries of the foreign trips, GB/T 2659 alpha-3.
    static let countries = ["JPN", "THA", "FRA", "KAZ"]
}

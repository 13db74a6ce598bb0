extension BenchDevice {
    /// So many fresh serial numbers of a service, for making (`0`) or verifying (`1`).
    func serials(_ count: Int, _ applyType: String, at site: BenchSite) throws -> [Serial] {
        let bodies = try (0..<count).map { _ in try application(applyType) }
        let generator = LoadGenerator(port: site.port, path: "/phi/v1/codes/applications", connections: 64)
        return try generator.run(bodies).answers.map(serial)
    }

    /// A code for each of some people, made by the service, in their order.
    func codes(for people: [BenchSite.Person], at site: BenchSite) throws -> [String] {
        let bodies = try zip(people, serials(people.count, "0", at: site)).map { try making($0, serial: $1) }
        return try LoadGenerator(port: site.port, path: "/phi/v1/codes", connections: 16).run(bodies).answers.map(code)
    }
}

extension CommandID {
    /// The name that scripts and the mode of lines use: `next-sample` for ``nextSample``.
    public var name: String {
        rawValue.reduce(into: "") { name, letter in
            if letter.isUppercase { name += "-" }
            name += letter.lowercased()
        }
    }

    /// The command of a name, or of a key as the screen writes it.
    public init?(named name: String, keys: KeyMap = .standard) {
        let wanted = name.lowercased()
        let found = CommandTable.all.first { command in
            command.id.name == wanted
                || keys.keys(of: command).contains { KeyName.of($0).count > 1 && KeyName.of($0).lowercased() == wanted }
        }
        guard let id = found?.id else { return nil }
        self = id
    }
}

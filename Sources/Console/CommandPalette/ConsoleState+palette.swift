import HealthCode

extension ConsoleState {
    /// The commands whose name or key has the typed text in it, in either language.
    func paletteMatches(_ query: String) -> [Command] {
        let wanted = query.lowercased()
        return CommandTable.palette().filter { command in
            guard !wanted.isEmpty else { return true }
            return command.title.zh.contains(wanted) || command.title.en.lowercased().contains(wanted)
                || command.hint.en.lowercased().contains(wanted)
                || settings.keys.name(of: command).lowercased() == wanted
                || command.id.rawValue.lowercased().contains(wanted)
        }
    }

    /// Does the chosen command; a decision made by name needs no holding back.
    mutating func chooseInPalette() -> [ConsoleEffect] {
        guard case .palette(let palette) = overlay else { return [] }
        let matches = paletteMatches(palette.query)
        guard matches.indices.contains(palette.selected) else { return [] }
        back()
        return run(matches[palette.selected])
    }
}

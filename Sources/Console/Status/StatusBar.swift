import Cells
import Checkpoint
import HealthCode
import Phrases
import Widgets

/// The parts of the status bar, from the left; from ``link`` on they stand at the right end.
enum StatusPart: Int, CaseIterable {
    case product, gate, operatorName, link, devices, degraded, skew, trust, upload, waiting, dead, held, mute, clock

    /// Whether it stands at the right end.
    var isRight: Bool { rawValue >= StatusPart.link.rawValue }
}

/// The status bar as words: each part has forms, the longest first, and a table says what gives way when there is too
/// little room. The state of the link, refused rows and the clock are never given up whole.
struct StatusBar {
    /// Which part takes which form, in this order, until the bar fits.
    static let givesWay: [(part: StatusPart, form: Int)] = [
        (.operatorName, 1), (.product, 1), (.upload, 1), (.link, 1), (.gate, 1), (.waiting, 1), (.held, 1),
        (.devices, 1), (.upload, 2), (.gate, 2), (.trust, 1), (.skew, 1), (.link, 2), (.degraded, 1), (.clock, 1),
        (.degraded, 2), (.mute, 1), (.trust, 2), (.link, 3),
    ]

    private let forms: [StatusPart: [String]]

    /// The parts of a state.
    init(_ state: ConsoleState, _ ink: Ink) {
        let settings = state.settings
        let name = ink.sentence(settings.gateName)
        let gate = name.isEmpty ? ink.outside(settings.gateId) : name
        forms = [
            .product: [ink(.product), ""],
            .gate: [gate, settings.gateId.isEmpty ? Text.clip(gate, to: 10) : ink.outside(settings.gateId), ""],
            .operatorName: [ink.name(settings.operatorName), ""], .link: StatusText.link(state.link, ink),
            .devices: StatusText.devices(state, ink),
            .degraded: state.trust?.isDegraded == true ? [ink(.degraded), ink(.degradedShort), ""] : [],
            .skew: StatusText.skew(state, ink), .trust: StatusText.trust(state, ink),
            .upload: StatusText.upload(state, ink),
            .waiting: StatusText.waiting(state, ink),
            .dead: StatusText.count(of: .dead, state, { ink(Templates.dead($0)) }),
            .held: StatusText.count(of: .held, state, { ink(Templates.held($0)) }).flatMap { [$0, ""] },
            .mute: state.isMuted ? [ink(.muted), ink(.mutedShort)] : [],
            .clock: [state.now.wall.clock, String(state.now.wall.clock.prefix(5))],
        ]
    }

    /// What stands at the left and at the right in so many columns; blanks at both ends not counted.
    func words(in columns: Int) -> (left: String, right: String) {
        var chosen: [StatusPart: Int] = [:]
        var bar = compose(chosen)
        for step in Self.givesWay where Text.width(bar.left) + Text.width(bar.right) + 4 > columns {
            guard let forms = forms[step.part], forms.count > step.form else { continue }
            chosen[step.part] = step.form
            bar = compose(chosen)
        }
        // The last thing to give way is the second blank between two parts.
        let isWide = Text.width(bar.left) + Text.width(bar.right) + 2 > columns
        return isWide ? compose(chosen, gap: " ") : bar
    }

    private func compose(_ chosen: [StatusPart: Int], gap: String = "  ") -> (left: String, right: String) {
        func joined(_ parts: [StatusPart], _ gap: String) -> String {
            parts.compactMap { part in
                guard let forms = forms[part], !forms.isEmpty else { return nil }
                let form = forms[min(chosen[part, default: 0], forms.count - 1)]
                return form.isEmpty ? nil : form
            }.joined(separator: gap)
        }
        let names = joined([.product, .gate], " ")
        let left = [names, joined([.operatorName], "")].filter { !$0.isEmpty }.joined(separator: "   ")
        return (left, joined(StatusPart.allCases.filter(\.isRight), gap))
    }
}

/// Draws the status bar over one row.
func drawStatus(_ state: ConsoleState, _ ink: Ink, in area: Rect, into buffer: inout Buffer) {
    buffer.fill(area, style: Style(.statusBar))
    let (left, right) = StatusBar(state, ink).words(in: area.columns)
    let width = min(Text.width(right) + 1, area.columns)
    let room = Rect(column: area.left, row: area.top, columns: max(0, area.columns - width - 1), rows: 1)
    buffer.put(" " + left, in: room, style: Style(.statusBar, bold: true))
    let place = Rect(column: area.right - width, row: area.top, columns: width, rows: 1)
    buffer.put(right + " ", in: place, style: Style(.statusBar))
}

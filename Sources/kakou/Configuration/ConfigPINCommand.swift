internal import ArgumentParser
internal import Console
internal import Glibc
internal import GuoMi
internal import HealthCode

/// `kakou config pin`: reads a PIN from standard input and prints the line of the configuration that holds its digest.
struct ConfigPINCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pin", abstract: "Read a PIN of 4 to 12 digits and print its line for the configuration.",
        discussion:
            "On a terminal the PIN is asked for twice and not shown; otherwise one line of standard input is read.")

    @OptionGroup var common: CommonOptions

    func run() throws {
        let language = try Setting(common).language
        let ask = isatty(STDIN_FILENO) != 0
        if ask { Output.say(language == .zh ? "请输入密码 (不显示)" : "type the PIN (it is not shown)") }
        let pin = HiddenLine.read()
        guard let pin, LockState.length.contains(pin.count), pin.allSatisfy({ ("0"..."9").contains($0) }) else {
            throw CommandFailure(.usage, zh: "密码是4到12位数字", en: "a PIN has 4 to 12 digits")
        }
        if ask {
            Output.say(language == .zh ? "再输入一次" : "once more")
            guard HiddenLine.read() == pin else {
                throw CommandFailure(.usage, zh: "两次输入不同", en: "the two are not the same")
            }
        }
        Output.line("pin = \"\(PasswordDigest(pin).text)\"")
    }
}

/// A line of standard input that a terminal does not echo.
enum HiddenLine {
    /// The line without its end; nil at the end of input.
    static func read() -> String? {
        var before = termios()
        let isTerminal = tcgetattr(STDIN_FILENO, &before) == 0
        if isTerminal {
            var hidden = before
            hidden.c_lflag &= ~tcflag_t(ECHO)
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
        }
        defer { if isTerminal { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before) } }
        return readLine()
    }
}

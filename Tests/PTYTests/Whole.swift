import Testing

/// The terminal came back whole: shell prompt, cooked mode with echo, main screen, cursor.
func expectWhole(_ terminal: Tmux, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try terminal.enter("stty -a | tr -s ' ;' '\\n' | grep -x -e icanon -e echo -e isig | sort | paste -sd+")
    let screen = try terminal.wait("a terminal that echoes and reads lines") { $0.contains("echo+icanon+isig") }
    #expect(!screen.contains("F10"), "the console's screen is still there", sourceLocation: sourceLocation)
    #expect(try terminal.fact("alternate_on") == "0", sourceLocation: sourceLocation)
    #expect(try terminal.fact("cursor_flag") == "1", sourceLocation: sourceLocation)
}

/// Leaves a console in Chinese by F10 and its question.
func leave(_ terminal: Tmux) throws {
    try terminal.press("F10")
    try terminal.wait("the question") { $0.contains("[ 退出 ]") }
    try terminal.press("Right")
    try terminal.wait("the other button") { $0.contains("[>退出<]") }
    try terminal.press("Enter")
    try terminal.wait("the prompt") { !$0.contains("F10") }
}

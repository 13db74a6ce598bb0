import Testing

/// Tests that use curses or terminfo, which know only one terminal and one thread at a time.
@Suite(.serialized) struct OneTerminal {}

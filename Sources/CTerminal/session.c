// Starting, painting and stopping: everything that knows curses.
#include "CTerminal.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include "signals.h"

// From <term.h>, which cannot be included: it makes macros of half the words there are.
extern int setupterm(const char *term, int fd, int *error);

static struct {
    SCREEN *screen;
    FILE *in;
    FILE *out;
    int input;
    int output;
    bool paste;
    int cursor;              // what curs_set was told last
    int spare;               // rows that curses believes in below the last one, 0 or 1
    int frame;               // where curses writes, so that a picture goes out in one write; -1 where there is none
    struct termios saved;    // the modes found
    struct termios ours;     // the modes of the session
} session;

static const char paste_on[] = "\033[?2004h";
static const char paste_off[] = "\033[?2004l";

bool kt_use_utf8(void) {
    static const char *const names[] = {"C.UTF-8", "C.utf8", "en_US.UTF-8", "zh_CN.UTF-8"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (setlocale(LC_CTYPE, names[i]) && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return true;
    setlocale(LC_CTYPE, "C");
    return false;
}

int kt_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

int kt_describe(const char *term, int fd, kt_description *description) {
    int found = KT_NO_DATABASE;
    if (setupterm(term, fd, &found) != OK) return found == 0 ? KT_UNKNOWN : KT_NO_DATABASE;
    int colours = tigetnum("colors");
    description->colours = colours > 0 ? colours : 0;
    description->can_move = kt_capability("cup") != NULL;
    description->has_alternate = kt_capability("smcup") != NULL;
    description->has_paste = kt_capability("BE") != NULL;
    return KT_KNOWN;
}

const char *kt_capability(const char *name) {
    const char *value = tigetstr(name);
    return value == (const char *)-1 ? NULL : value;
}

static void send_octets(const char *octets, size_t count) {
    while (count > 0 && !kt_guard_is_spent()) {
        ssize_t sent = write(session.output, octets, count);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return;
        octets += sent;
        count -= (size_t)sent;
    }
}

// Curses flushes at every wide glyph; a picture sent in thirty pieces flickers and wakes the terminal thirty times.
// So its descriptor is turned to a file in memory once it knows the terminal, and the file is sent as a whole.
static void gather(void) {
    session.frame = memfd_create("kakou-frame", MFD_CLOEXEC);
    if (session.frame >= 0) dup2(session.frame, fileno(session.out));
}

static void send_frame(void) {
    fflush(session.out);
    if (session.frame < 0) return;
    off_t end = lseek(session.frame, 0, SEEK_CUR);
    static char octets[64 * 1024];
    for (off_t at = 0; at < end;) {
        ssize_t count = pread(session.frame, octets, sizeof octets, at);
        if (count <= 0) break;
        send_octets(octets, (size_t)count);
        at += count;
    }
    if (end > 0 && ftruncate(session.frame, 0) == 0) lseek(session.frame, 0, SEEK_SET);
}

// Appends a capability without its padding times.
static size_t append(char *to, size_t at, size_t room, const char *from) {
    while (from && *from && at + 1 < room) {
        if (from[0] == '$' && from[1] == '<') {
            const char *end = strchr(from, '>');
            if (end) {
                from = end + 1;
                continue;
            }
        }
        to[at++] = *from++;
    }
    return at;
}

// What puts the terminal right without curses: computed now, because a crashing process can compute nothing.
static void arm(void) {
    char bytes[256];
    size_t count = 0;
    if (session.paste) count = append(bytes, count, sizeof bytes, paste_off);
    count = append(bytes, count, sizeof bytes, kt_capability("sgr0"));
    count = append(bytes, count, sizeof bytes, kt_capability("cnorm"));
    if (kt_capability("rmcup")) {
        count = append(bytes, count, sizeof bytes, kt_capability("rmcup"));
    } else {
        const char *cup = kt_capability("cup");
        count = append(bytes, count, sizeof bytes, cup ? tparm(cup, LINES - 1 - session.spare, 0, 0, 0, 0, 0, 0, 0, 0) : NULL);
        count = append(bytes, count, sizeof bytes, "\n");
    }
    count = append(bytes, count, sizeof bytes, "\r");
    kt_guard_arm(session.output, &session.saved, bytes, count);
}

// Curses does not dare to write the lower right cell of a terminal that wraps and, as tmux's description has it, cannot be
// told not to: it writes one cell to the left and shifts it, and does so beside every wide glyph that ends there, which cuts
// the glyph. So it is told of one row more, in which nothing is ever drawn; the corner is then a cell like any other.
static bool has_wild_corner(void) { return tigetflag("am") > 0 && !kt_capability("rmam"); }

int kt_start(const char *term, int input, int output, bool bracketed_paste, bool colours) {
    if (!isatty(input) || !isatty(output) || tcgetattr(input, &session.saved) != 0) return KT_NOT_A_TERMINAL;
    session.input = input;
    session.output = output;
    session.paste = bracketed_paste;
    session.cursor = -1;
    session.spare = 0;
    session.frame = -1;
    if (!kt_signals_open()) return KT_NO_DESCRIPTOR;
    kt_signals_catch();      // before curses, which takes only dispositions that are still the default
    int in = dup(input), out = dup(output);
    session.in = in < 0 ? NULL : fdopen(in, "r");
    session.out = out < 0 ? NULL : fdopen(out, "w");
    session.screen = session.in && session.out ? newterm(term, session.out, session.in) : NULL;
    if (!session.screen) {
        kt_stop();
        return KT_REFUSED;
    }
    set_term(session.screen);
    raw();
    noecho();
    nonl();
    typeahead(-1);           // we read the input ourselves; curses must not look at it
    leaveok(stdscr, FALSE);
    idcok(stdscr, FALSE);    // shifting cells would cut wide glyphs
    if (colours && has_colors()) {
        start_color();
        use_default_colors();
    }
    session.spare = has_wild_corner() ? 1 : 0;
    int rows, columns;
    if (kt_size(&rows, &columns)) resize_term(rows + session.spare, columns);
    tcgetattr(input, &session.ours);
    gather();
    arm();
    kt_errors_hold();
    if (session.paste) send_octets(paste_on, sizeof paste_on - 1);
    return KT_STARTED;
}

void kt_stop(void) {
    if (session.screen) {
        if (session.cursor != 1) curs_set(1);
        if (!kt_capability("smcup")) {
            erase();             // without a second screen the last person would stand there for whoever comes next
            refresh();
        }
        endwin();
        send_frame();
        if (session.paste) send_octets(paste_off, sizeof paste_off - 1);
        kt_guard_disarm();
        tcsetattr(session.input, TCSADRAIN, &session.saved);
        delscreen(session.screen);
        session.screen = NULL;
        kt_errors_release();
    }
    if (session.in) fclose(session.in);
    if (session.out) fclose(session.out);
    if (session.frame >= 0) close(session.frame);
    session.in = session.out = NULL;
    session.frame = -1;
    kt_signals_release();
}

bool kt_define_pair(int pair, int foreground, int background) {
    return init_pair((short)pair, (short)foreground, (short)background) == OK;
}

static attr_t attributes_of(const kt_cell *cell) {
    attr_t attributes = A_NORMAL;
    if (cell->attributes & KT_BOLD) attributes |= A_BOLD;
    if (cell->attributes & KT_REVERSE) attributes |= A_REVERSE;
    if (cell->attributes & KT_UNDERLINE) attributes |= A_UNDERLINE;
    if (cell->attributes & KT_DIM) attributes |= A_DIM;
    return attributes;
}

void kt_paint(int row, int column, const kt_cell *cells, int count) {
    for (int i = 0; i < count; i++) {
        wchar_t text[CCHARW_MAX + 1] = {(wchar_t)cells[i].base};
        for (int mark = 0; mark < 4 && cells[i].marks[mark]; mark++) text[mark + 1] = (wchar_t)cells[i].marks[mark];
        cchar_t glyph;
        if (setcchar(&glyph, text, attributes_of(&cells[i]), cells[i].pair, NULL) == OK)
            mvwadd_wchnstr(stdscr, row, column, &glyph, 1);
        column += cells[i].width;
    }
}

void kt_update(void) {
    leaveok(stdscr, TRUE);   // the cursor goes to its place once, at the end
    wnoutrefresh(stdscr);
    doupdate();
    leaveok(stdscr, FALSE);
}

void kt_flush(int cursor_row, int cursor_column, bool shows_cursor) {
    wmove(stdscr, cursor_row, cursor_column);
    if (session.cursor != shows_cursor) {
        curs_set(shows_cursor);
        session.cursor = shows_cursor;
    }
    wnoutrefresh(stdscr);
    doupdate();
    send_frame();
}

void kt_forget(void) { clearok(curscr, TRUE); }

bool kt_size(int *rows, int *columns) {
    struct winsize size;
    if (ioctl(session.output, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) {
        if (!session.screen) return false;
        *rows = LINES - session.spare;
        *columns = COLS;
        return true;
    }
    *rows = size.ws_row;
    *columns = size.ws_col;
    return true;
}

void kt_resize(int rows, int columns) {
    resize_term(rows + session.spare, columns);
    werase(stdscr);
    clearok(curscr, TRUE);
    arm();
}

void kt_bell(void) { send_octets("\a", 1); }

static void take_again(void) {
    tcsetattr(session.input, TCSADRAIN, &session.ours);
    char enter[64];
    send_octets(enter, append(enter, 0, sizeof enter, kt_capability("smcup")));
    if (session.paste) send_octets(paste_on, sizeof paste_on - 1);
    session.cursor = -1;
    clearok(curscr, TRUE);
}

void kt_suspend(void) {
    curs_set(1);
    endwin();
    send_frame();
    if (session.paste) send_octets(paste_off, sizeof paste_off - 1);
    tcsetattr(session.input, TCSADRAIN, &session.saved);
    kt_guard_disarm();
    kt_errors_release();
    kt_signals_stop_here();
    kt_errors_hold();
    arm();
    take_again();
}

void kt_resume(void) { take_again(); }

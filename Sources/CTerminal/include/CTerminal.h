// The narrow facade on ncursesw. No policy here: Swift decides, C does what Swift cannot say.
//
// One thread calls everything between kt_start and kt_stop. The signal handlers and the crash guard use only what
// signal-safety(7) allows.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// What setlocale and terminfo know; asked once, before kt_start.
typedef struct kt_description {
    int colours;             // 0 where there are none
    bool can_move;           // cursor addressing: without it there is no full screen
    bool has_alternate;      // a second screen that leaves the first one whole
    bool has_paste;          // bracketed paste
} kt_description;

enum { KT_KNOWN = 1, KT_UNKNOWN = 0, KT_NO_DATABASE = -1 };

// Asks for C.UTF-8 by name for character classes; true where multibyte characters are UTF-8 from now on.
bool kt_use_utf8(void);
// The columns that libc gives a character, -1 where it will not print it.
int kt_width(uint32_t scalar);
// Describes a terminal type; KT_KNOWN, KT_UNKNOWN or KT_NO_DATABASE.
int kt_describe(const char *term, int fd, kt_description *description);
// A string capability of the terminal described last, NULL where it has none.
const char *kt_capability(const char *name);

// Attributes of a cell.
enum { KT_BOLD = 1, KT_REVERSE = 2, KT_UNDERLINE = 4, KT_DIM = 8 };

// One glyph as it goes to the terminal.
typedef struct kt_cell {
    uint32_t base;
    uint32_t marks[4];
    uint8_t width;           // 1 or 2
    uint8_t pair;            // 0 is the terminal's own colours
    uint16_t attributes;
} kt_cell;

enum { KT_STARTED = 0, KT_NOT_A_TERMINAL = 1, KT_REFUSED = 2, KT_NO_DESCRIPTOR = 3 };

// Starts full-screen mode on two descriptors of a terminal; arms the crash guard. KT_STARTED or why not.
int kt_start(const char *term, int input, int output, bool bracketed_paste, bool colours);
// Ends it and leaves the terminal as it was; does nothing where nothing was started.
void kt_stop(void);
// Defines a colour pair, 1 to 16; -1 is the terminal's own colour. False where the terminal refuses.
bool kt_define_pair(int pair, int foreground, int background);
// Draws glyphs into the next picture from a column to the right; nothing is sent before kt_flush.
void kt_paint(int row, int column, const kt_cell *cells, int count);
// Takes what was drawn so far into the picture, so that curses finds its way anew from there; nothing is sent yet.
void kt_update(void);
// Sends what changed in one write where it can, and leaves the cursor in its place, seen or not.
void kt_flush(int cursor_row, int cursor_column, bool shows_cursor);
// Forgets what the terminal shows, so that the next kt_flush sends everything.
void kt_forget(void);
// Asks the terminal for its size; false where it does not say.
bool kt_size(int *rows, int *columns);
// Takes a new size; the next kt_flush sends everything.
void kt_resize(int rows, int columns);
// Rings the bell.
void kt_bell(void);
// Gives the terminal back, stops the process group as ^Z does, and takes the terminal again when it runs on.
void kt_suspend(void);
// Takes the terminal again after a stop that nobody announced.
void kt_resume(void);

// The descriptor from which caught signals are read, one octet each; -1 before kt_start.
int kt_signal_descriptor(void);
// The next caught signal, 0 where there is none.
int kt_next_signal(void);

// A descriptor that another thread signals: open, signal, drain, close.
int kt_wake_open(void);
void kt_wake_signal(int fd);
void kt_wake_drain(int fd);
void kt_wake_close(int fd);

// Waits for input on up to three descriptors (a negative one is left out); a bit for each that is ready, 0 on time-out.
int kt_wait(const int descriptors[3], int milliseconds);
// Reads what is there without waiting: the count, 0 where there is nothing, -1 where the terminal is gone.
int kt_read(int fd, uint8_t *octets, int capacity);

// No core of this process is ever written, and no other process may read its memory, which holds names and numbers. The
// runtime's backtracer, which prints memory and would hold a dead screen for half a minute, is left out unless
// SWIFT_BACKTRACE asks for it. 0, or -1 where the kernel refuses.
int kt_forbid_cores(void);

// Inside: the crash guard.
void kt_guard_arm(int fd, const void *termios_saved, const char *bytes, size_t count);
void kt_guard_disarm(void);
// True once a crash gave the terminal back: while another thread dies slowly, the terminal's own must not paint again.
bool kt_guard_is_spent(void);
// Inside: standard error during the session.
void kt_errors_hold(void);
void kt_errors_release(void);
void kt_errors_release_in_signal(void);

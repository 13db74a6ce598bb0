// The crash guard: a process that dies leaves the terminal as it found it.
//
// The handler writes octets that were computed beforehand, sets the saved modes, lets standard error through again and
// then calls whoever had the signal before, if anybody had, all by signal-safe calls.
#include "CTerminal.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static const int fatal[] = {SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE};
enum { FATAL = sizeof fatal / sizeof *fatal, STACK = 64 * 1024 };

static int armed;            // only by __atomic operations
static int spent;            // the same; 1 once the terminal was given back for good
static int terminal = -1;
static struct termios saved;
static char restore[256];
static size_t restore_count;
static struct sigaction previous[FATAL];
static bool installed;

static void give_back(void) {
    if (!__atomic_exchange_n(&armed, 0, __ATOMIC_SEQ_CST)) return;
    __atomic_store_n(&spent, 1, __ATOMIC_SEQ_CST);
    ssize_t ignored = write(terminal, restore, restore_count);
    (void)ignored;
    tcsetattr(terminal, TCSANOW, &saved);
    kt_errors_release_in_signal();
}

static void handle(int number, siginfo_t *info, void *context) {
    give_back();
    for (int i = 0; i < FATAL; i++) {
        if (fatal[i] != number) continue;
        sigaction(number, &previous[i], NULL);
        if (previous[i].sa_flags & SA_SIGINFO) {
            previous[i].sa_sigaction(number, info, context);
        } else if (previous[i].sa_handler != SIG_DFL && previous[i].sa_handler != SIG_IGN) {
            previous[i].sa_handler(number);
        }
    }
    signal(number, SIG_DFL); // held back until this handler returns, and then it ends the process
    raise(number);
}

// A stack of its own, so that an overflow of the terminal's thread is caught too.
static void use_own_stack(void) {
    static char stack[STACK];
    stack_t now;
    if (sigaltstack(NULL, &now) != 0 || !(now.ss_flags & SS_DISABLE)) return;
    stack_t own = {.ss_sp = stack, .ss_size = STACK};
    sigaltstack(&own, NULL);
}

void kt_guard_arm(int fd, const void *termios_saved, const char *bytes, size_t count) {
    __atomic_store_n(&armed, 0, __ATOMIC_SEQ_CST);
    terminal = fd;
    memcpy(&saved, termios_saved, sizeof saved);
    restore_count = count < sizeof restore ? count : sizeof restore;
    memcpy(restore, bytes, restore_count);
    if (!installed) {
        use_own_stack();
        struct sigaction action = {.sa_sigaction = handle, .sa_flags = SA_SIGINFO | SA_ONSTACK};
        sigemptyset(&action.sa_mask);
        for (int i = 0; i < FATAL; i++) sigaction(fatal[i], &action, &previous[i]);
        atexit(give_back);
        installed = true;
    }
    __atomic_store_n(&armed, 1, __ATOMIC_SEQ_CST);
}

bool kt_guard_is_spent(void) { return __atomic_load_n(&spent, __ATOMIC_SEQ_CST); }

void kt_guard_disarm(void) { __atomic_store_n(&armed, 0, __ATOMIC_SEQ_CST); }

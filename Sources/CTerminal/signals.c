// Signals, waiting and reading. A handler does one thing: it writes the signal's number into a pipe.
#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "signals.h"

static const int caught[] = {SIGWINCH, SIGCONT, SIGTSTP, SIGTERM, SIGHUP, SIGINT, SIGQUIT};
enum { CAUGHT = sizeof caught / sizeof *caught };

static int ends[2] = {-1, -1};
static struct sigaction before[CAUGHT];
static bool catching;

static void handle(int number) {
    int saved = errno;
    unsigned char octet = (unsigned char)number;
    ssize_t ignored = write(ends[1], &octet, 1);   // a full pipe already wakes the reader
    (void)ignored;
    errno = saved;
}

bool kt_signals_open(void) {
    return ends[0] >= 0 || pipe2(ends, O_NONBLOCK | O_CLOEXEC) == 0;
}

void kt_signals_catch(void) {
    if (catching) return;
    struct sigaction action = {.sa_handler = handle, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < CAUGHT; i++) sigaction(caught[i], &action, &before[i]);
    catching = true;
}

void kt_signals_release(void) {
    if (!catching) return;
    for (int i = 0; i < CAUGHT; i++) sigaction(caught[i], &before[i], NULL);
    catching = false;
    while (kt_next_signal()) {}
}

void kt_signals_stop_here(void) {
    struct sigaction action = {.sa_handler = SIG_DFL}, ours;
    sigemptyset(&action.sa_mask);
    sigaction(SIGTSTP, &action, &ours);
    kill(0, SIGTSTP);        // the whole group, as the terminal's own ^Z; an orphaned group runs straight on
    sigaction(SIGTSTP, &ours, NULL);
}

int kt_signal_descriptor(void) { return ends[0]; }

int kt_next_signal(void) {
    unsigned char octet;
    return read(ends[0], &octet, 1) == 1 ? octet : 0;
}

int kt_wake_open(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

void kt_wake_signal(int fd) {
    uint64_t one = 1;
    ssize_t ignored = write(fd, &one, sizeof one);
    (void)ignored;
}

void kt_wake_drain(int fd) {
    uint64_t count;
    ssize_t ignored = read(fd, &count, sizeof count);
    (void)ignored;
}

void kt_wake_close(int fd) { close(fd); }

int kt_wait(const int descriptors[3], int milliseconds) {
    struct pollfd polled[3];
    for (int i = 0; i < 3; i++) polled[i] = (struct pollfd){.fd = descriptors[i], .events = POLLIN};
    if (poll(polled, 3, milliseconds) <= 0) return 0;
    int ready = 0;
    for (int i = 0; i < 3; i++)
        if (polled[i].revents) ready |= 1 << i;
    return ready;
}

int kt_read(int fd, uint8_t *octets, int capacity) {
    struct pollfd polled = {.fd = fd, .events = POLLIN};
    if (poll(&polled, 1, 0) <= 0) return 0;
    ssize_t count = read(fd, octets, (size_t)capacity);
    if (count > 0) return (int)count;
    return count < 0 && (errno == EAGAIN || errno == EINTR) ? 0 : -1;
}

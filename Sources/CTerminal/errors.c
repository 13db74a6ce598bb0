// Standard error while the screen is ours: kept in memory, shown afterwards.
#include "CTerminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { SHOWN = 64 * 1024 };  // the last octets shown; the rest is dropped

static int kept = -1;        // where standard error really goes, -1 where it was left alone
static int memory = -1;

void kt_errors_hold(void) {
    if (!isatty(STDERR_FILENO)) return;
    if (memory < 0) memory = memfd_create("kakou-stderr", MFD_CLOEXEC);
    if (memory < 0) return;
    kept = dup(STDERR_FILENO);
    if (kept >= 0) dup2(memory, STDERR_FILENO);
}

// Signal-safe: dup2, lseek, pread, write and close.
void kt_errors_release_in_signal(void) {
    if (kept < 0) return;
    dup2(kept, STDERR_FILENO);
    close(kept);
    kept = -1;
    off_t end = lseek(memory, 0, SEEK_END);
    off_t at = end > SHOWN ? end - SHOWN : 0;
    char octets[4096];
    while (at < end) {
        ssize_t count = pread(memory, octets, sizeof octets, at);
        if (count <= 0) break;
        at += count;
        ssize_t ignored = write(STDERR_FILENO, octets, (size_t)count);
        (void)ignored;
    }
}

void kt_errors_release(void) {
    kt_errors_release_in_signal();
    if (memory >= 0 && ftruncate(memory, 0) == 0) lseek(memory, 0, SEEK_SET);
}

#include "CTerminal.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>

int kt_forbid_cores(void) {
    // The runtime has set its handlers before main. A backtracer that may not read a process that is not dumpable would
    // moreover let it run on after a signal from outside.
    const char *wanted = getenv("SWIFT_BACKTRACE");
    if (wanted == NULL || *wanted == 0) {
        const int fatal[] = {SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGQUIT};
        for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++) signal(fatal[i], SIG_DFL);
    }
    const struct rlimit none = {0, 0};
    // Both: the limit keeps the kernel from writing a file, the flag keeps a core pattern with a pipe from getting one,
    // for which the limit does not count.
    int limited = setrlimit(RLIMIT_CORE, &none);
    int hidden = prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    return limited == 0 && hidden == 0 ? 0 : -1;
}

#include "CTerminal.h"

#include <sys/prctl.h>
#include <sys/resource.h>

int kt_forbid_cores(void) {
    const struct rlimit none = {0, 0};
    // Both: the limit keeps the kernel from writing a file, the flag keeps a core pattern with a pipe from getting one,
    // for which the limit does not count.
    int limited = setrlimit(RLIMIT_CORE, &none);
    int hidden = prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    return limited == 0 && hidden == 0 ? 0 : -1;
}

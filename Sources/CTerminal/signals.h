// Signals become octets in a pipe; see signals.c.
#pragma once

#include <stdbool.h>

// Makes the pipe where there is none yet.
bool kt_signals_open(void);
// Catches WINCH, CONT, TSTP, TERM, HUP, INT and QUIT.
void kt_signals_catch(void);
// Gives the signals back to whoever had them.
void kt_signals_release(void);
// Stops the process group as ^Z does; returns when it runs on.
void kt_signals_stop_here(void);

// A file system for tests between SQLite and the real one: it loses what was not synced when the power is cut, tears
// pages, and fails any operation to order. It becomes the process's default; files outside the armed directory pass
// through untouched.
#pragma once
#include <stdint.h>

// Installs the file system as the default one, once a process. Returns an SQLite result code.
int fault_install(void);

// From now on files whose path begins with `directory` are watched; counts and faults are as new.
void fault_arm(const char *directory);

// Nothing is watched any more; what was remembered of unsynced writes is forgotten.
void fault_disarm(void);

// Operations of watched files that can fail, counted from 1 since arming: write, truncate, sync, and opening for
// creation. Reads are not counted, so that a fault-free run and a faulty one take the same way to the fault.
int64_t fault_operations(void);

// The operation of this number fails with `code` (SQLITE_FULL, SQLITE_IOERR, SQLITE_READONLY ...); with `lasting` all
// after it fail too, until fault_heal. A failing write may have been done in part, as on a real disk.
void fault_fail_at(int64_t operation, int code, int lasting);

// The fault is over.
void fault_heal(void);

// How often an operation failed by order since arming.
int64_t fault_failures(void);

// The power goes at this operation: it and everything after it, reads too, fail until fault_power_on.
void fault_cut_at(int64_t operation);

// Whether the power is off.
int fault_is_cut(void);

// Every connection must be closed before. Makes the watched files what a disk could hold after the cut: what was synced,
// and of each write since then all, nothing, or whole sectors of 512 octets of it, by the dice of `seed`; then
// everything works again. Returns how many unsynced writes were lost or torn.
int64_t fault_power_on(uint64_t seed);

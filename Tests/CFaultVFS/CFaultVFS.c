#include "CFaultVFS.h"

#include <pthread.h>
#include <stdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// One write or truncation that no sync has followed yet: what was there, and what was put there.
typedef struct Change {
    struct Change *next, *previous;
    char *path;
    sqlite3_int64 offset;
    // A truncation has no `after`; `size_before` is the file's size before the change.
    sqlite3_int64 size_before;
    int length, old_length, is_truncation;
    unsigned char *before, *after;
} Change;

typedef struct FaultFile {
    sqlite3_file base;
    char *path;
    int is_watched;
    // The real file follows.
    sqlite3_file *real;
} FaultFile;

static struct {
    pthread_mutex_t lock;
    sqlite3_vfs *real;
    char directory[1024];
    int is_armed, is_cut, fail_code, is_lasting;
    int64_t operations, fail_at, cut_at, failures;
    Change *first, *last;
} world = {.lock = PTHREAD_MUTEX_INITIALIZER};

static uint64_t dice(uint64_t *state) {
    uint64_t z = (*state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

static void free_change(Change *change) {
    if (change->previous) change->previous->next = change->next; else world.first = change->next;
    if (change->next) change->next->previous = change->previous; else world.last = change->previous;
    free(change->path);
    free(change->before);
    free(change->after);
    free(change);
}

static void forget_changes(const char *path) {
    for (Change *change = world.first, *next; change; change = next) {
        next = change->next;
        if (!path || strcmp(change->path, path) == 0) free_change(change);
    }
}

static void remember(Change *change) {
    change->previous = world.last;
    change->next = NULL;
    if (world.last) world.last->next = change; else world.first = change;
    world.last = change;
}

// Counts an operation. Returns the code it has to fail with, or SQLITE_OK.
static int begin_operation(void) {
    world.operations++;
    if (world.cut_at && world.operations >= world.cut_at) world.is_cut = 1;
    if (world.is_cut) return SQLITE_IOERR;
    if (!world.fail_at || world.operations < world.fail_at) return SQLITE_OK;
    if (world.operations > world.fail_at && !world.is_lasting) return SQLITE_OK;
    world.failures++;
    return world.fail_code;
}

#define REAL(file) (((FaultFile *)(file))->real)

static int fault_close(sqlite3_file *file) {
    FaultFile *fault = (FaultFile *)file;
    int code = fault->real->pMethods ? fault->real->pMethods->xClose(fault->real) : SQLITE_OK;
    free(fault->path);
    fault->path = NULL;
    return code;
}

static int fault_read(sqlite3_file *file, void *buffer, int length, sqlite3_int64 offset) {
    FaultFile *fault = (FaultFile *)file;
    if (fault->is_watched) {
        pthread_mutex_lock(&world.lock);
        int is_cut = world.is_cut;
        pthread_mutex_unlock(&world.lock);
        if (is_cut) return SQLITE_IOERR_READ;
    }
    return REAL(file)->pMethods->xRead(REAL(file), buffer, length, offset);
}

// Remembers a write that is about to be made in a file of that size.
static void remember_write(FaultFile *fault, const unsigned char *data, int length, sqlite3_int64 offset,
                           sqlite3_int64 size) {
    Change *change = calloc(1, sizeof *change);
    change->path = strdup(fault->path);
    change->offset = offset;
    change->length = length;
    change->size_before = size;
    change->after = malloc((size_t)length);
    memcpy(change->after, data, (size_t)length);
    sqlite3_int64 there = size - offset;
    if (there > length) there = length;
    if (there > 0) {
        change->before = malloc((size_t)there);
        change->old_length = (int)there;
        fault->real->pMethods->xRead(fault->real, change->before, (int)there, offset);
    }
    remember(change);
}

static int fault_write(sqlite3_file *file, const void *data, int length, sqlite3_int64 offset) {
    FaultFile *fault = (FaultFile *)file;
    const sqlite3_io_methods *methods = fault->real->pMethods;
    if (!fault->is_watched) return methods->xWrite(fault->real, data, length, offset);
    pthread_mutex_lock(&world.lock);
    if (!world.is_armed) {
        pthread_mutex_unlock(&world.lock);
        return methods->xWrite(fault->real, data, length, offset);
    }
    int code = begin_operation();
    int cut_now = world.is_cut && world.operations == world.cut_at;
    int written = length;
    // A write that fails, or at which the power goes, may have reached the disk in part.
    if (code != SQLITE_OK) written = cut_now || code == SQLITE_FULL ? length / 2 / 512 * 512 : 0;
    if (written > 0) {
        // A disk takes a large write a page at a time, and not in order.
        sqlite3_int64 size = 0;
        methods->xFileSize(fault->real, &size);
        for (int at = 0; at < written; at += 4096) {
            int part = written - at < 4096 ? written - at : 4096;
            remember_write(fault, (const unsigned char *)data + at, part, offset + at, size);
        }
        int done = methods->xWrite(fault->real, data, written, offset);
        if (done != SQLITE_OK && code == SQLITE_OK) code = done;
    }
    pthread_mutex_unlock(&world.lock);
    return code == SQLITE_IOERR ? SQLITE_IOERR_WRITE : code;
}

static int fault_truncate(sqlite3_file *file, sqlite3_int64 size) {
    FaultFile *fault = (FaultFile *)file;
    const sqlite3_io_methods *methods = fault->real->pMethods;
    if (!fault->is_watched) return methods->xTruncate(fault->real, size);
    pthread_mutex_lock(&world.lock);
    int code = world.is_armed ? begin_operation() : SQLITE_OK;
    if (code == SQLITE_OK && world.is_armed) {
        sqlite3_int64 before = 0;
        methods->xFileSize(fault->real, &before);
        Change *change = calloc(1, sizeof *change);
        change->path = strdup(fault->path);
        change->offset = size;
        change->size_before = before;
        change->is_truncation = 1;
        if (before > size) {
            change->old_length = (int)(before - size);
            change->before = malloc((size_t)change->old_length);
            methods->xRead(fault->real, change->before, change->old_length, size);
        }
        remember(change);
    }
    if (code == SQLITE_OK) code = methods->xTruncate(fault->real, size);
    pthread_mutex_unlock(&world.lock);
    return code == SQLITE_IOERR ? SQLITE_IOERR_TRUNCATE : code;
}

static int fault_sync(sqlite3_file *file, int flags) {
    FaultFile *fault = (FaultFile *)file;
    if (!fault->is_watched) return fault->real->pMethods->xSync(fault->real, flags);
    pthread_mutex_lock(&world.lock);
    int code = world.is_armed ? begin_operation() : SQLITE_OK;
    // The cut is simulated, so that the real sync is only a cost; what it would have made durable is forgotten here.
    if (code == SQLITE_OK) forget_changes(fault->path);
    pthread_mutex_unlock(&world.lock);
    return code == SQLITE_IOERR ? SQLITE_IOERR_FSYNC : code;
}

static int fault_file_size(sqlite3_file *file, sqlite3_int64 *size) {
    return REAL(file)->pMethods->xFileSize(REAL(file), size);
}
static int fault_lock(sqlite3_file *file, int level) { return REAL(file)->pMethods->xLock(REAL(file), level); }
static int fault_unlock(sqlite3_file *file, int level) { return REAL(file)->pMethods->xUnlock(REAL(file), level); }
static int fault_check_lock(sqlite3_file *file, int *result) {
    return REAL(file)->pMethods->xCheckReservedLock(REAL(file), result);
}
static int fault_control(sqlite3_file *file, int operation, void *argument) {
    return REAL(file)->pMethods->xFileControl(REAL(file), operation, argument);
}
static int fault_sector_size(sqlite3_file *file) { return REAL(file)->pMethods->xSectorSize(REAL(file)); }
// A real file system's promise that a write is atomic or appends safely is not this one's; that a write harms nothing
// beside it is.
static int fault_characteristics(sqlite3_file *file) {
    (void)file;
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}
static int fault_shm_map(sqlite3_file *file, int page, int size, int extend, void volatile **pointer) {
    return REAL(file)->pMethods->xShmMap(REAL(file), page, size, extend, pointer);
}
static int fault_shm_lock(sqlite3_file *file, int offset, int count, int flags) {
    return REAL(file)->pMethods->xShmLock(REAL(file), offset, count, flags);
}
static void fault_shm_barrier(sqlite3_file *file) { REAL(file)->pMethods->xShmBarrier(REAL(file)); }
static int fault_shm_unmap(sqlite3_file *file, int delete) {
    return REAL(file)->pMethods->xShmUnmap(REAL(file), delete);
}

// Version 2: with shared memory for WAL, without memory-mapped reading, which would pass by.
static const sqlite3_io_methods methods = {
    2, fault_close, fault_read, fault_write, fault_truncate, fault_sync, fault_file_size, fault_lock, fault_unlock,
    fault_check_lock, fault_control, fault_sector_size, fault_characteristics, fault_shm_map, fault_shm_lock,
    fault_shm_barrier, fault_shm_unmap, NULL, NULL,
};

static int is_watched(const char *path) {
    return path && world.is_armed && strncmp(path, world.directory, strlen(world.directory)) == 0;
}

static int fault_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out) {
    (void)vfs;
    FaultFile *fault = (FaultFile *)file;
    memset(fault, 0, sizeof *fault);
    fault->real = (sqlite3_file *)(fault + 1);
    pthread_mutex_lock(&world.lock);
    fault->is_watched = is_watched(path);
    int code = SQLITE_OK;
    if (fault->is_watched && (flags & SQLITE_OPEN_CREATE) && world.real->xAccess) {
        int exists = 0;
        world.real->xAccess(world.real, path, SQLITE_ACCESS_EXISTS, &exists);
        if (!exists) code = begin_operation();
    }
    if (fault->is_watched && world.is_cut) code = SQLITE_CANTOPEN;
    pthread_mutex_unlock(&world.lock);
    if (code != SQLITE_OK) return code == SQLITE_IOERR ? SQLITE_CANTOPEN : code;
    code = world.real->xOpen(world.real, path, fault->real, flags, out);
    if (fault->real->pMethods) {
        fault->base.pMethods = &methods;
        fault->path = path ? strdup(path) : NULL;
    }
    return code;
}

static int fault_delete(sqlite3_vfs *vfs, const char *path, int sync) {
    (void)vfs;
    pthread_mutex_lock(&world.lock);
    int code = is_watched(path) ? begin_operation() : SQLITE_OK;
    if (code == SQLITE_OK && is_watched(path)) forget_changes(path);
    pthread_mutex_unlock(&world.lock);
    if (code != SQLITE_OK) return SQLITE_IOERR_DELETE;
    return world.real->xDelete(world.real, path, sync);
}

static int fault_access(sqlite3_vfs *vfs, const char *path, int flags, int *result) {
    (void)vfs;
    return world.real->xAccess(world.real, path, flags, result);
}

int fault_install(void) {
    static sqlite3_vfs vfs;
    pthread_mutex_lock(&world.lock);
    if (!world.real) {
        world.real = sqlite3_vfs_find(NULL);
        vfs = *world.real;
        vfs.zName = "kakou-fault";
        vfs.szOsFile = (int)sizeof(FaultFile) + world.real->szOsFile;
        vfs.xOpen = fault_open;
        vfs.xDelete = fault_delete;
        vfs.xAccess = fault_access;
    }
    pthread_mutex_unlock(&world.lock);
    return sqlite3_vfs_register(&vfs, 1);
}

void fault_arm(const char *directory) {
    pthread_mutex_lock(&world.lock);
    forget_changes(NULL);
    strncpy(world.directory, directory, sizeof world.directory - 1);
    world.is_armed = 1;
    world.is_cut = world.fail_code = world.is_lasting = 0;
    world.operations = world.fail_at = world.cut_at = world.failures = 0;
    pthread_mutex_unlock(&world.lock);
}

void fault_disarm(void) {
    pthread_mutex_lock(&world.lock);
    forget_changes(NULL);
    world.is_armed = world.is_cut = 0;
    world.fail_at = world.cut_at = 0;
    pthread_mutex_unlock(&world.lock);
}

int64_t fault_operations(void) {
    pthread_mutex_lock(&world.lock);
    int64_t count = world.operations;
    pthread_mutex_unlock(&world.lock);
    return count;
}

int64_t fault_failures(void) {
    pthread_mutex_lock(&world.lock);
    int64_t count = world.failures;
    pthread_mutex_unlock(&world.lock);
    return count;
}

void fault_fail_at(int64_t operation, int code, int lasting) {
    pthread_mutex_lock(&world.lock);
    world.fail_at = operation;
    world.fail_code = code;
    world.is_lasting = lasting;
    pthread_mutex_unlock(&world.lock);
}

void fault_heal(void) {
    pthread_mutex_lock(&world.lock);
    world.fail_at = 0;
    pthread_mutex_unlock(&world.lock);
}

void fault_cut_at(int64_t operation) {
    pthread_mutex_lock(&world.lock);
    world.cut_at = operation;
    pthread_mutex_unlock(&world.lock);
}

int fault_is_cut(void) {
    pthread_mutex_lock(&world.lock);
    int is_cut = world.is_cut;
    pthread_mutex_unlock(&world.lock);
    return is_cut;
}

// Writes straight to a file, past SQLite.
static void put(const char *path, const unsigned char *data, int length, sqlite3_int64 offset) {
    FILE *file = fopen(path, "r+b");
    if (!file) return;
    fseeko(file, offset, SEEK_SET);
    fwrite(data, 1, (size_t)length, file);
    fclose(file);
}

int64_t fault_power_on(uint64_t seed) {
    pthread_mutex_lock(&world.lock);
    // Back to what was synced, newest change first.
    for (Change *change = world.last; change; change = change->previous) {
        if (change->old_length > 0) put(change->path, change->before, change->old_length, change->offset);
        if (truncate(change->path, change->size_before) != 0) continue;
    }
    // And forward again with what the disk happened to take.
    int64_t lost = 0;
    for (Change *change = world.first; change; change = change->next) {
        uint64_t roll = dice(&seed) % 3;
        if (change->is_truncation) {
            if (roll == 0 && truncate(change->path, change->offset) == 0) continue;
            lost++;
        } else if (roll == 0) {
            put(change->path, change->after, change->length, change->offset);
        } else if (roll == 1) {
            lost++;
        } else {
            lost++;
            for (int at = 0; at < change->length; at += 512) {
                int part = change->length - at < 512 ? change->length - at : 512;
                if (dice(&seed) & 1) put(change->path, change->after + at, part, change->offset + at);
            }
        }
    }
    forget_changes(NULL);
    world.is_cut = 0;
    world.cut_at = world.fail_at = 0;
    pthread_mutex_unlock(&world.lock);
    return lost;
}

#include "CGather.h"

#include <sqlite3.h>
#include <string.h>

const char *const kg_name = "kakou-gather";

// A file of the file system below, which is its default.
typedef struct kg_file {
    sqlite3_file base;
    sqlite3_file *real;
    // Of a database: its log while that is open. Of a log: its database.
    struct kg_file *partner;
    // Of a log: what is held of it, where that begins, and how much it is. NULL where nothing may be held.
    unsigned char *held;
    sqlite3_int64 start;
    int count;
} kg_file;

// Octets that are held at most. SQLite's own file system for Unix takes no more than 131,071 in one write.
enum { KG_LIMIT = 120 * 1024 };

#define OWN(file) ((kg_file *)(file))
#define REAL(file) (OWN(file)->real)
#define BELOW(file) (REAL(file)->pMethods)

// Writes what is held. Where that fails nothing is held any more: SQLite gives the transaction up.
static int let_go(kg_file *log) {
    if (log->count == 0) return SQLITE_OK;
    int count = log->count;
    log->count = 0;
    return log->real->pMethods->xWrite(log->real, log->held, count, log->start);
}

static int kg_close(sqlite3_file *file) {
    kg_file *own = OWN(file);
    // Held octets of a log that is closed were never committed.
    if (own->partner) own->partner->partner = NULL;
    int code = BELOW(file)->xClose(REAL(file));
    sqlite3_free(own->held);
    sqlite3_free(own->real);
    own->base.pMethods = NULL;
    return code;
}

static int kg_read(sqlite3_file *file, void *octets, int count, sqlite3_int64 offset) {
    int code = let_go(OWN(file));
    return code != SQLITE_OK ? code : BELOW(file)->xRead(REAL(file), octets, count, offset);
}

static int kg_write(sqlite3_file *file, const void *octets, int count, sqlite3_int64 offset) {
    kg_file *own = OWN(file);
    if (!own->held) return BELOW(file)->xWrite(REAL(file), octets, count, offset);
    if (offset != own->start + own->count || count > KG_LIMIT - own->count) {
        int code = let_go(own);
        if (code != SQLITE_OK) return code;
    }
    if (count > KG_LIMIT) return BELOW(file)->xWrite(REAL(file), octets, count, offset);
    if (own->count == 0) own->start = offset;
    memcpy(own->held + own->count, octets, (size_t)count);
    own->count += count;
    return SQLITE_OK;
}

static int kg_truncate(sqlite3_file *file, sqlite3_int64 size) {
    int code = let_go(OWN(file));
    return code != SQLITE_OK ? code : BELOW(file)->xTruncate(REAL(file), size);
}

static int kg_sync(sqlite3_file *file, int flags) {
    int code = let_go(OWN(file));
    return code != SQLITE_OK ? code : BELOW(file)->xSync(REAL(file), flags);
}

static int kg_file_size(sqlite3_file *file, sqlite3_int64 *size) {
    int code = let_go(OWN(file));
    return code != SQLITE_OK ? code : BELOW(file)->xFileSize(REAL(file), size);
}

static int kg_lock(sqlite3_file *file, int level) { return BELOW(file)->xLock(REAL(file), level); }
static int kg_unlock(sqlite3_file *file, int level) { return BELOW(file)->xUnlock(REAL(file), level); }
static int kg_check_lock(sqlite3_file *file, int *result) {
    return BELOW(file)->xCheckReservedLock(REAL(file), result);
}

static int kg_control(sqlite3_file *file, int operation, void *argument) {
    if (operation == SQLITE_FCNTL_VFSNAME) {
        *(char **)argument = sqlite3_mprintf("%s", kg_name);
        return SQLITE_OK;
    }
    return BELOW(file)->xFileControl(REAL(file), operation, argument);
}

static int kg_sector_size(sqlite3_file *file) { return BELOW(file)->xSectorSize(REAL(file)); }
static int kg_characteristics(sqlite3_file *file) { return BELOW(file)->xDeviceCharacteristics(REAL(file)); }

static int kg_shm_map(sqlite3_file *file, int page, int size, int extend, void volatile **pointer) {
    if (BELOW(file)->iVersion < 2) return SQLITE_IOERR_SHMMAP;
    return BELOW(file)->xShmMap(REAL(file), page, size, extend, pointer);
}

static int kg_shm_lock(sqlite3_file *file, int offset, int count, int flags) {
    // Whoever writes next writes where a transaction was that was rolled back; what is held of that must not come behind.
    // A commit has been synced by now. Lock 0 is the writer's, https://www.sqlite.org/walformat.html#wal_locks.
    if (offset == 0 && (flags & SQLITE_SHM_UNLOCK) && (flags & SQLITE_SHM_EXCLUSIVE) && OWN(file)->partner)
        OWN(file)->partner->count = 0;
    return BELOW(file)->xShmLock(REAL(file), offset, count, flags);
}

static void kg_shm_barrier(sqlite3_file *file) {
    // The log's index never speaks of what is not in the log, whether or not the commit was synced.
    if (OWN(file)->partner) (void)let_go(OWN(file)->partner);
    BELOW(file)->xShmBarrier(REAL(file));
}

static int kg_shm_unmap(sqlite3_file *file, int delete) { return BELOW(file)->xShmUnmap(REAL(file), delete); }

static int kg_fetch(sqlite3_file *file, sqlite3_int64 offset, int count, void **pointer) {
    *pointer = NULL;
    return BELOW(file)->iVersion < 3 ? SQLITE_OK : BELOW(file)->xFetch(REAL(file), offset, count, pointer);
}

static int kg_unfetch(sqlite3_file *file, sqlite3_int64 offset, void *pointer) {
    return BELOW(file)->iVersion < 3 ? SQLITE_OK : BELOW(file)->xUnfetch(REAL(file), offset, pointer);
}

static const sqlite3_io_methods methods = {
    3, kg_close, kg_read, kg_write, kg_truncate, kg_sync, kg_file_size, kg_lock, kg_unlock, kg_check_lock, kg_control,
    kg_sector_size, kg_characteristics, kg_shm_map, kg_shm_lock, kg_shm_barrier, kg_shm_unmap, kg_fetch, kg_unfetch,
};

// A log is held where the database beside it is this file system's too, and where a write cannot harm what stands beside
// it: SQLite would otherwise fill sectors up with frames behind its sync.
static void begin_holding(kg_file *log, const char *path) {
    if (!(kg_characteristics(&log->base) & SQLITE_IOCAP_POWERSAFE_OVERWRITE)) return;
    sqlite3_file *database = sqlite3_database_file_object(path);
    if (!database || database->pMethods != &methods) return;
    log->held = sqlite3_malloc(KG_LIMIT);
    if (!log->held) return;
    log->partner = OWN(database);
    OWN(database)->partner = log;
}

static int kg_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out) {
    (void)vfs;
    sqlite3_vfs *below = sqlite3_vfs_find(NULL);
    kg_file *own = OWN(file);
    memset(own, 0, sizeof *own);
    own->real = sqlite3_malloc(below->szOsFile);
    if (!own->real) return SQLITE_NOMEM;
    memset(own->real, 0, (size_t)below->szOsFile);
    int code = below->xOpen(below, path, own->real, flags, out);
    // Whoever has methods is closed by SQLite, opened or not.
    if (!own->real->pMethods) {
        sqlite3_free(own->real);
        return code;
    }
    own->base.pMethods = &methods;
    if (code == SQLITE_OK && (flags & SQLITE_OPEN_WAL) && path) begin_holding(own, path);
    return code;
}

// Paths are the affair of whatever is the default when it is asked, as in kg_open; it need not be the one that was the
// default at the registration.
static int kg_delete(sqlite3_vfs *vfs, const char *path, int sync) {
    (void)vfs;
    sqlite3_vfs *below = sqlite3_vfs_find(NULL);
    return below->xDelete(below, path, sync);
}

static int kg_access(sqlite3_vfs *vfs, const char *path, int flags, int *result) {
    (void)vfs;
    sqlite3_vfs *below = sqlite3_vfs_find(NULL);
    return below->xAccess(below, path, flags, result);
}

static int kg_full_path(sqlite3_vfs *vfs, const char *path, int count, char *result) {
    (void)vfs;
    sqlite3_vfs *below = sqlite3_vfs_find(NULL);
    return below->xFullPathname(below, path, count, result);
}

int kg_register(void) {
    static sqlite3_vfs vfs;
    sqlite3_vfs *below = sqlite3_vfs_find(NULL);
    if (!below) return SQLITE_ERROR;
    if (sqlite3_vfs_find(kg_name)) return SQLITE_OK;
    vfs = *below;
    vfs.zName = kg_name;
    vfs.szOsFile = (int)sizeof(kg_file);
    vfs.xOpen = kg_open;
    vfs.xDelete = kg_delete;
    vfs.xAccess = kg_access;
    vfs.xFullPathname = kg_full_path;
    return sqlite3_vfs_register(&vfs, 0);
}

/*
 * Stands between a process and the files of one folder (FOLDSTREAM_DISK_ROOT), by LD_PRELOAD. It writes down what changes them, in order, and what
 * is handed to the disk (FOLDSTREAM_DISK_TRACE), so that the files can be built again as a power cut would have left them; and it makes a call fail
 * that is asked for by its number (FOLDSTREAM_DISK_CONTROL, a page of memory that the harness shares). Several processes may share all three.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { FAULT_NONE, FAULT_EIO, FAULT_ENOSPC, FAULT_SHORT, FAULT_READ };

/* The harness knows these offsets. */
struct control {
    _Alignas(64) volatile uint32_t ready;
    _Alignas(64) pthread_mutex_t lock;
    _Alignas(64) volatile int32_t fault, lasts;
    volatile int64_t at, calls, hits;
    volatile int32_t traces, skips_sync, halts, is_inside;
};

/* One record of the trace; the path and the data follow. */
struct record {
    uint32_t magic;
    uint8_t kind, is_zero;
    uint16_t path_length;
    int64_t offset, length;
};

#define MOST_FILES 65536
static char *paths[MOST_FILES];
static char root[4096];
static size_t root_length;
static int trace = -1;
static struct control *control;

static int (*real_open)(const char *, int, ...);
static int (*real_openat)(int, const char *, int, ...);
static int (*real_close)(int);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static ssize_t (*real_writev)(int, const struct iovec *, int);
static ssize_t (*real_pwritev)(int, const struct iovec *, int, off_t);
static ssize_t (*real_read)(int, void *, size_t);
static ssize_t (*real_pread)(int, void *, size_t, off_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_ftruncate)(int, off_t);
static int (*real_unlink)(const char *);
static int (*real_rename)(const char *, const char *);
static int (*real_link)(const char *, const char *);

static void find_calls(void)
{
    if (real_link) return;
    real_open = dlsym(RTLD_NEXT, "open");
    real_openat = dlsym(RTLD_NEXT, "openat");
    real_close = dlsym(RTLD_NEXT, "close");
    real_write = dlsym(RTLD_NEXT, "write");
    real_pwrite = dlsym(RTLD_NEXT, "pwrite");
    real_writev = dlsym(RTLD_NEXT, "writev");
    real_pwritev = dlsym(RTLD_NEXT, "pwritev");
    real_read = dlsym(RTLD_NEXT, "read");
    real_pread = dlsym(RTLD_NEXT, "pread");
    real_fsync = dlsym(RTLD_NEXT, "fsync");
    real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    real_ftruncate = dlsym(RTLD_NEXT, "ftruncate");
    real_unlink = dlsym(RTLD_NEXT, "unlink");
    real_rename = dlsym(RTLD_NEXT, "rename");
    real_link = dlsym(RTLD_NEXT, "link");
}

__attribute__((constructor)) static void begin(void)
{
    find_calls();
    const char *folder = getenv("FOLDSTREAM_DISK_ROOT"), *page = getenv("FOLDSTREAM_DISK_CONTROL"), *log = getenv("FOLDSTREAM_DISK_TRACE");
    if (!folder || !page || strlen(folder) >= sizeof root - 1) return;
    int file = real_open(page, O_RDWR | O_CLOEXEC);
    if (file < 0) return;
    control = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    real_close(file);
    if (control == MAP_FAILED) { control = NULL; return; }
    if (__sync_bool_compare_and_swap(&control->ready, 0, 1)) {
        pthread_mutexattr_t kind;
        pthread_mutexattr_init(&kind);
        pthread_mutexattr_setpshared(&kind, PTHREAD_PROCESS_SHARED);
        pthread_mutexattr_setrobust(&kind, PTHREAD_MUTEX_ROBUST);
        pthread_mutex_init(&control->lock, &kind);
        __sync_synchronize();
        control->ready = 2;
    }
    while (control->ready != 2) sched_yield();
    if (log) trace = real_open(log, O_WRONLY | O_APPEND | O_CLOEXEC);
    strcpy(root, folder);
    root_length = strlen(root);
}

static void enter(void)
{
    if (pthread_mutex_lock(&control->lock) == EOWNERDEAD) pthread_mutex_consistent(&control->lock);
    control->is_inside = 1;
    __sync_synchronize();
    while (control->halts) {
        /* Who asked for it kills the process between two calls: a call and its record are not to be parted. */
        control->is_inside = 0;
        usleep(100);
        control->is_inside = 1;
        __sync_synchronize();
    }
}

static void leave(void)
{
    control->is_inside = 0;
    pthread_mutex_unlock(&control->lock);
}

/* The path within the root, or NULL; the caller's buffer holds the whole one. */
static const char *within(const char *path, char *whole)
{
    if (!root_length || !path) return NULL;
    if (path[0] == '/') {
        if (strlen(path) >= 4096) return NULL;
        strcpy(whole, path);
    } else {
        if (!getcwd(whole, 4096)) return NULL;
        while (path[0] == '.' && path[1] == '/') path += 2;
        size_t length = strlen(whole);
        if (length + strlen(path) + 2 >= 4096) return NULL;
        if (strcmp(path, ".") != 0) { whole[length] = '/'; strcpy(whole + length + 1, path); }
    }
    if (strncmp(whole, root, root_length) != 0) return NULL;
    if (whole[root_length] == 0) return ".";
    return whole[root_length] == '/' ? whole + root_length + 1 : NULL;
}

static const char *path_of(int file) { return control && file >= 0 && file < MOST_FILES ? paths[file] : NULL; }

static int is_zero(const char *data, size_t length)
{
    return length > 64 && data[0] == 0 && memcmp(data, data + 1, length - 1) == 0;
}

static void note(char kind, const char *path, int64_t offset, const void *data, int64_t length)
{
    if (trace < 0 || !control->traces) return;
    struct record record = { 0x4b534944, (uint8_t)kind, data && is_zero(data, (size_t)length), (uint16_t)strlen(path), offset, length };
    struct iovec parts[3] = {
        { &record, sizeof record }, { (void *)path, record.path_length }, { (void *)data, data && !record.is_zero ? (size_t)length : 0 } };
    size_t whole = parts[0].iov_len + parts[1].iov_len + parts[2].iov_len;
    if (real_writev(trace, parts, 3) != (ssize_t)whole) abort();
}

/* Whether this call is the one that fails. */
static int fails(int is_read)
{
    if (control->fault == FAULT_NONE || (control->fault == FAULT_READ) != is_read) return FAULT_NONE;
    int64_t call = ++control->calls;
    if (call != control->at && !(control->lasts && call > control->at)) return FAULT_NONE;
    control->hits++;
    return control->fault;
}

static int error_of(int fault) { return fault == FAULT_ENOSPC || fault == FAULT_SHORT ? ENOSPC : EIO; }

static void keep(int file, const char *path)
{
    if (file < 0 || file >= MOST_FILES) return;
    free(paths[file]);
    paths[file] = path ? strdup(path) : NULL;
}

static int opened(int parent, const char *path, int flags, mode_t mode)
{
    char whole[4096];
    find_calls();
    const char *name = control && (parent == AT_FDCWD || (path && path[0] == '/')) ? within(path, whole) : NULL;
    if (!name) {
        int other = real_openat(parent, path, flags, mode);
        if (control && other >= 0) keep(other, NULL);
        return other;
    }
    enter();
    int is_new = (flags & O_CREAT) && access(path, F_OK) != 0, result;
    if (is_new && fails(0)) {
        errno = error_of(control->fault);
        result = -1;
    } else if ((result = real_openat(parent, path, flags, mode)) >= 0) {
        keep(result, name);
        if (is_new) note('C', name, 0, NULL, 0);
        else if ((flags & O_TRUNC) && (flags & O_ACCMODE) != O_RDONLY) note('T', name, 0, NULL, 0);
    }
    int error = errno;
    leave();
    errno = error;
    return result;
}

#define OPEN(name) \
    int name(const char *path, int flags, ...) \
    { va_list rest; va_start(rest, flags); mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, mode_t) : 0; va_end(rest); \
      return opened(AT_FDCWD, path, flags, mode); }
OPEN(open)
OPEN(open64)

#define OPENAT(name) \
    int name(int parent, const char *path, int flags, ...) \
    { va_list rest; va_start(rest, flags); mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, mode_t) : 0; va_end(rest); \
      return opened(parent, path, flags, mode); }
OPENAT(openat)
OPENAT(openat64)

int creat(const char *path, mode_t mode) { return opened(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

int close(int file)
{
    find_calls();
    if (path_of(file)) keep(file, NULL);
    return real_close(file);
}

/* at < 0: where the file stands. */
static ssize_t put(int file, const void *data, size_t size, off_t at)
{
    const char *path = path_of(file);
    if (!path) return at < 0 ? real_write(file, data, size) : real_pwrite(file, data, size, at);
    enter();
    ssize_t result;
    int fault = fails(0);
    if (fault == FAULT_SHORT && size > 1) {
        /* The rest finds no room. */
        size /= 2;
        control->at++;
        fault = FAULT_NONE;
    }
    if (fault) {
        errno = error_of(fault);
        result = -1;
    } else {
        result = at < 0 ? real_write(file, data, size) : real_pwrite(file, data, size, at);
        if (result > 0) note('W', path, at < 0 ? lseek(file, 0, SEEK_CUR) - result : at, data, result);
    }
    int error = errno;
    leave();
    errno = error;
    return result;
}

static ssize_t put_parts(int file, const struct iovec *parts, int count, off_t at)
{
    if (!path_of(file)) return at < 0 ? real_writev(file, parts, count) : real_pwritev(file, parts, count, at);
    size_t size = 0, done = 0;
    for (int i = 0; i < count; i++) size += parts[i].iov_len;
    char *all = malloc(size ? size : 1);
    if (!all) { errno = ENOMEM; return -1; }
    for (int i = 0; i < count; done += parts[i++].iov_len) memcpy(all + done, parts[i].iov_base, parts[i].iov_len);
    ssize_t result = put(file, all, size, at);
    int error = errno;
    free(all);
    errno = error;
    return result;
}

ssize_t write(int file, const void *data, size_t size) { find_calls(); return put(file, data, size, -1); }
ssize_t pwrite(int file, const void *data, size_t size, off_t at) { find_calls(); return put(file, data, size, at); }
ssize_t pwrite64(int file, const void *data, size_t size, off64_t at) { find_calls(); return put(file, data, size, at); }
ssize_t writev(int file, const struct iovec *parts, int count) { find_calls(); return put_parts(file, parts, count, -1); }
ssize_t pwritev(int file, const struct iovec *parts, int count, off_t at) { find_calls(); return put_parts(file, parts, count, at); }
ssize_t pwritev64(int file, const struct iovec *parts, int count, off64_t at) { find_calls(); return put_parts(file, parts, count, at); }

static int is_unreadable(int file)
{
    if (!path_of(file) || control->fault != FAULT_READ) return 0;
    enter();
    int fault = fails(1);
    leave();
    return fault;
}

ssize_t read(int file, void *data, size_t size)
{
    find_calls();
    if (is_unreadable(file)) { errno = EIO; return -1; }
    return real_read(file, data, size);
}

static ssize_t get(int file, void *data, size_t size, off_t at)
{
    find_calls();
    if (is_unreadable(file)) { errno = EIO; return -1; }
    return real_pread(file, data, size, at);
}

ssize_t pread(int file, void *data, size_t size, off_t at) { return get(file, data, size, at); }
ssize_t pread64(int file, void *data, size_t size, off64_t at) { return get(file, data, size, at); }

static int hand_over(int file, int (*real)(int))
{
    const char *path = path_of(file);
    if (!path) return real(file);
    struct stat about;
    int is_folder = fstat(file, &about) == 0 && S_ISDIR(about.st_mode);
    enter();
    int fault = fails(0), result = 0;
    if (fault) {
        /* What waited is lost, and the next call will say nothing of it: so it is where the system marks such pages clean. */
        if (!is_folder) note('L', path, 0, NULL, 0);
        errno = error_of(fault);
        result = -1;
    } else if (control->skips_sync || (result = real(file)) == 0) {
        note(is_folder ? 'D' : 'S', path, 0, NULL, 0);
    }
    int error = errno;
    leave();
    errno = error;
    return result;
}

int fsync(int file) { find_calls(); return hand_over(file, real_fsync); }
int fdatasync(int file) { find_calls(); return hand_over(file, real_fdatasync); }

static int cut_off(int file, off_t length)
{
    find_calls();
    const char *path = path_of(file);
    if (!path) return real_ftruncate(file, length);
    enter();
    int fault = fails(0), result;
    if (fault) { errno = error_of(fault); result = -1; }
    else if ((result = real_ftruncate(file, length)) == 0) note('T', path, length, NULL, 0);
    int error = errno;
    leave();
    errno = error;
    return result;
}

int ftruncate(int file, off_t length) { return cut_off(file, length); }
int ftruncate64(int file, off64_t length) { return cut_off(file, length); }

int unlink(const char *path)
{
    char whole[4096];
    find_calls();
    const char *name = control ? within(path, whole) : NULL;
    if (!name) return real_unlink(path);
    enter();
    int fault = fails(0), result;
    if (fault) { errno = error_of(fault); result = -1; }
    else if ((result = real_unlink(path)) == 0) note('U', name, 0, NULL, 0);
    int error = errno;
    leave();
    errno = error;
    return result;
}

static int name_anew(const char *from, const char *to, int (*real)(const char *, const char *), char kind)
{
    char whole[4096], other[4096];
    const char *first = control ? within(from, whole) : NULL, *second = control ? within(to, other) : NULL;
    if (!first || !second) return real(from, to);
    enter();
    int fault = fails(0), result;
    if (fault) { errno = error_of(fault); result = -1; }
    else if ((result = real(from, to)) == 0) note(kind, first, 0, second, (int64_t)strlen(second));
    int error = errno;
    leave();
    errno = error;
    return result;
}

int rename(const char *from, const char *to) { find_calls(); return name_anew(from, to, real_rename, 'N'); }
int link(const char *from, const char *to) { find_calls(); return name_anew(from, to, real_link, 'K'); }

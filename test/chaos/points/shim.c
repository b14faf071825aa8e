/*
 * Counts the system calls by which a program writes below one directory, in all its threads and child processes together, and lets one of them go wrong:
 * the process that is under test is killed before or after it, or the call fails. Loaded by LD_PRELOAD; told by the environment:
 *
 *   POINTS_UNDER  the directory (absolute, without links in it)
 *   POINTS_STATE  a file of three zeroed 64-bit words that all processes share: calls so far, the process to be killed, until when the disk is full
 *   POINTS_TRACE  a file that gets a line for each call: number, name, path; may be left out
 *   POINTS_AT     the number of the call that goes wrong, from 1; 0 or left out: none
 *   POINTS_MODE   kill-before, kill-after, torn (half is written, then killed), short (half is written and said so), EIO, or ENOSPC (fails, and for some
 *                 time whatever needs room fails, too)
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum mode { NONE, KILL_BEFORE, KILL_AFTER, TORN, SHORT, FAIL_EIO, FAIL_ENOSPC };
/* What a call is to the disk: it needs room, it writes bytes (and needs room), or neither. */
enum want { FREE, ROOM, BYTES };

static struct { long calls; long victim; long full_until; } alone, *shared = &alone;
static char under[PATH_MAX];
static size_t under_length;
/* How long the disk is full: longer than any command goes on trying. */
static const long full_ms = 400;
static long at;
static enum mode mode;
static int trace = -1;

__attribute__((constructor)) static void start(void) {
  static const char *const names[] = {"", "kill-before", "kill-after", "torn", "short", "EIO", "ENOSPC"};
  const char *dir = getenv("POINTS_UNDER"), *state = getenv("POINTS_STATE"), *lines = getenv("POINTS_TRACE");
  const char *number = getenv("POINTS_AT"), *name = getenv("POINTS_MODE");
  if (dir == NULL || state == NULL) return;
  int fd = (int)syscall(SYS_openat, AT_FDCWD, state, O_RDWR | O_CLOEXEC, 0);
  if (fd < 0) abort();
  void *map = mmap(NULL, sizeof alone, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  syscall(SYS_close, fd);
  if (map == MAP_FAILED) abort();
  shared = map;
  long nobody = 0;
  __atomic_compare_exchange_n(&shared->victim, &nobody, (long)getpid(), 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
  for (size_t index = 1; name != NULL && index < sizeof names / sizeof *names; index += 1)
    if (strcmp(name, names[index]) == 0) mode = (enum mode)index;
  at = number == NULL ? 0 : atol(number);
  if (lines != NULL) trace = (int)syscall(SYS_openat, AT_FDCWD, lines, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  under_length = strlen(dir);
  memcpy(under, dir, under_length + 1);
}

static int is_under(const char *path) {
  return under_length > 0 && strncmp(path, under, under_length) == 0 && (path[under_length] == '/' || path[under_length] == '\0');
}

/* The path of an open file. */
static const char *of_descriptor(int fd, char *into) {
  char link[32];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, into, PATH_MAX - 1);
  into[length < 0 ? 0 : length] = '\0';
  return into;
}

/* A path with everything but its last name resolved, by way of /proc/self/fd, too. */
static const char *resolved(int dir, const char *path, char *into) {
  char whole[PATH_MAX * 2], parent[PATH_MAX];
  if (path[0] == '/') snprintf(whole, sizeof whole, "%s", path);
  else if (dir == AT_FDCWD) snprintf(whole, sizeof whole, "./%s", path);
  else snprintf(whole, sizeof whole, "/proc/self/fd/%d/%s", dir, path);
  size_t length = strlen(whole);
  while (length > 1 && whole[length - 1] == '/') whole[--length] = '\0';
  char *last = strrchr(whole, '/');
  *last = '\0';
  if (realpath(last == whole ? "/" : whole, parent) == NULL) return strcpy(into, "");
  if (strlen(parent) + strlen(last + 1) + 2 > PATH_MAX) return strcpy(into, "");
  return strcat(strcat(strcpy(into, strcmp(parent, "/") == 0 ? "" : parent), "/"), last + 1);
}

static void kill_victim(void) {
  syscall(SYS_kill, shared->victim, SIGKILL);
  syscall(SYS_kill, getpid(), SIGKILL);
  for (;;) pause();
}

static long now_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* What is to happen with a call: it is counted, and the one at hand may be killed here. */
static enum mode meet(const char *name, const char *path, enum want want) {
  if (!is_under(path)) return NONE;
  long number = __atomic_add_fetch(&shared->calls, 1, __ATOMIC_SEQ_CST);
  if (trace >= 0) {
    char line[PATH_MAX + 64];
    int length = snprintf(line, sizeof line, "%ld %s %s\n", number, name, path);
    syscall(SYS_write, trace, line, length);
  }
  if (mode == FAIL_ENOSPC && number > at && want != FREE && now_ms() < shared->full_until) return FAIL_ENOSPC;
  if (number != at) return NONE;
  if (mode == FAIL_ENOSPC) shared->full_until = now_ms() + full_ms;
  if (mode == KILL_BEFORE) kill_victim();
  return (mode == TORN || mode == SHORT) && want != BYTES ? NONE : mode;
}

static int refused(enum mode what) {
  if (what != FAIL_EIO && what != FAIL_ENOSPC) return 0;
  errno = what == FAIL_EIO ? EIO : ENOSPC;
  return 1;
}

/* A call that is done whole or not at all. The pointer to the next one of its name is looked up once. */
#define POINT(name, path, want, args)                                        \
  do {                                                                       \
    static __typeof__(&name) next;                                           \
    if (next == NULL) next = (__typeof__(&name))dlsym(RTLD_NEXT, #name);     \
    enum mode what = meet(#name, path, want);                                \
    if (refused(what)) return -1;                                            \
    __typeof__(next args) result = next args;                                \
    int error = errno;                                                       \
    if (what == KILL_AFTER) kill_victim();                                   \
    errno = error;                                                           \
    return result;                                                           \
  } while (0)

/* One that writes `count` bytes: of the call at hand, half may be written. */
#define WRITING(name, fd, count, args)                                       \
  do {                                                                       \
    static __typeof__(&name) next;                                           \
    if (next == NULL) next = (__typeof__(&name))dlsym(RTLD_NEXT, #name);     \
    char path[PATH_MAX];                                                     \
    enum mode what = meet(#name, of_descriptor(fd, path), BYTES);            \
    if (refused(what)) return -1;                                            \
    if ((what == TORN || what == SHORT) && count > 1) count /= 2;            \
    ssize_t result = next args;                                              \
    int error = errno;                                                       \
    if (what == KILL_AFTER || what == TORN) kill_victim();                   \
    errno = error;                                                           \
    return result;                                                           \
  } while (0)

#define BY_PATH(name, dir, at_path, want, args) \
  do { char path[PATH_MAX]; resolved(dir, at_path, path); POINT(name, path, want, args); } while (0)
#define BY_FD(name, fd, want, args) \
  do { char path[PATH_MAX]; of_descriptor(fd, path); POINT(name, path, want, args); } while (0)

/* Opening counts where it makes or empties a file; it needs room where there is none yet. */
#define OPENING(name, dir, at_path, args)                                                 \
  do {                                                                                    \
    static __typeof__(&name) plain;                                                       \
    mode_t permissions = 0;                                                               \
    if ((flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE) {                     \
      va_list more;                                                                       \
      va_start(more, flags);                                                              \
      permissions = va_arg(more, mode_t);                                                 \
      va_end(more);                                                                       \
    }                                                                                     \
    if (plain == NULL) plain = (__typeof__(&name))dlsym(RTLD_NEXT, #name);                \
    if ((flags & (O_CREAT | O_TRUNC)) == 0) return plain args;                            \
    char path[PATH_MAX];                                                                  \
    resolved(dir, at_path, path);                                                         \
    struct stat known;                                                                    \
    enum want want = fstatat(dir, at_path, &known, 0) == 0 ? FREE : ROOM;                 \
    POINT(name, path, want, args);                                                        \
  } while (0)

int open(const char *p, int flags, ...) { OPENING(open, AT_FDCWD, p, (p, flags, permissions)); }
int open64(const char *p, int flags, ...) { OPENING(open64, AT_FDCWD, p, (p, flags, permissions)); }
int openat(int d, const char *p, int flags, ...) { OPENING(openat, d, p, (d, p, flags, permissions)); }
int openat64(int d, const char *p, int flags, ...) { OPENING(openat64, d, p, (d, p, flags, permissions)); }
int creat(const char *p, mode_t m) { BY_PATH(creat, AT_FDCWD, p, ROOM, (p, m)); }

ssize_t write(int fd, const void *b, size_t n) { WRITING(write, fd, n, (fd, b, n)); }
ssize_t pwrite(int fd, const void *b, size_t n, off_t o) { WRITING(pwrite, fd, n, (fd, b, n, o)); }
ssize_t pwrite64(int fd, const void *b, size_t n, off64_t o) { WRITING(pwrite64, fd, n, (fd, b, n, o)); }
ssize_t writev(int fd, const struct iovec *v, int n) { WRITING(writev, fd, n, (fd, v, n)); }
ssize_t pwritev(int fd, const struct iovec *v, int n, off_t o) { WRITING(pwritev, fd, n, (fd, v, n, o)); }
ssize_t pwritev64(int fd, const struct iovec *v, int n, off64_t o) { WRITING(pwritev64, fd, n, (fd, v, n, o)); }
ssize_t sendfile(int fd, int from, off_t *o, size_t n) { WRITING(sendfile, fd, n, (fd, from, o, n)); }
ssize_t sendfile64(int fd, int from, off64_t *o, size_t n) { WRITING(sendfile64, fd, n, (fd, from, o, n)); }
ssize_t copy_file_range(int from, off64_t *a, int fd, off64_t *b, size_t n, unsigned f) {
  WRITING(copy_file_range, fd, n, (from, a, fd, b, n, f));
}

int fsync(int fd) { BY_FD(fsync, fd, FREE, (fd)); }
int fdatasync(int fd) { BY_FD(fdatasync, fd, FREE, (fd)); }
int syncfs(int fd) { BY_FD(syncfs, fd, FREE, (fd)); }
int ftruncate(int fd, off_t n) { BY_FD(ftruncate, fd, FREE, (fd, n)); }
int ftruncate64(int fd, off64_t n) { BY_FD(ftruncate64, fd, FREE, (fd, n)); }
int fallocate(int fd, int m, off_t o, off_t n) { BY_FD(fallocate, fd, ROOM, (fd, m, o, n)); }
int fallocate64(int fd, int m, off64_t o, off64_t n) { BY_FD(fallocate64, fd, ROOM, (fd, m, o, n)); }
int fchmod(int fd, mode_t m) { BY_FD(fchmod, fd, FREE, (fd, m)); }
int fchown(int fd, uid_t u, gid_t g) { BY_FD(fchown, fd, FREE, (fd, u, g)); }
int futimens(int fd, const struct timespec t[2]) { BY_FD(futimens, fd, FREE, (fd, t)); }

int truncate(const char *p, off_t n) { BY_PATH(truncate, AT_FDCWD, p, FREE, (p, n)); }
int truncate64(const char *p, off64_t n) { BY_PATH(truncate64, AT_FDCWD, p, FREE, (p, n)); }
int rename(const char *p, const char *to) { BY_PATH(rename, AT_FDCWD, p, FREE, (p, to)); }
int renameat(int d, const char *p, int e, const char *to) { BY_PATH(renameat, d, p, FREE, (d, p, e, to)); }
int renameat2(int d, const char *p, int e, const char *to, unsigned f) { BY_PATH(renameat2, d, p, FREE, (d, p, e, to, f)); }
int link(const char *p, const char *to) { BY_PATH(link, AT_FDCWD, to, ROOM, (p, to)); }
int linkat(int d, const char *p, int e, const char *to, int f) { BY_PATH(linkat, e, to, ROOM, (d, p, e, to, f)); }
int symlink(const char *p, const char *to) { BY_PATH(symlink, AT_FDCWD, to, ROOM, (p, to)); }
int symlinkat(const char *p, int e, const char *to) { BY_PATH(symlinkat, e, to, ROOM, (p, e, to)); }
int unlink(const char *p) { BY_PATH(unlink, AT_FDCWD, p, FREE, (p)); }
int unlinkat(int d, const char *p, int f) { BY_PATH(unlinkat, d, p, FREE, (d, p, f)); }
int rmdir(const char *p) { BY_PATH(rmdir, AT_FDCWD, p, FREE, (p)); }
int mkdir(const char *p, mode_t m) { BY_PATH(mkdir, AT_FDCWD, p, ROOM, (p, m)); }
int mkdirat(int d, const char *p, mode_t m) { BY_PATH(mkdirat, d, p, ROOM, (d, p, m)); }
int chmod(const char *p, mode_t m) { BY_PATH(chmod, AT_FDCWD, p, FREE, (p, m)); }
int fchmodat(int d, const char *p, mode_t m, int f) { BY_PATH(fchmodat, d, p, FREE, (d, p, m, f)); }
int chown(const char *p, uid_t u, gid_t g) { BY_PATH(chown, AT_FDCWD, p, FREE, (p, u, g)); }
int lchown(const char *p, uid_t u, gid_t g) { BY_PATH(lchown, AT_FDCWD, p, FREE, (p, u, g)); }
int utimes(const char *p, const struct timeval t[2]) { BY_PATH(utimes, AT_FDCWD, p, FREE, (p, t)); }
int utimensat(int d, const char *p, const struct timespec t[2], int f) {
  if (p == NULL) BY_FD(utimensat, d, FREE, (d, p, t, f));
  BY_PATH(utimensat, d, p, FREE, (d, p, t, f));
}

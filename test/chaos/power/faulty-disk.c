/* Stands before the syncs of a process. DISK_LIES: what is no database is said to be on the disk and is not.
   DISK_FAILS=files|database: a sync of these reports EIO once for each time that the file DISK_FAILS_WHILE is put there. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int is_database(int fd) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return strstr(path, "/ozma.db") != NULL;
}

static int fails(int fd) {
  const char *what = getenv("DISK_FAILS"), *flag = getenv("DISK_FAILS_WHILE");
  if (what == NULL || flag == NULL) return 0;
  return is_database(fd) == (strcmp(what, "database") == 0) && unlink(flag) == 0;
}

static int sync_by(const char *name, int fd) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
  if (fails(fd)) {
    errno = EIO;
    return -1;
  }
  if (getenv("DISK_LIES") != NULL && !is_database(fd)) return 0;
  return real(fd);
}

int fsync(int fd) { return sync_by("fsync", fd); }
int fdatasync(int fd) { return sync_by("fdatasync", fd); }
int syncfs(int fd) { return sync_by("syncfs", fd); }

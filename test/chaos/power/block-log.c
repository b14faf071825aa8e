/* A file system of one file, `disk`, kept in the image argv[1]; argv[2] gets each write to it and each flush, in order, before it is done:
   offset and length as 64 bits in the machine's order, then the bytes. A flush has the offset -1 and no bytes. */
#define FUSE_USE_VERSION 31
#include <errno.h>
#include <fcntl.h>
#include <fuse.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static int image, history;

static int disk_getattr(const char *path, struct stat *st, struct fuse_file_info *fi) {
  (void)fi;
  memset(st, 0, sizeof *st);
  if (strcmp(path, "/") == 0) {
    st->st_mode = S_IFDIR | 0755;
    st->st_nlink = 2;
    return 0;
  }
  if (strcmp(path, "/disk") != 0) return -ENOENT;
  struct stat of;
  if (fstat(image, &of) < 0) return -errno;
  st->st_mode = S_IFREG | 0600;
  st->st_nlink = 1;
  st->st_size = of.st_size;
  return 0;
}

static int disk_open(const char *path, struct fuse_file_info *fi) {
  (void)fi;
  return strcmp(path, "/disk") == 0 ? 0 : -ENOENT;
}

static int disk_read(const char *path, char *bytes, size_t length, off_t offset, struct fuse_file_info *fi) {
  (void)path, (void)fi;
  ssize_t done = pread(image, bytes, length, offset);
  return done < 0 ? -errno : (int)done;
}

static int note(long long offset, const char *bytes, size_t length) {
  long long head[2] = {offset, (long long)length};
  struct iovec parts[2] = {{head, sizeof head}, {(void *)bytes, length}};
  return writev(history, parts, 2) == (ssize_t)(sizeof head + length) ? 0 : -EIO;
}

static int disk_write(const char *path, const char *bytes, size_t length, off_t offset, struct fuse_file_info *fi) {
  (void)path, (void)fi;
  if (note(offset, bytes, length) < 0) return -EIO;
  ssize_t done = pwrite(image, bytes, length, offset);
  return done < 0 ? -errno : (int)done;
}

static int disk_fsync(const char *path, int data_only, struct fuse_file_info *fi) {
  (void)path, (void)data_only, (void)fi;
  return note(-1, "", 0);
}

static const struct fuse_operations operations = {
    .getattr = disk_getattr, .open = disk_open, .read = disk_read, .write = disk_write, .fsync = disk_fsync};

int main(int argc, char **argv) {
  if (argc < 4) return 2;
  image = open(argv[1], O_RDWR);
  history = open(argv[2], O_WRONLY | O_CREAT | O_APPEND, 0600);
  if (image < 0 || history < 0) return 1;
  argv[2] = argv[0];
  return fuse_main(argc - 2, argv + 2, &operations, NULL);
}

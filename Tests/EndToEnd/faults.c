/* Preloaded into the daemon by Scripts/fault-sweep and test_machine.py.
 *
 * FAULT_SHORT=N        no call writes or reads more than N bytes, as the kernel may decide at any time.
 * FAULT_AFTER=CALL:N   the N-th call of that name is done and says EIO all the same.
 * FAULT_CLOCK=FILE     the clock on the wall is off by as many seconds as the file says at the moment.
 *
 * Only files of the registry are meant: paths and descriptors that have to do with sockets and libraries are left alone
 * because those calls (send, recv, mmap) are others.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

static size_t at_most(size_t count) {
  const char *text = getenv("FAULT_SHORT");
  size_t limit = text ? strtoul(text, NULL, 10) : 0;
  return limit && limit < count ? limit : count;
}

/* Whether this call is the one that fails after it was done. */
static int is_due(const char *name) {
  static int seen;
  const char *text = getenv("FAULT_AFTER");
  size_t length = strlen(name);
  if (!text || strncmp(text, name, length) != 0 || text[length] != ':') return 0;
  return ++seen == atoi(text + length + 1);
}

#define REAL(type, name, ...) ((type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name))
#define FINISH(name, result)          \
  if ((result) != -1 && is_due(name)) { \
    errno = EIO;                      \
    return -1;                        \
  }                                   \
  return result

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
  ssize_t done = REAL(ssize_t, pwrite, int, const void *, size_t, off_t)(file, bytes, at_most(count), offset);
  FINISH("pwrite", done);
}

ssize_t pread(int file, void *bytes, size_t count, off_t offset) {
  return REAL(ssize_t, pread, int, void *, size_t, off_t)(file, bytes, at_most(count), offset);
}

ssize_t write(int file, const void *bytes, size_t count) {
  return REAL(ssize_t, write, int, const void *, size_t)(file, bytes, at_most(count));
}

int fdatasync(int file) {
  int result = REAL(int, fdatasync, int)(file);
  FINISH("fdatasync", result);
}

int fsync(int file) {
  int result = REAL(int, fsync, int)(file);
  FINISH("fsync", result);
}

int ftruncate(int file, off_t size) {
  int result = REAL(int, ftruncate, int, off_t)(file, size);
  FINISH("ftruncate", result);
}

int rename(const char *from, const char *to) {
  int result = REAL(int, rename, const char *, const char *)(from, to);
  FINISH("rename", result);
}

int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  int file = REAL(int, open, const char *, int, ...)(path, flags, mode);
  if (file != -1 && is_due("open")) {
    close(file);
    errno = EIO;
    return -1;
  }
  return file;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
  int result = syscall(SYS_clock_gettime, clock, time);
  const char *path = getenv("FAULT_CLOCK");
  if (result != 0 || clock != CLOCK_REALTIME || !path) return result;
  char text[32] = {0};
  int file = syscall(SYS_openat, AT_FDCWD, path, O_RDONLY);
  if (file == -1) return 0;
  syscall(SYS_read, file, text, sizeof text - 1);
  syscall(SYS_close, file);
  time->tv_sec += atol(text);
  return 0;
}

// Load for Scripts/bench, quick enough not to be what is measured.
//
//   load calls SOCKET KIND CLIENTS SECONDS COUNT [KNOWN]
//                                                  calls over CLIENTS connections, one outstanding on each;
//                                                  KIND submit: one new command a call; any other: that question
//                                                  about one of the spaces s1…sCOUNT, as known at the instant KNOWN
//   load sync FILE BYTES SECONDS                   append BYTES and fdatasync, again and again
//   load hash FILE                                 read a file and hash each of its lines with SHA-256
//   load spawn TIMES PROGRAM WORD...               start a program and wait for its end
//
// Prints `rate=… p50=… p99=…` (a second; microseconds), or what fits of it.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static void fail(const char *what) {
  fprintf(stderr, "load: %s: %s\n", what, strerror(errno));
  exit(1);
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

// Latencies in microseconds, by value up to 0.2 s; slower ones count as the last.
enum { kSlowest = 200000 };
static unsigned latencies[kSlowest + 1];
static unsigned long total;

static void note(double seconds) {
  unsigned long us = seconds * 1e6;
  latencies[us < kSlowest ? us : kSlowest]++;
  total++;
}

static unsigned percentile(double share) {
  unsigned long left = total * share;
  for (unsigned us = 0; us <= kSlowest; us++) {
    if (left <= latencies[us]) return us;
    left -= latencies[us];
  }
  return kSlowest;
}

static void report(double seconds) {
  printf("rate=%.0f p50=%u p99=%u\n", total / seconds, percentile(0.50), percentile(0.99));
}

struct client {
  int fd;
  double sent;
};

static unsigned long numbers;
// The end of every question: a day, and the instant at which it was known.
static char moment[128];

static void call(struct client *client, const char *kind, unsigned long count) {
  char message[1024];
  int length;
  if (strcmp(kind, "submit") == 0) {
    unsigned long number = ++numbers;
    length = snprintf(
        message, sizeof message,
        "{\"method\":\"org.registryd.Registry.Submit\",\"parameters\":{\"commands\":[{\"commandId\":\"bench-%d-%lu\","
        "\"command\":\"registerSpace\",\"data\":{\"spaceId\":\"bench-%d-%lu\",\"name\":\"测试%lu号众创空间\","
        "\"address\":\"朔州市朔城区开发北路%lu号\",\"jurisdiction\":\"shuocheng\",\"onCampus\":false,"
        "\"collegeOperated\":false,\"operatorId\":\"bench\",\"registeredOn\":\"2020-01-02\"}}]}}",
        getpid(), number, getpid(), number, number, number);
  } else {
    unsigned long space = 1 + random() % count;
    length = snprintf(message, sizeof message,
                      "{\"method\":\"org.registryd.Registry.Query\",\"parameters\":{\"query\":{\"query\":\"%s\","
                      "\"spaceId\":\"s%lu\"%s}}}",
                      kind, space, moment);
  }
  client->sent = now();
  if (send(client->fd, message, length + 1, MSG_NOSIGNAL) != length + 1) fail("send");
}

static int calls(char **words) {
  const char *kind = words[1];
  int clients = atoi(words[2]);
  double seconds = atof(words[3]);
  unsigned long count = strtoul(words[4], NULL, 10);
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  strncpy(address.sun_path, words[0], sizeof address.sun_path - 1);
  if (strcmp(kind, "history") != 0) strcpy(moment, ",\"on\":\"2024-05-06\"");
  if (words[5]) {
    size_t used = strlen(moment);
    snprintf(moment + used, sizeof moment - used, ",\"knownAt\":\"%.40s\"", words[5]);
  }
  int poll = epoll_create1(0);
  struct client *all = calloc(clients, sizeof *all);
  for (int i = 0; i < clients; i++) {
    all[i].fd = socket(AF_UNIX, SOCK_STREAM, 0);
    if (connect(all[i].fd, (struct sockaddr *)&address, sizeof address)) fail(words[0]);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = &all[i]};
    epoll_ctl(poll, EPOLL_CTL_ADD, all[i].fd, &event);
  }
  double start = now(), end = start + seconds;
  for (int i = 0; i < clients; i++) call(&all[i], kind, count);
  static char buffer[1 << 18];
  int waiting = clients;
  while (waiting) {
    struct epoll_event events[64];
    int ready = epoll_wait(poll, events, 64, -1);
    for (int i = 0; i < ready; i++) {
      struct client *client = events[i].data.ptr;
      ssize_t n = recv(client->fd, buffer, sizeof buffer, 0);
      if (n <= 0) fail("the daemon closed the connection");
      if (memmem(buffer, n, "\"error\":\"org.", 13) || memmem(buffer, n, "\"outcome\":\"refused\"", 19)) {
        fprintf(stderr, "load: %.*s\n", (int)n, buffer);
        return 1;
      }
      if (buffer[n - 1]) continue;
      double at = now();
      note(at - client->sent);
      if (at < end) call(client, kind, count);
      else waiting--;
    }
  }
  report(now() - start);
  return 0;
}

static int sync_loop(char **words) {
  size_t bytes = strtoul(words[1], NULL, 10);
  double seconds = atof(words[2]);
  char *buffer = malloc(bytes);
  memset(buffer, 'x', bytes);
  int fd = open(words[0], O_CREAT | O_TRUNC | O_WRONLY | O_APPEND, 0600);
  if (fd < 0) fail(words[0]);
  double start = now(), at = start;
  while (at < start + seconds) {
    if (write(fd, buffer, bytes) != (ssize_t)bytes || fdatasync(fd)) fail(words[0]);
    double done = now();
    note(done - at);
    at = done;
  }
  report(at - start);
  unlink(words[0]);
  return 0;
}

static int hash_lines(char **words) {
  double start = now();
  int fd = open(words[0], O_RDONLY);
  struct stat status;
  if (fd < 0 || fstat(fd, &status)) fail(words[0]);
  char *text = malloc(status.st_size);
  for (off_t at = 0; at < status.st_size;) {
    ssize_t n = read(fd, text + at, status.st_size - at);
    if (n <= 0) fail(words[0]);
    at += n;
  }
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  // Looked up once, and set once: OpenSSL would else look it up again for each line, which takes as long as hashing it.
  EVP_MD *sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
  unsigned char digest[32];
  unsigned long lines = 0;
  for (char *line = text, *end = text + status.st_size, *feed; (feed = memchr(line, '\n', end - line)); line = feed + 1) {
    EVP_DigestInit_ex2(context, lines ? NULL : sha256, NULL);
    EVP_DigestUpdate(context, line, feed - line);
    EVP_DigestFinal_ex(context, digest, NULL);
    lines++;
  }
  printf("seconds=%.6f lines=%lu\n", now() - start, lines);
  return 0;
}

static int spawn(char **words) {
  int times = atoi(words[0]);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  double start = now();
  for (int i = 0; i < times; i++) {
    double began = now();
    pid_t child;
    int status;
    if (posix_spawnp(&child, words[1], &actions, NULL, words + 1, environ)) fail(words[1]);
    waitpid(child, &status, 0);
    if (status) {
      fprintf(stderr, "load: %s ended with %d\n", words[1], WEXITSTATUS(status));
      return 1;
    }
    note(now() - began);
  }
  report(now() - start);
  return 0;
}

int main(int count, char **words) {
  if ((count == 7 || count == 8) && strcmp(words[1], "calls") == 0) return calls(words + 2);
  if (count == 5 && strcmp(words[1], "sync") == 0) return sync_loop(words + 2);
  if (count == 3 && strcmp(words[1], "hash") == 0) return hash_lines(words + 2);
  if (count >= 4 && strcmp(words[1], "spawn") == 0) return spawn(words + 2);
  fputs("load: see the head of load.c\n", stderr);
  return 2;
}

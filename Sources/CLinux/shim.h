// What the daemon needs of Linux and glibc and Swift's Glibc module leaves out. Declarations only; no code.
#include <stddef.h>
#include <sys/epoll.h>
#include <sys/random.h>
#include <sys/signalfd.h>
#include <sys/socket.h>

// <sys/socket.h> declares it under _GNU_SOURCE, which Swift's Glibc module is built without.
extern int accept4(int socket, struct sockaddr *address, socklen_t *length, int flags);
// Likewise <unistd.h>.
extern int pipe2(int ends[2], int flags);
// Likewise <string.h>.
extern void *memmem(const void *haystack, size_t length, const void *needle, size_t needleLength);

// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/converter.h"

#include "reports/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { TIMEOUT_S = 120, ENVIRONMENT_MAX = 12, ARGUMENTS_MAX = 8 };

/* The name of the document stands behind the arguments. */
static const struct {
  const char *program, *ending;
  const char *arguments[ARGUMENTS_MAX - 3];
} kinds[] = {[REPORTS_DOCX] = {"pandoc", "docx", {"--from=html", "--to=docx", "--output"}}};

const char *reports_converter_program(reports_converter_kind_t kind) {
  return kinds[kind].program;
}

const char *reports_converter_ending(reports_converter_kind_t kind) {
  return kinds[kind].ending;
}

bool reports_converter_find(reports_converter_t *self, reports_converter_kind_t kind) {
  *self = (reports_converter_t){.kind = kind};
  for (const char *path = getenv("PATH"); path && *path;) {
    const size_t length = strcspn(path, ":");
    const int written =
        snprintf(self->path, sizeof self->path, "%.*s/%s", (int)length, path, kinds[kind].program);
    struct stat info;
    if (path[0] == '/' && written > 0 && (size_t)written < sizeof self->path &&
        stat(self->path, &info) == 0 && S_ISREG(info.st_mode) && access(self->path, X_OK) == 0)
      return true;
    path += length + (path[length] == ':');
  }
  self->path[0] = '\0';
  return false;
}

/* The page lies in a memory file: no pipe to fill, and nothing to remove. */
static int open_page(const char *page, size_t length) {
  const int fd = memfd_create("page", MFD_CLOEXEC);
  size_t done = 0;
  while (fd >= 0 && done < length) {
    const ssize_t count = write(fd, page + done, length - done);
    if (count < 0 && errno == EINTR)
      continue;
    if (count <= 0) {
      close(fd);
      return -1;
    }
    done += (size_t)count;
  }
  if (fd >= 0)
    lseek(fd, 0, SEEK_SET);
  return fd;
}

/* What they need, and nothing that would change the document. The texts stay where they are. */
static void clean_environment(char *environment[ENVIRONMENT_MAX], char *locale, char *zone,
                              char *date) {
  static const char *const kept[] = {
      "PATH=", "HOME=", "FONTCONFIG_FILE=", "FONTCONFIG_PATH=", "XDG_CACHE_HOME="};
  size_t count = 0;
  environment[count++] = locale;
  environment[count++] = zone;
  environment[count++] = date;
  for (char **entry = environ; entry && *entry; entry++)
    for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++)
      if (strncmp(*entry, kept[i], strlen(kept[i])) == 0 && count + 1 < ENVIRONMENT_MAX)
        environment[count++] = *entry;
  environment[count] = NULL;
}

/* The child's streams: the page, and nowhere; its folder. */
static int set_streams(posix_spawn_file_actions_t *actions, int page, const char *folder) {
  int failed = posix_spawn_file_actions_adddup2(actions, page, STDIN_FILENO);
  failed |= posix_spawn_file_actions_addopen(actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  failed |= posix_spawn_file_actions_addopen(actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  return failed | posix_spawn_file_actions_addchdir_np(actions, folder);
}

/* A group of its own, so that whatever it starts can be killed with it; all signals open and at
   their defaults, whatever the caller had set. */
static int set_attributes(posix_spawnattr_t *attributes) {
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  int failed = posix_spawnattr_setsigmask(attributes, &none);
  failed |= posix_spawnattr_setsigdefault(attributes, &all);
  failed |= posix_spawnattr_setpgroup(attributes, 0);
  return failed |
         posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
                                                  POSIX_SPAWN_SETPGROUP);
}

/* The process, or −1. */
static pid_t start(const reports_converter_t *self, int page, const char *folder,
                   const char *name) {
  /* The date is the earliest that a ZIP archive can have. */
  char locale[] = "LC_ALL=C.UTF-8", zone[] = "TZ=UTC0", date[] = "SOURCE_DATE_EPOCH=315532800";
  char *environment[ENVIRONMENT_MAX], *arguments[ARGUMENTS_MAX] = {NULL};
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  pid_t pid = -1;
  size_t count = 0;
  arguments[count++] = (char *)(uintptr_t)self->path; /* posix_spawn changes none */
  for (size_t i = 0; i < ARGUMENTS_MAX - 3 && kinds[self->kind].arguments[i]; i++)
    arguments[count++] = (char *)(uintptr_t)kinds[self->kind].arguments[i];
  arguments[count] = (char *)(uintptr_t)name;
  clean_environment(environment, locale, zone, date);
  if (posix_spawn_file_actions_init(&actions))
    return -1;
  if (posix_spawnattr_init(&attributes) == 0) {
    if (set_streams(&actions, page, folder) || set_attributes(&attributes) ||
        posix_spawn(&pid, self->path, &actions, &attributes, arguments, environment))
      pid = -1;
    posix_spawnattr_destroy(&attributes);
  }
  posix_spawn_file_actions_destroy(&actions);
  return pid;
}

static time_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec;
}

/* Waits for its end, and makes it end when it takes too long. 0 when it went well. */
static int reap(const reports_converter_t *self, pid_t pid) {
  const struct timespec pause = {0, 5000000};
  const time_t deadline = now() + TIMEOUT_S;
  int code = -1;
  for (;;) {
    const pid_t ended = waitpid(pid, &code, WNOHANG);
    if (ended == pid)
      return WIFEXITED(code) && WEXITSTATUS(code) == 0 ? 0 : -1;
    if ((ended < 0 && errno != EINTR) || (self->cancel && *self->cancel) || now() >= deadline)
      break;
    nanosleep(&pause, NULL);
  }
  kill(-pid, SIGKILL);
  while (waitpid(pid, &code, 0) < 0 && errno == EINTR)
    ;
  return -1;
}

int reports_converter_run(const reports_converter_t *self, const char *folder, const char *name,
                          const char *page, size_t length) {
  const int fd = open_page(page, length);
  const pid_t pid = fd < 0 ? -1 : start(self, fd, folder, name);
  struct stat info;
  if (fd >= 0)
    close(fd);
  int status = pid < 0 ? -1 : reap(self, pid);
  char *path = reports_path_join(folder, name);
  if (!path || stat(path, &info) || !S_ISREG(info.st_mode) || info.st_size == 0)
    status = -1;
  if (status && path)
    unlink(path);
  free(path);
  return status;
}

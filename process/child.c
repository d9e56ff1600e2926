// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/child.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SETTINGS_MAX = 4, ARGUMENTS_MAX = 8 };

/* What it sees of our environment: where programs and fonts are. */
static const char *const kept[] = {
    "PATH=", "FONTCONFIG_FILE=", "FONTCONFIG_PATH=", "XDG_CACHE_HOME="};

enum { KEPT = sizeof kept / sizeof kept[0] };

bool process_find(const char *program, char path[PATH_MAX]) {
  for (const char *folder = getenv("PATH"); folder && *folder;) {
    const size_t length = strcspn(folder, ":");
    const int written = snprintf(path, PATH_MAX, "%.*s/%s", (int)length, folder, program);
    struct stat info;
    if (folder[0] == '/' && written > 0 && written < PATH_MAX && stat(path, &info) == 0 &&
        S_ISREG(info.st_mode) && access(path, X_OK) == 0)
      return true;
    folder += length + (folder[length] == ':');
  }
  path[0] = '\0';
  return false;
}

int process_raised(int descriptor) {
  if (descriptor < 0 || descriptor > STDERR_FILENO)
    return descriptor;
  const int raised = fcntl(descriptor, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  close(descriptor);
  return raised;
}

int process_memory_file(const char *bytes, size_t length) {
  const int file = process_raised(memfd_create("input", MFD_CLOEXEC));
  size_t done = 0;
  while (file >= 0 && done < length) {
    const ssize_t count = write(file, bytes + done, length - done);
    if (count < 0 && errno == EINTR)
      continue;
    if (count <= 0) {
      close(file);
      return -1;
    }
    done += (size_t)count;
  }
  if (file >= 0)
    lseek(file, 0, SEEK_SET);
  return file;
}

/* posix_spawn changes none of the texts that it is given. */
static char *unchanged(const char *text) {
  char *out;
  memcpy(&out, &text, sizeof out);
  return out;
}

/* The texts stay where they are. */
static void make_environment(char *environment[SETTINGS_MAX + KEPT + 1],
                             const char *const *settings) {
  size_t count = 0;
  while (count < SETTINGS_MAX && settings[count]) {
    environment[count] = unchanged(settings[count]);
    count++;
  }
  for (size_t i = 0; i < KEPT; i++) {
    char **entry = environ;
    while (entry && *entry && strncmp(*entry, kept[i], strlen(kept[i])) != 0)
      entry++;
    if (entry && *entry)
      environment[count++] = *entry;
  }
  environment[count] = NULL;
}

static void make_arguments(char *arguments[ARGUMENTS_MAX + 2], const process_plan_t *plan) {
  size_t count = 0;
  arguments[0] = unchanged(strrchr(plan->path, '/') + 1);
  while (count < ARGUMENTS_MAX && plan->arguments[count]) {
    arguments[count + 1] = unchanged(plan->arguments[count]);
    count++;
  }
  arguments[count + 1] = NULL;
}

/* A stream of its own, or nowhere. An error number, or 0. */
static int set_stream(posix_spawn_file_actions_t *actions, int descriptor, int stream) {
  return descriptor < 0 ? posix_spawn_file_actions_addopen(actions, stream, "/dev/null", O_RDWR, 0)
                        : posix_spawn_file_actions_adddup2(actions, descriptor, stream);
}

static int set_place(posix_spawn_file_actions_t *actions, const process_plan_t *plan) {
  int error = set_stream(actions, plan->input, STDIN_FILENO);
  if (!error)
    error = set_stream(actions, plan->output, STDOUT_FILENO);
  if (!error)
    error = set_stream(actions, plan->errors, STDERR_FILENO);
  if (!error && plan->more > STDERR_FILENO)
    error = posix_spawn_file_actions_adddup2(actions, plan->more, STDERR_FILENO + 1);
  if (!error && plan->folder)
    error = posix_spawn_file_actions_addchdir_np(actions, plan->folder);
  return error;
}

/* A group of its own, so that whatever it starts can be ended with it. */
static int set_manners(posix_spawnattr_t *attributes) {
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  int error = posix_spawnattr_setsigmask(attributes, &none);
  if (!error)
    error = posix_spawnattr_setsigdefault(attributes, &all);
  if (!error)
    error = posix_spawnattr_setpgroup(attributes, 0);
  return error
             ? error
             : posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
                                                        POSIX_SPAWN_SETPGROUP);
}

pid_t process_start(const process_plan_t *plan, int *error) {
  char *environment[SETTINGS_MAX + KEPT + 1], *arguments[ARGUMENTS_MAX + 2];
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  pid_t child = -1;
  make_environment(environment, plan->settings);
  make_arguments(arguments, plan);
  if ((*error = posix_spawn_file_actions_init(&actions)))
    return -1;
  if ((*error = posix_spawnattr_init(&attributes)) == 0) {
    *error = set_place(&actions, plan);
    if (!*error)
      *error = set_manners(&attributes);
    if (!*error)
      *error = posix_spawn(&child, plan->path, &actions, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
  }
  posix_spawn_file_actions_destroy(&actions);
  return *error ? -1 : child;
}

static long long read_ms(clockid_t clock) {
  struct timespec time;
  return clock_gettime(clock, &time) ? 0 : time.tv_sec * 1000LL + time.tv_nsec / 1000000;
}

process_patience_t process_patience(pid_t child, long long work_ms,
                                    const volatile sig_atomic_t *cancel) {
  return (process_patience_t){child, work_ms, read_ms(CLOCK_MONOTONIC), cancel};
}

process_limit_t process_limit(const process_patience_t *self) {
  clockid_t own;
  if (self->cancel && *self->cancel)
    return PROCESS_CANCELLED;
  const long long worked = clock_getcpuclockid(self->child, &own) ? 0 : read_ms(own);
  const long long passed = read_ms(CLOCK_MONOTONIC) - self->begun_ms;
  return worked >= self->work_ms || passed >= PROCESS_PATIENCE * self->work_ms ? PROCESS_LATE
                                                                               : PROCESS_GOING;
}

int process_wait(const process_patience_t *self, int *code) {
  const struct timespec pause = {0, 2000000};
  for (;;) {
    const pid_t ended = waitpid(self->child, code, WNOHANG);
    if (ended == self->child)
      return 0;
    if (ended < 0 && errno != EINTR)
      return 2;
    if (process_limit(self) != PROCESS_GOING)
      return 1;
    nanosleep(&pause, NULL);
  }
}

void process_end(pid_t child) {
  int code;
  if (kill(-child, SIGKILL) == 0 || kill(child, SIGKILL) == 0)
    while (waitpid(child, &code, 0) < 0 && errno == EINTR)
      continue;
}

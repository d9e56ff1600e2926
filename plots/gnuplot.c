// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/gnuplot.h"

#include "plots/status.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { OUTPUT_MAX = 256 << 20, ENVIRONMENT_MAX = 8, SLICE_MS = 200 };

int plots_gnuplot_find(plots_gnuplot_t *self) {
  *self = (plots_gnuplot_t){.timeout_ms = PLOTS_TIMEOUT_MS};
  const char *path = getenv("PATH");
  while (path && *path) {
    const size_t length = strcspn(path, ":");
    const int written = snprintf(self->path, sizeof self->path, "%.*s/gnuplot", (int)length, path);
    struct stat info;
    if (path[0] == '/' && written > 0 && (size_t)written < sizeof self->path &&
        stat(self->path, &info) == 0 && S_ISREG(info.st_mode) && access(self->path, X_OK) == 0)
      return PLOTS_OK;
    path += length + (path[length] == ':');
  }
  self->path[0] = '\0';
  return PLOTS_ERR_MISSING;
}

/* A process under way. */
typedef struct {
  pid_t pid;
  int input, output[2], errors[2]; /* [0] ours, [1] gnuplot's; -1 when closed */
} process_t;

static void close_fd(int *fd) {
  if (*fd >= 0)
    close(*fd);
  *fd = -1;
}

/* Away from 0, 1 and 2, which the child's own streams will take. */
static int raise_fd(int fd) {
  if (fd < 0 || fd > 2)
    return fd;
  const int raised = fcntl(fd, F_DUPFD_CLOEXEC, 3);
  close(fd);
  return raised;
}

static int open_pipe(int ends[2]) {
  if (pipe2(ends, O_CLOEXEC))
    return PLOTS_ERR_GNUPLOT;
  ends[0] = raise_fd(ends[0]);
  ends[1] = raise_fd(ends[1]);
  return ends[0] < 0 || ends[1] < 0 ? PLOTS_ERR_GNUPLOT : PLOTS_OK;
}

/* The script lies in a memory file: no pipe to fill, no broken pipe when gnuplot dies early. */
static int open_script(const plots_buffer_t *script) {
  const int fd = raise_fd(memfd_create("script", MFD_CLOEXEC));
  size_t done = 0;
  while (fd >= 0 && done < script->length) {
    const ssize_t count = write(fd, script->data + done, script->length - done);
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

/* What gnuplot and fontconfig need, and nothing that would change the picture. The texts stay
   where they are. */
static void clean_environment(char *environment[ENVIRONMENT_MAX], char *locale, char *zone) {
  static const char *const kept[] = {
      "PATH=", "FONTCONFIG_FILE=", "FONTCONFIG_PATH=", "XDG_CACHE_HOME="};
  size_t count = 0;
  environment[count++] = locale;
  environment[count++] = zone; /* the length of a PDF's date depends on it */
  for (char **entry = environ; entry && *entry; entry++) {
    for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++) {
      if (strncmp(*entry, kept[i], strlen(kept[i])) == 0 && count + 1 < ENVIRONMENT_MAX)
        environment[count++] = *entry;
    }
  }
  environment[count] = NULL;
}

/* A group of its own, so that whatever gnuplot starts can be killed with it; all signals open and
   at their defaults, whatever the caller had set. */
static int start(const char *path, process_t *process) {
  char name[] = "gnuplot", defaults[] = "-d", locale[] = "LC_ALL=C.UTF-8", zone[] = "TZ=UTC0";
  char *const arguments[] = {name, defaults, NULL};
  char *environment[ENVIRONMENT_MAX];
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t none, all;
  clean_environment(environment, locale, zone);
  if (posix_spawn_file_actions_init(&actions))
    return PLOTS_ERR_NO_MEMORY;
  if (posix_spawnattr_init(&attributes)) {
    posix_spawn_file_actions_destroy(&actions);
    return PLOTS_ERR_NO_MEMORY;
  }
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes,
                           POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  int failed = posix_spawn_file_actions_adddup2(&actions, process->input, STDIN_FILENO);
  failed |= posix_spawn_file_actions_adddup2(&actions, process->output[1], STDOUT_FILENO);
  failed |= posix_spawn_file_actions_adddup2(&actions, process->errors[1], STDERR_FILENO);
  if (!failed)
    failed = posix_spawn(&process->pid, path, &actions, &attributes, arguments, environment);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return failed == 0 ? PLOTS_OK : failed == ENOMEM ? PLOTS_ERR_NO_MEMORY : PLOTS_ERR_MISSING;
}

static long long now_ms(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000LL + time.tv_nsec / 1000000;
}

/* Takes what is there; closes the stream at its end. */
static int drain(int *fd, plots_buffer_t *into) {
  char bytes[65536];
  const ssize_t count = read(*fd, bytes, sizeof bytes);
  if (count > 0)
    plots_buffer_add(into, bytes, (size_t)count);
  else if (count == 0 || errno != EINTR)
    close_fd(fd);
  return into->length > OUTPUT_MAX ? PLOTS_ERR_GNUPLOT : into->status;
}

static int interrupted(const plots_gnuplot_t *self, long long deadline) {
  if (self->cancel && *self->cancel)
    return PLOTS_ERR_CANCELLED;
  return now_ms() >= deadline ? PLOTS_ERR_TIMEOUT : PLOTS_OK;
}

static int read_all(const plots_gnuplot_t *self, process_t *process, long long deadline,
                    plots_buffer_t *picture, plots_buffer_t *messages) {
  int status = PLOTS_OK;
  while (status == PLOTS_OK && (process->output[0] >= 0 || process->errors[0] >= 0)) {
    struct pollfd streams[] = {{process->output[0], POLLIN, 0}, {process->errors[0], POLLIN, 0}};
    const int ready = poll(streams, 2, SLICE_MS);
    if (ready > 0 && streams[0].revents)
      status = drain(&process->output[0], picture);
    if (ready > 0 && status == PLOTS_OK && streams[1].revents)
      status = drain(&process->errors[0], messages);
    if (status == PLOTS_OK)
      status = interrupted(self, deadline);
  }
  return status;
}

/* Waits for the end, which may come later than the end of its output. */
static int reap(const plots_gnuplot_t *self, pid_t pid, long long deadline, int *code) {
  const struct timespec pause = {0, 2000000};
  for (;;) {
    const pid_t ended = waitpid(pid, code, WNOHANG);
    if (ended == pid)
      return PLOTS_OK;
    if (ended < 0 && errno != EINTR)
      return PLOTS_ERR_GNUPLOT;
    const int status = interrupted(self, deadline);
    if (status)
      return status;
    nanosleep(&pause, NULL);
  }
}

/* What the end of gnuplot means. */
static int verdict(int code, const plots_buffer_t *picture, const plots_buffer_t *messages) {
  if (WIFSIGNALED(code))
    return PLOTS_ERR_CRASHED;
  if (WIFEXITED(code) && WEXITSTATUS(code) == 127) /* could not be started: the loader's own code */
    return PLOTS_ERR_MISSING;
  if (!WIFEXITED(code) || WEXITSTATUS(code) != 0) {
    const bool terminal = messages->data && strstr(messages->data, "unknown or ambiguous terminal");
    return terminal ? PLOTS_ERR_TERMINAL : PLOTS_ERR_GNUPLOT;
  }
  return picture->length ? PLOTS_OK : PLOTS_ERR_GNUPLOT;
}

int plots_gnuplot_run(const plots_gnuplot_t *self, const plots_buffer_t *script,
                      plots_buffer_t *picture, plots_buffer_t *messages) {
  process_t process = {.pid = -1, .input = -1, .output = {-1, -1}, .errors = {-1, -1}};
  const long long deadline = now_ms() + self->timeout_ms;
  int code = 0;
  process.input = open_script(script);
  int status = process.input < 0 ? PLOTS_ERR_GNUPLOT : PLOTS_OK;
  if (status == PLOTS_OK)
    status = open_pipe(process.output);
  if (status == PLOTS_OK)
    status = open_pipe(process.errors);
  if (status == PLOTS_OK)
    status = start(self->path, &process);
  close_fd(&process.input);
  close_fd(&process.output[1]);
  close_fd(&process.errors[1]);
  if (status == PLOTS_OK) {
    status = read_all(self, &process, deadline, picture, messages);
    if (status == PLOTS_OK)
      status = reap(self, process.pid, deadline, &code);
    if (status == PLOTS_OK)
      status = verdict(code, picture, messages);
    else if (kill(-process.pid, SIGKILL) == 0 || kill(process.pid, SIGKILL) == 0)
      while (waitpid(process.pid, &code, 0) < 0 && errno == EINTR)
        continue;
  }
  close_fd(&process.output[0]);
  close_fd(&process.errors[0]);
  return status;
}

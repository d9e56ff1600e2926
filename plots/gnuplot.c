// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/gnuplot.h"

#include "plots/status.h"
#include "process/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdbool.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { OUTPUT_MAX = 256 << 20, SLICE_MS = 200 };

int plots_gnuplot_find(plots_gnuplot_t *self) {
  *self = (plots_gnuplot_t){.timeout_ms = PLOTS_TIMEOUT_MS};
  return process_find("gnuplot", self->path) ? PLOTS_OK : PLOTS_ERR_MISSING;
}

/* A picture under way. */
typedef struct {
  pid_t pid;
  int input, more, output[2], errors[2]; /* [0] ours, [1] gnuplot's; -1 when closed */
} run_t;

static void close_fd(int *fd) {
  if (*fd >= 0)
    close(*fd);
  *fd = -1;
}

static int open_pipe(int ends[2]) {
  if (pipe2(ends, O_CLOEXEC))
    return PLOTS_ERR_GNUPLOT;
  ends[0] = process_raised(ends[0]);
  ends[1] = process_raised(ends[1]);
  return ends[0] < 0 || ends[1] < 0 ? PLOTS_ERR_GNUPLOT : PLOTS_OK;
}

/* `-d` keeps initialisation files out; the length of a PDF's date depends on the zone. */
static int start(const char *path, run_t *run) {
  static const char *const arguments[] = {"-d", NULL};
  static const char *const settings[] = {"LC_ALL=C.UTF-8", "TZ=UTC0", NULL};
  const process_plan_t plan = {.path = path,
                               .arguments = arguments,
                               .settings = settings,
                               .input = run->input,
                               .output = run->output[1],
                               .errors = run->errors[1],
                               .more = run->more};
  int error;
  run->pid = process_start(&plan, &error);
  return run->pid > 0 ? PLOTS_OK : error == ENOMEM ? PLOTS_ERR_NO_MEMORY : PLOTS_ERR_MISSING;
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

static int interrupted(const process_patience_t *patience) {
  static const int statuses[] = {[PROCESS_GOING] = PLOTS_OK,
                                 [PROCESS_CANCELLED] = PLOTS_ERR_CANCELLED,
                                 [PROCESS_LATE] = PLOTS_ERR_TIMEOUT};
  return statuses[process_limit(patience)];
}

static int read_all(const process_patience_t *patience, run_t *run, plots_buffer_t *picture,
                    plots_buffer_t *messages) {
  int status = PLOTS_OK;
  while (status == PLOTS_OK && (run->output[0] >= 0 || run->errors[0] >= 0)) {
    struct pollfd streams[] = {{run->output[0], POLLIN, 0}, {run->errors[0], POLLIN, 0}};
    const int ready = poll(streams, 2, SLICE_MS);
    if (ready > 0 && streams[0].revents)
      status = drain(&run->output[0], picture);
    if (ready > 0 && status == PLOTS_OK && streams[1].revents)
      status = drain(&run->errors[0], messages);
    if (status == PLOTS_OK)
      status = interrupted(patience);
  }
  return status;
}

/* Waits for the end, which may come later than the end of its output. */
static int wait_for(const process_patience_t *patience, int *code) {
  const int waited = process_wait(patience, code);
  return waited == 0 ? PLOTS_OK : waited == 1 ? interrupted(patience) : PLOTS_ERR_GNUPLOT;
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
  run_t run = {.pid = -1, .input = -1, .more = -1, .output = {-1, -1}, .errors = {-1, -1}};
  int code = 0;
  run.input = process_memory_file(script->data, script->length);
  if (self->more)
    run.more = process_memory_file(self->more, self->more_length);
  int status = run.input < 0 || (self->more && run.more < 0) ? PLOTS_ERR_GNUPLOT : PLOTS_OK;
  if (status == PLOTS_OK)
    status = open_pipe(run.output);
  if (status == PLOTS_OK)
    status = open_pipe(run.errors);
  if (status == PLOTS_OK)
    status = start(self->path, &run);
  close_fd(&run.input);
  close_fd(&run.more);
  close_fd(&run.output[1]);
  close_fd(&run.errors[1]);
  if (status == PLOTS_OK) {
    const process_patience_t patience = process_patience(run.pid, self->timeout_ms, self->cancel);
    status = read_all(&patience, &run, picture, messages);
    if (status == PLOTS_OK)
      status = wait_for(&patience, &code);
    if (status == PLOTS_OK)
      status = verdict(code, picture, messages);
    else
      process_end(run.pid);
  }
  close_fd(&run.output[0]);
  close_fd(&run.errors[0]);
  return status;
}

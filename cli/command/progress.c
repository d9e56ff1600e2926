// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { WIDTH = 40 };

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

void cli_progress_start(cli_progress_t *self, const char *label, uint64_t total, int wanted) {
  *self = (cli_progress_t){
      .label = label, .total = total, .started = now(), .enabled = wanted && isatty(STDERR_FILENO)};
}

void cli_progress_show(cli_progress_t *self, uint64_t done) {
  if (!self->enabled)
    return;
  const double time = now();
  if (time - self->started < 1.0 || time - self->drawn < 0.1)
    return;
  char bar[WIDTH + 1];
  const double share = (double)done / (double)self->total;
  for (int i = 0; i < WIDTH; i++)
    bar[i] = (double)i < share * WIDTH ? '#' : '.';
  bar[WIDTH] = '\0';
  fprintf(stderr, "\r%s [%s] %3.0f %%", self->label, bar, 100.0 * share);
  fflush(stderr);
  self->drawn = time;
  self->visible = 1;
}

void cli_progress_end(cli_progress_t *self) {
  if (self->visible)
    fputs("\r\033[K", stderr);
  self->visible = 0;
}

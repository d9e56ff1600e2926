// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMAND_PROGRESS_H
#define CLI_COMMAND_PROGRESS_H

#include <stdint.h>

/* A bar on standard error for work that takes longer than a second; nothing when standard error is
   not a terminal. */
typedef struct {
  const char *label;
  uint64_t total;
  double started, drawn; /* seconds */
  int enabled, visible;
} cli_progress_t;

void cli_progress_start(cli_progress_t *self, const char *label, uint64_t total, int wanted);
void cli_progress_show(cli_progress_t *self, uint64_t done);
void cli_progress_end(cli_progress_t *self);

#endif

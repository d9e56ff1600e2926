// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMAND_WATCH_H
#define CLI_COMMAND_WATCH_H

#include "cli/command/interrupt.h"
#include "cli/command/progress.h"
#include "studies/watch.h"

/* The user at the terminal: a bar that shows how far the work is, and Ctrl-C. */
typedef struct {
  const cli_interrupt_t *interrupt;
  cli_progress_t bar;
} cli_watch_t;

/* The callbacks of sim/ and studies/, with a cli_watch_t as context. */
bool cli_watch_cancelled(void *self);
void cli_watch_progressed(void *self, uint64_t done);

/* The watch as a study knows it; borrows self. */
studies_watch_t cli_watch_of(cli_watch_t *self);

#endif

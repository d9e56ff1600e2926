// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command/watch.h"

bool cli_watch_cancelled(void *self) {
  return ((const cli_watch_t *)self)->interrupt->raised != 0;
}

void cli_watch_progressed(void *self, uint64_t done) {
  cli_progress_show(&((cli_watch_t *)self)->bar, done);
}

studies_watch_t cli_watch_of(cli_watch_t *self) {
  return (studies_watch_t){
      .ctx = self, .cancelled = cli_watch_cancelled, .progress = cli_watch_progressed};
}

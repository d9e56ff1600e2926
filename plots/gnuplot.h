// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_GNUPLOT_H
#define PLOTS_GNUPLOT_H

#include "plots/buffer.h"

#include <limits.h>
#include <signal.h>
#include <stddef.h>

/* The gnuplot to use: found once, then always started by its absolute path, without a shell. */
typedef struct {
  char path[PATH_MAX];
  int timeout_ms; /* of processor time for one picture, as process_patience says */
  const volatile sig_atomic_t *cancel; /* when not NULL: stop as soon as it is not 0; borrowed */
  const char *more; /* bytes of a file that scripts may name PLOTS_GNUPLOT_MORE; NULL: none */
  size_t more_length;
} plots_gnuplot_t;

/* How gnuplot finds those bytes: an open file of its own, which no path of ours leads to. */
#define PLOTS_GNUPLOT_MORE "/dev/fd/3"

enum { PLOTS_TIMEOUT_MS = 60000 };

/* Looks for an executable `gnuplot` in the absolute folders of PATH (relative ones are passed over:
   what lies in the current folder is not to be run). Sets the usual timeout.
   Returns PLOTS_OK or PLOTS_ERR_MISSING. */
int plots_gnuplot_find(plots_gnuplot_t *self);

/* Runs a script: given on the standard input, the picture taken from the standard output, so that
   no file name of anybody reaches gnuplot. The environment holds PATH, LC_ALL=C.UTF-8, TZ=UTC0 and
   fontconfig's own variables only; `-d` keeps initialisation files out. Everything gnuplot started
   is killed when it exceeds its time or 256 MB of output. script: not empty; picture, messages:
   initialised, receive what gnuplot wrote; owned by the caller. Returns PLOTS_OK,
   PLOTS_ERR_NO_MEMORY, PLOTS_ERR_MISSING, PLOTS_ERR_CRASHED, PLOTS_ERR_TIMEOUT, PLOTS_ERR_TERMINAL,
   PLOTS_ERR_GNUPLOT or PLOTS_ERR_CANCELLED. */
int plots_gnuplot_run(const plots_gnuplot_t *self, const plots_buffer_t *script,
                      plots_buffer_t *picture, plots_buffer_t *messages);

#endif

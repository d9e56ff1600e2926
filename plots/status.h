// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_STATUS_H
#define PLOTS_STATUS_H

#include "words/language.h"

/* Every function of plots/ that can fail returns one of these: 0 for success, a negative code
   otherwise. The library never prints and never exits. */
enum {
  PLOTS_OK = 0,
  PLOTS_ERR_ARGUMENT = -1,   /* a pointer is missing, a count is too large, a name is not allowed */
  PLOTS_ERR_NO_MEMORY = -2,  /* an allocation failed; nothing was written */
  PLOTS_ERR_EMPTY = -3,      /* no finite figure to draw */
  PLOTS_ERR_MISSING = -4,    /* gnuplot is not on the PATH or cannot be started */
  PLOTS_ERR_CRASHED = -5,    /* gnuplot died of a signal */
  PLOTS_ERR_TIMEOUT = -6,    /* gnuplot did not finish in time and was killed */
  PLOTS_ERR_TERMINAL = -7,   /* this gnuplot lacks the terminal svg, pngcairo or pdfcairo */
  PLOTS_ERR_GNUPLOT = -8,    /* gnuplot refused the script, or its picture is incomplete */
  PLOTS_ERR_OUTPUT = -9,     /* the folder or the file cannot be written */
  PLOTS_ERR_CANCELLED = -10, /* the caller asked to stop; nothing was written */
  PLOTS_ERR_FONTS = -11      /* there is no font to write texts with */
};

/* The text of a status code for users, in the language asked for; never NULL. */
const char *plots_status_text(int status, words_lang_t lang);

#endif

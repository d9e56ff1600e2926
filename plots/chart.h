// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_CHART_H
#define PLOTS_CHART_H

#include "plots/caption.h"

/* Whether a name may become a file name. */
bool plots_name_valid(const char *name);

/* Draws a finished script as <dir>/<name>.svg and .png. Both pictures are made before the first
   file is touched; each file is written aside, flushed and renamed, so it is whole or as it was.
   The same script gives the same bytes (with the same gnuplot and fonts). Returns PLOTS_OK,
   PLOTS_ERR_ARGUMENT, PLOTS_ERR_OUTPUT or what plots_gnuplot_run returns. */
int plots_chart_write(const plots_script_t *script, const plots_caption_t *caption,
                      plots_target_t *target);

/* The end of a kind of chart: draws `script` when composing it gave `status` PLOTS_OK, hands its
   marks to the target, and frees it in any case. Returns that status, or what plots_chart_write
   returns. */
int plots_chart_finish(int status, plots_script_t *script, const plots_caption_t *caption,
                       plots_target_t *target);

#endif

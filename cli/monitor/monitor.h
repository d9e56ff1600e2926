// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_MONITOR_MONITOR_H
#define CLI_MONITOR_MONITOR_H

#include "cli/command/options.h"
#include "cli/common/answer.h"
#include "cli/common/charts.h"
#include "studies/monitor.h"
#include "words/grid.h"

#include <stdio.h>

/* The findings of the official monitoring, for people and for programs. */

typedef struct {
  studies_monitor_t study;
  const cli_options_t *options;
  char *scenario;
} cli_monitor_t;

/* What people call a finding. The caller frees; NULL when memory ran out. */
char *cli_monitor_label(const cli_monitor_t *self, const studies_finding_t *finding);

/* The row of a finding that is the same in another year (0: all years); NULL when there is none. */
const studies_finding_t *cli_monitor_in(const cli_monitor_t *self, size_t finding, size_t year);

/* The table that the terminal shows, for other writers, which the caller frees (`lost`: out of
   memory), and the lines below it; 0, or −1 when out of memory. */
words_grid_t cli_monitor_grid(const cli_monitor_t *self);
int cli_monitor_foot(const cli_monitor_t *self, FILE *stream);

/* What the terminal shows; 0, or −1 when out of memory. */
int cli_monitor_print(const void *subject, FILE *stream);

/* What the first sheet of the workbook begins with. 0; −1 when out of memory; freed in any case. */
int cli_monitor_answer(cli_answer_t *out, const cli_monitor_t *self);

/* How likely a year without any finding is: the likeliest and the least likely. The subject of the
   sheet is a cli_monitor_t. */
const char *cli_monitor_title(cli_sheet_t *sheet);

/* The chart of the findings. */
int cli_charts_monitor(const void *subject, const cli_canvas_t *canvas,
                       char detail[CLI_CHARTS_DETAIL]);

#endif

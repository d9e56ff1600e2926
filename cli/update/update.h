// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_UPDATE_UPDATE_H
#define CLI_UPDATE_UPDATE_H

#include "cli/command/options.h"
#include "cli/common/charts.h"
#include "studies/update.h"

#include <stdio.h>

/* What a programme learned, for people and for programs, and as a variant of it. */

typedef struct {
  const cli_options_t *options;
  inputs_programme_t inputs;
  inputs_observed_t observed;
  studies_update_t study;
  char *scenario;
  char *variant, *lines; /* paths of variants/NAME.csv and posterior/NAME.csv */
  bool made[2];          /* their folders, which the programme lacked */
} cli_update_t;

/* Names the files of the variant; refuses what is no name, one that Windows or the folders of
   results keep for themselves, a workbook, and a variant that is there already, in any letters.
   SIM_OK, SIM_ERR_DOMAIN (reported) or SIM_ERR_NO_MEMORY. */
int cli_update_place(cli_update_t *self, words_report_t *report);

/* Writes both files, each whole or not at all, or neither; the folders that they lack are made, and
   taken away when nothing is written. An exit code. And takes them away again, where the results
   could not be put in place: a variant that is there is not replaced. */
int cli_update_write(cli_update_t *self);
void cli_update_withdraw(cli_update_t *self);

/* "12,3 %" or "285.368": with three figures. */
void cli_update_amount(double x, const char *unit, words_lang_t lang, char out[WORDS_NUMBER_BYTES]);

/* "493 (369–536)", in the marks of the language, a share as a percentage. */
void cli_update_spread(double low, double middle, double high, const char *unit, words_lang_t lang,
                       char *out, size_t size);

/* The title of the chart, which is made from the update that is the subject of the sheet. */
const char *cli_update_title(cli_sheet_t *sheet);

/* The chart: the next year before and after. */
int cli_charts_update(const void *subject, const cli_canvas_t *canvas,
                      char detail[CLI_CHARTS_DETAIL]);

/* What the terminal shows; 0, or −1 when out of memory. */
int cli_update_print(const void *subject, FILE *stream);

#endif

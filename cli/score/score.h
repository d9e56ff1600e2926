// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_SCORE_SCORE_H
#define CLI_SCORE_SCORE_H

#include "cli/common/answer.h"
#include "cli/common/charts.h"
#include "cli/common/frozen.h"
#include "cli/score/ledger.h"
#include "studies/score.h"
#include "words/table_words.h"

#include <stdio.h>

/* A frozen forecast against what happened, for people and for programs. */

typedef struct {
  cli_options_t options; /* as given, with seed, replicates and what was set in the frozen run */
  cli_frozen_t frozen;
  inputs_programme_t inputs;
  inputs_observed_t observed;
  studies_forecast_t forecast;
  studies_scores_t study;
  cli_ledger_t ledger; /* path NULL: none was asked for */
} cli_score_t;

/* Reads the record of a folder of results, or a record itself, and the programme in it, which
   prepares the forecast; refuses results that are not those sealed. Statuses of sim/. */
int cli_score_open(cli_score_t *self, const char *folder, words_report_t *report);

/* Refuses a repeated forecast that is not the one sealed. */
int cli_score_verify(const cli_score_t *self, words_report_t *report);

/* "Beneficiarios 2026", with the unit of money. */
void cli_score_label(const cli_score_t *self, const studies_score_t *score, char out[WORDS_SHOWN]);

/* A value of the output as people write it: 493, 12,3 %, sí. */
void cli_score_amount(const cli_score_t *self, const studies_score_t *score, double value,
                      char out[WORDS_NUMBER_BYTES]);

/* "493 (369–536)", of an event its probability, of what was never defined "–". */
void cli_score_forecast(const cli_score_t *self, const studies_score_t *score, char *out,
                        size_t size);

/* The sentences for people, from the most important on: how many fell within what was said, which
   surprised most, what independence would ask. 0, or −1 when out of memory. */
int cli_score_say(const cli_score_t *self, FILE *stream);

/* What all forecasts of the ledger say together; nothing without one. 0, or −1 when out of memory.
 */
int cli_score_say_track(const cli_score_t *self, FILE *stream);

/* What the terminal shows; 0, or −1 when out of memory. */
int cli_score_print(const void *subject, FILE *stream);

/* What the first sheet of the workbook begins with. 0; −1 when out of memory; freed in any case. */
int cli_score_answer(cli_answer_t *out, const cli_score_t *self);

/* The title of the chart, which is made from the score that is the subject of the sheet. */
const char *cli_score_title(cli_sheet_t *sheet);

/* The chart: each outcome beside its forecast. */
int cli_charts_score(const void *subject, const cli_canvas_t *canvas,
                     char detail[CLI_CHARTS_DETAIL]);

#endif

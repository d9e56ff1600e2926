// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_FIT_FIT_H
#define CLI_FIT_FIT_H

#include "cli/command/options.h"
#include "cli/common/charts.h"
#include "fits/data.h"
#include "fits/rows.h"
#include "plots/dots.h"
#include "words/table.h"
#include "words/table_words.h"

#include <stdio.h>

/* Data of a file, and the rows of inputs.csv that they make. */

typedef struct {
  const cli_options_t *options;
  fits_target_t target;
  fits_data_t data;
  fits_series_t series;
  fits_sample_t sample;
  fits_counts_t counts;
  fits_yearly_t yearly;
  fits_experts_t experts;
  fits_pool_t pool;
  int first, last; /* the years asked for */
  char *source;    /* what the rows give as theirs */
  models_inputs_t rows;
  double ends[5];          /* of the row of a sample or counts: P5, P50, P95, P25, P75 */
  inputs_programme_t none; /* what charts take for a programme: it has a name, and nothing else */
} cli_fit_t;

/* What people call the input: "Inflación". */
const char *cli_fit_name(const cli_fit_t *self, char out[WORDS_SHOWN]);

/* What the family of a sample is called. Static. */
const char *cli_fit_family(const cli_fit_t *self);

/* The name of the data's file, without its folder. Borrowed. */
const char *cli_fit_file(const cli_fit_t *self);

/* A value in the unit of the input, a share or a rate as a percentage; a past error of the model.
 */
void cli_fit_value(const cli_fit_t *self, double x, char out[WORDS_NUMBER_BYTES]);
void cli_fit_error(const cli_fit_t *self, double error, char out[WORDS_NUMBER_BYTES]);

/* The rule and the years that the options ask for; false when they are none (reported). */
bool cli_fit_model(const cli_fit_t *self, fits_series_model_t *how, words_report_t *report);
bool cli_fit_years(cli_fit_t *self, words_report_t *report);

/* Says what the data as a whole cannot bear: SIM_ERR_DOMAIN. */
int cli_fit_refuse(const cli_fit_t *self, words_message_t id, const char *const *args,
                   words_report_t *report);

/* From the data to the rows. SIM_OK, SIM_ERR_DOMAIN (reported) or SIM_ERR_NO_MEMORY. */
int cli_fit_series(cli_fit_t *self, words_report_t *report);
int cli_fit_sample(cli_fit_t *self, words_report_t *report);
int cli_fit_yearly(cli_fit_t *self, words_report_t *report);
int cli_fit_experts(cli_fit_t *self, words_report_t *report);

/* Fills `ends` from the law of the first row. SIM_OK or what the law says. */
int cli_fit_find_ends(cli_fit_t *self);

/* The title of the chart, of the fit that is the subject of the sheet. */
const char *cli_fit_title(cli_sheet_t *sheet);

/* The rows as lines of inputs.csv, and of correlations.csv, with their head. Errors are left to
 * ferror. */
void cli_fit_put_rows(const cli_fit_t *self, FILE *file);
void cli_fit_put_pairs(const cli_fit_t *self, FILE *file);

/* data/fit.csv: what the rows say, by year. */
void cli_fit_table(const cli_fit_t *self, words_table_t *table);

/* The chart, and what the terminal shows; 0, or −1 when out of memory. */
int cli_charts_fit(const void *subject, const cli_canvas_t *canvas, char detail[CLI_CHARTS_DETAIL]);
int cli_fit_print(const void *subject, FILE *stream);

/* Of each kind: the sentences before the rows, and after them; the chart. */
int cli_fit_print_series(const cli_fit_t *self, FILE *stream);
int cli_fit_end_series(const cli_fit_t *self, FILE *stream);
int cli_fit_print_sample(const cli_fit_t *self, FILE *stream);
int cli_fit_end_sample(const cli_fit_t *self, FILE *stream);
int cli_fit_print_yearly(const cli_fit_t *self, FILE *stream);
int cli_fit_end_yearly(const cli_fit_t *self, FILE *stream);
int cli_fit_print_experts(const cli_fit_t *self, FILE *stream);
int cli_fit_end_experts(const cli_fit_t *self, FILE *stream);
int cli_fit_draw_series(cli_sheet_t *sheet);
int cli_fit_draw_sample(cli_sheet_t *sheet);
int cli_fit_draw_counts(cli_sheet_t *sheet);
int cli_fit_draw_yearly(cli_sheet_t *sheet);
int cli_fit_draw_experts(cli_sheet_t *sheet);

/* A share as its cases say it: P5, P50 and P95 of the beta. */
plots_dot_t cli_fit_dot(cli_sheet_t *sheet, const char *label, double successes, double cases);

#endif

// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_SENSITIVITY_SENSITIVITY_H
#define CLI_SENSITIVITY_SENSITIVITY_H

#include "cli/command/options.h"
#include "cli/common/answer.h"
#include "cli/common/charts.h"
#include "studies/sensitivity.h"
#include "words/grid.h"
#include "words/table_words.h"

/* What drives outputs of a scenario, for people and for programs. */

typedef struct {
  studies_sensitivity_t study;
  const cli_options_t *options;
  char *scenario;
} cli_sensitivity_t;

/* How many inputs are shown, at most, where not all are. */
enum { CLI_SENSITIVITY_SHOWN = 10 };

const models_output_t *cli_sensitivity_output(const cli_sensitivity_t *self, size_t o);

/* The output for people, "Beneficiaries, 2027", where the program has words for it, else its name;
   and its unit in words. The caller frees; NULL when memory ran out. */
char *cli_sensitivity_output_label(const cli_sensitivity_t *self, size_t o);
char *cli_sensitivity_unit(const cli_sensitivity_t *self, size_t o);

/* The same for people: the label of an input that has one, else its name. */
const char *cli_sensitivity_set_label(const cli_sensitivity_t *self, size_t set,
                                      char buffer[WORDS_SHOWN]);

/* Decimals of a mean, about four digits, and of a standard error, two digits. */
int cli_mean_decimals(double x);
int cli_error_decimals(double x);

/* The constants that rest on judgement, "plan.places 2027, 2028; goal.deal", with their labels
   where they have them; "" when there are none. They have no spread, so that they appear in no
   share of the variance. The caller frees; NULL when memory ran out. */
char *cli_sensitivity_fixed(const cli_sensitivity_t *self);

/* How many names they have. */
size_t cli_sensitivity_fixed_count(const cli_sensitivity_t *self);

/* Parts of what the terminal shows, for other writers: the inputs that matter to output o, largest
   first, which the caller frees (`lost`: out of memory), its mean and spread, and what else is said
   of it; 0, or −1. */
words_grid_t cli_sensitivity_grid(const cli_sensitivity_t *self, size_t o);
int cli_sensitivity_moments(const cli_sensitivity_t *self, size_t o, FILE *stream);
int cli_sensitivity_words(const cli_sensitivity_t *self, size_t o, FILE *stream);

/* The first sheet of the workbook: an answer for each output, one below the other. NULL when memory
   ran out; to be freed. */
cli_answer_t *cli_sensitivity_answers(const cli_sensitivity_t *self);
void cli_sensitivity_answers_free(const cli_sensitivity_t *self, cli_answer_t *answers);

/* What the terminal shows; 0, or −1 when out of memory. */
int cli_sensitivity_print(const void *subject, FILE *stream);

/* Three charts of every output: tornado, indices, grades. */
int cli_charts_sensitivity(const void *subject, const cli_canvas_t *canvas,
                           char detail[CLI_CHARTS_DETAIL]);

#endif

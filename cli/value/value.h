// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_VALUE_VALUE_H
#define CLI_VALUE_VALUE_H

#include "cli/command/options.h"
#include "cli/common/answer.h"
#include "cli/common/charts.h"
#include "studies/value.h"
#include "words/grid.h"

#include <stdio.h>

/* What information is worth, for people and for programs. */

typedef struct {
  studies_value_t study;
  const cli_options_t *options;
} cli_value_t;

/* How many inputs that are worth something are shown, at most. */
enum { CLI_VALUE_SHOWN = 15 };

/* The terminal's text; 0, or −1 when out of memory. */
int cli_value_print(const void *subject, FILE *stream);

/* Its parts, for other writers: the decisions and what knowing is worth, each with its head, which
   the caller frees (`lost`: out of memory), the criterion in words with its unit, and what is said
   of them, in lines that are not broken; 0, or −1 when out of memory. */
words_grid_t cli_value_decisions_grid(const cli_value_t *value);
words_grid_t cli_value_gains_grid(const cli_value_t *value);
int cli_value_criterion_words(const cli_value_t *value, FILE *stream);
int cli_value_best_words(const cli_value_t *value, FILE *stream);
int cli_value_rest_words(const cli_value_t *value, FILE *stream);

/* The first sheet of the workbook. 0; −1 when out of memory. To be freed in any case. */
int cli_value_answer(cli_answer_t *out, const cli_value_t *of);

/* What is most worth knowing. The subject of the sheet is a cli_value_t. */
const char *cli_value_title(cli_sheet_t *sheet);

/* The chart, as cli_publication_t draws. */
int cli_value_draw(const void *subject, const cli_canvas_t *canvas, char detail[CLI_CHARTS_DETAIL]);

/* The criterion in words with its years, "empresas con negocio 2026–2029 / gasto 2026–2029"; the
   caller frees, NULL when out of memory. */
char *cli_value_criterion(const cli_value_t *self);

/* What people call the input, with its year: as cli_input_name has it. */
enum { CLI_VALUE_LABEL = INPUTS_LABEL_SIZE + 16 };
void cli_value_input_label(const cli_value_t *self, const studies_value_input_t *input,
                           char out[CLI_VALUE_LABEL]);

/* How many decimals the gains need; and the worth of decisions, down to the error of the difference
   between the closest. */
int cli_value_decimals(const cli_value_t *self);
int cli_value_margin_decimals(const cli_value_t *self);

#endif

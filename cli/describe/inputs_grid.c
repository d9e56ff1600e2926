// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/describe/describe.h"

#include "cli/common/grade.h"
#include "inputs/names.h"
#include "models/table/describe.h"
#include "sim/status.h"
#include "words/numeral.h"
#include "words/report.h"
#include "words/table_words.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAME, YEAR, LAW, CENTRAL, P05, P95, YEAR_SD, UNIT, GRADE, SPREAD_GRADE, SOURCE, COLUMNS };

static void add_head(words_grid_t *grid, words_lang_t lang) {
  static const words_message_t heads[COLUMNS] = {
      WORDS_MSG_COL_NAME,  WORDS_MSG_COL_YEAR,         WORDS_MSG_COL_LAW,     WORDS_MSG_COL_CENTRAL,
      WORDS_MSG_COL_P05,   WORDS_MSG_COL_P95,          WORDS_MSG_COL_YEAR_SD, WORDS_MSG_COL_UNIT,
      WORDS_MSG_COL_GRADE, WORDS_MSG_COL_SPREAD_GRADE, WORDS_MSG_COL_SOURCE};
  for (size_t i = 0; i < COLUMNS; i++)
    words_grid_add(grid, words_message(heads[i], lang));
}

/* As many decimals as four significant digits need, at least those of a whole number. */
static int decimals_for(double x) {
  const double size = fabs(x);
  if (size == 0.0 || (size >= 1.0 && size == floor(size)) || size >= 1000.0)
    return 0;
  return words_decimals_of(size, 4);
}

void cli_describe_numeral(char out[WORDS_NUMBER_BYTES], double x, words_lang_t lang) {
  words_numeral(out, x, decimals_for(x), lang);
}

static void add_number(words_grid_t *grid, double x, words_lang_t lang) {
  char text[WORDS_NUMBER_BYTES];
  cli_describe_numeral(text, x, lang);
  words_grid_add(grid, text);
}

static void add_if(words_grid_t *grid, bool is_there, double x, words_lang_t lang) {
  if (is_there)
    add_number(grid, x, lang);
  else
    words_grid_add(grid, "–");
}

static void add_row(words_grid_t *grid, const models_input_t *row, const models_range_t *range,
                    const char *name, words_lang_t lang) {
  char year[16] = "";
  if (row->year)
    snprintf(year, sizeof year, "%d", row->year);
  words_grid_add(grid, name);
  words_grid_add(grid, year);
  words_grid_add(grid, inputs_name_in(lang, MODELS_NAMES_DISTRIBUTION,
                                      models_distribution_name(row->distribution)));
  add_number(grid, range->central, lang);
  const bool is_spread = range->low < range->high;
  add_if(grid, is_spread, range->low, lang);
  add_if(grid, is_spread, range->high, lang);
  add_if(grid, row->year_sd > 0.0, row->year_sd, lang);
  words_grid_add(grid, inputs_name_in(lang, MODELS_NAMES_UNIT, models_range_unit(row)));
  words_grid_add(grid, cli_grade_word(row->grade, lang));
  words_grid_add(grid, is_spread || row->year_sd > 0.0
                           ? cli_grade_word(models_input_spread_grade(row), lang)
                           : "–");
  char *source = words_escape(row->source, 0);
  grid->lost = grid->lost || !source;
  words_grid_add(grid, source);
  free(source);
}

const bool cli_describe_left[COLUMNS] = {
    [NAME] = true,  [YEAR] = true,         [LAW] = true,   [UNIT] = true,
    [GRADE] = true, [SPREAD_GRADE] = true, [SOURCE] = true};

/* The name as the programme writes it, which is what to look for in it. */
static const char *written(const inputs_programme_t *inputs, size_t row) {
  const char *text = inputs->origins[row].text[MODELS_FIELD_NAME];
  return text ? text : inputs->inputs.rows[row].name;
}

int cli_describe_grid(const inputs_programme_t *inputs, words_lang_t lang, words_grid_t *grid) {
  int status = SIM_OK;
  words_grid_init(grid, COLUMNS);
  add_head(grid, lang);
  for (size_t i = 0; !status && i < inputs->inputs.count; i++) {
    const models_input_t *row = &inputs->inputs.rows[i];
    models_range_t range;
    status = models_input_range(&inputs->inputs, i, &range);
    if (!status)
      add_row(grid, row, &range, written(inputs, i), lang);
  }
  return !status && grid->lost ? SIM_ERR_NO_MEMORY : status;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/grade.h"
#include "cli/common/input_words.h"
#include "cli/describe/describe.h"
#include "cli/report/report_view.h"
#include "models/table/describe.h"

#include <stdlib.h>
#include <string.h>

/* The inputs and what they rest on: those that move the results first, each below its source, which
   is said once for all that follow from it. */

static const bool left[] = {true, false, false, true, true};

/* "0,446 (0,438–0,454)", and "oficial; juicio". */
static void add_row(words_grid_t *grid, const models_input_t *row, const models_range_t *range,
                    const char *name, words_lang_t lang) {
  const bool is_spread = range->low < range->high;
  char year[16] = "", central[WORDS_NUMBER_BYTES], low[WORDS_NUMBER_BYTES];
  char high[WORDS_NUMBER_BYTES], text[3 * WORDS_NUMBER_BYTES + 8], unit[WORDS_SHOWN];
  char dated[WORDS_SHOWN + 16];
  const words_naming_t naming = {.lang = lang};
  if (row->year)
    snprintf(year, sizeof year, ", %d", row->year);
  cli_describe_numeral(central, range->central, lang);
  cli_describe_numeral(low, range->low, lang);
  cli_describe_numeral(high, range->high, lang);
  snprintf(dated, sizeof dated, "%s%s", name, year);
  words_grid_add(grid, dated);
  snprintf(text, sizeof text, is_spread ? "%s\u00a0(%s–%s)" : "%s", central, low, high);
  words_grid_add(grid, text);
  cli_describe_numeral(text, row->year_sd, lang);
  words_grid_add(grid, row->year_sd > 0.0 ? text : "–");
  words_grid_add(grid, words_naming_cell(&naming, WORDS_UNIT, models_range_unit(row), unit));
  snprintf(text, sizeof text, is_spread || row->year_sd > 0.0 ? "%s; %s" : "%s",
           cli_grade_word(row->grade, lang), cli_grade_word(models_input_spread_grade(row), lang));
  words_grid_add(grid, text);
}

static void add_head(words_grid_t *grid, words_lang_t lang) {
  static const words_message_t heads[] = {WORDS_MSG_COL_NAME, WORDS_MSG_REPORT_RANGE,
                                          WORDS_MSG_COL_YEAR_SD, WORDS_MSG_COL_UNIT,
                                          WORDS_MSG_REPORT_RESTS};
  words_grid_init(grid, sizeof heads / sizeof heads[0]);
  for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++)
    words_grid_add(grid, words_message(heads[i], lang));
}

/* A row of its own across the table. */
static void add_source(cli_report_view_t *view, words_grid_t *grid, const char *source) {
  char *text = NULL;
  if (asprintf(&text, REPORTS_PAGE_ACROSS "%s", source) < 0)
    text = NULL;
  view->lost |= !text;
  words_grid_add(grid, text);
  for (size_t c = 1; c < grid->columns; c++)
    words_grid_add(grid, NULL);
  free(text);
}

/* Those that `moves` says or, otherwise, those that it does not. */
static void put_table(cli_report_view_t *view, const bool *moves, bool wanted,
                      const char *caption) {
  const inputs_programme_t *inputs = &view->self->inputs;
  const char *source = NULL;
  words_grid_t grid;
  add_head(&grid, view->lang);
  for (size_t i = 0; i < inputs->inputs.count; i++) {
    const models_input_t *row = &inputs->inputs.rows[i];
    models_range_t range;
    char name[WORDS_SHOWN];
    if (moves[i] != wanted)
      continue;
    if (!source || strcmp(source, row->source) != 0)
      add_source(view, &grid, row->source);
    source = row->source;
    view->lost |= models_input_range(&inputs->inputs, i, &range) != 0;
    add_row(&grid, row, &range, cli_input_name(inputs, row->name, view->lang, name), view->lang);
  }
  cli_report_grid(view, caption, &grid, left);
}

/* The rows whose own draws, or whose years, are in a table of what moves the results; how many. */
static size_t find_moving(const cli_report_t *self, bool *moves) {
  const studies_sensitivity_t *study = &self->sensitivity.study;
  const studies_groups_t *groups = &study->groups;
  size_t count = 0;
  for (size_t o = 0; o < study->output_count; o++) {
    const size_t shown = studies_sensitivity_shown(study, o, CLI_SENSITIVITY_SHOWN);
    for (size_t k = 0; k < shown; k++)
      for (size_t q = 0; q < groups->quantity_count; q++)
        if (groups->of_row[q] == studies_sensitivity_ranking(study, o)[k])
          moves[groups->source[q]] = true;
  }
  for (size_t i = 0; i < self->inputs.inputs.count; i++)
    count += moves[i];
  return count;
}

static void put_counted(cli_report_view_t *view, const bool *moves, bool wanted, size_t count,
                        words_message_t caption) {
  char number[24];
  snprintf(number, sizeof number, "%zu", count);
  char *text = words_message_format(caption, view->lang, WORDS_ARGS(number, view->self->scenario));
  view->lost |= !text;
  if (text && count > 0)
    put_table(view, moves, wanted, text);
  free(text);
}

void cli_report_inputs(cli_report_view_t *view) {
  const size_t count = view->self->inputs.inputs.count;
  bool *moves = calloc(count + 1, sizeof *moves);
  view->lost |= !moves;
  if (!moves)
    return;
  const size_t moving = view->self->output_count > 0 ? find_moving(view->self, moves) : 0;
  put_counted(view, moves, true, moving, WORDS_MSG_REPORT_INPUTS_MOVE);
  put_counted(view, moves, false, count - moving,
              moving ? WORDS_MSG_REPORT_INPUTS_OTHERS : WORDS_MSG_REPORT_INPUTS_CAPTION);
  free(moves);
}

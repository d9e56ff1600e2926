// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/exits.h"
#include "cli/common/say.h"
#include "cli/verbs.h"
#include "models/table/translate.h"
#include "sim/status.h"
#include "words/grid.h"

#include <stdio.h>

/* exante names: what columns, words, inputs and outputs are called, in English and in Spanish. */

enum { ENGLISH, SPANISH, COLUMNS };

static void print_kind(models_names_kind_t kind, words_lang_t lang, int *lost) {
  static const bool left[COLUMNS] = {true, true};
  static const words_message_t titles[MODELS_NAMES_KINDS] = {
      [MODELS_NAMES_COLUMN] = WORDS_MSG_NAMES_COLUMNS,
      [MODELS_NAMES_DISTRIBUTION] = WORDS_MSG_NAMES_DISTRIBUTIONS,
      [MODELS_NAMES_UNIT] = WORDS_MSG_NAMES_UNITS,
      [MODELS_NAMES_GRADE] = WORDS_MSG_NAMES_GRADES,
      [MODELS_NAMES_DIRECTION] = WORDS_MSG_NAMES_DIRECTIONS,
      [MODELS_NAMES_LABEL] = WORDS_MSG_NAMES_LABELS,
      [MODELS_NAMES_INPUT] = WORDS_MSG_NAMES_INPUTS,
      [MODELS_NAMES_OUTPUT] = WORDS_MSG_NAMES_OUTPUTS};
  words_grid_t grid;
  words_grid_init(&grid, COLUMNS);
  words_grid_add(&grid, words_message(WORDS_MSG_NAMES_ENGLISH, lang));
  words_grid_add(&grid, words_message(WORDS_MSG_NAMES_SPANISH, lang));
  for (size_t i = 0; models_names_at(i); i++) {
    const models_name_pair_t *pair = models_names_at(i);
    if (pair->kind != kind)
      continue;
    words_grid_add(&grid, pair->english);
    words_grid_add(&grid, pair->spanish);
  }
  if (kind != 0)
    fputc('\n', stdout);
  *lost |= cli_say(stdout, lang, titles[kind], NULL);
  fputc('\n', stdout);
  *lost |= words_grid_print(&grid, left, stdout);
  words_grid_free(&grid);
}

int cli_names(const cli_options_t *options, cli_interrupt_t *interrupt) {
  int lost = 0;
  (void)interrupt;
  for (int kind = 0; kind < MODELS_NAMES_KINDS; kind++)
    print_kind((models_names_kind_t)kind, options->lang, &lost);
  fputc('\n', stdout);
  lost |= cli_say(stdout, options->lang, WORDS_MSG_NAMES_FOOT, NULL);
  return cli_exit(options->lang, lost ? SIM_ERR_NO_MEMORY : SIM_OK);
}

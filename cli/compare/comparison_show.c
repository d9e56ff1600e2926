// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/compare/comparison.h"

#include "cli/common/output_words.h"
#include "cli/common/say.h"
#include "cli/compare/comparison_grid.h"
#include "words/draft.h"
#include "words/numeral.h"

#include <math.h>
#include <stdlib.h>

/* "Sin cambio en ninguna réplica: Población objetivo; Cupos del plan." */
static int say_same(const studies_contrast_t *contrast, words_lang_t lang, FILE *stream) {
  const inputs_programme_t *inputs = &contrast->variant->inputs;
  const cli_outlook_rows_t rows[2] = {cli_outlook_quantities(&inputs->inputs),
                                      cli_outlook_events(&inputs->inputs)};
  char buffer[WORDS_SHOWN];
  words_draft_t text;
  size_t named = 0;
  FILE *names = words_draft_begin(&text);
  if (!names)
    return -1;
  for (size_t k = 0; k < 2; k++)
    for (size_t i = 0; i < rows[k].count; i++) {
      const cli_outlook_row_t *row = &rows[k].rows[i];
      const char *label = k == 0 ? cli_outlook_title(row, inputs, lang, buffer)
                                 : cli_comparison_event(contrast, row, lang, buffer);
      if (label && cli_comparison_change(contrast, row) == CLI_SAME)
        fprintf(names, "%s%s", named++ ? "; " : "", label);
    }
  char *list = words_draft_end(&text);
  int lost = !list;
  if (!lost && named)
    lost = cli_say(stream, lang, WORDS_MSG_COMPARE_SAME, WORDS_ARGS(list));
  free(list);
  return lost;
}

/* "1.0 times smaller" would be none. */
static bool gains(double cut) {
  return cut >= 1.1;
}

static void cut_text(words_lang_t lang, char out[WORDS_NUMBER_BYTES], double cut) {
  words_numeral(out, cut, !gains(cut) ? 2 : cut < 9.95 ? 1 : 0, lang);
}

static int say_budget(const studies_contrast_t *contrast, words_lang_t lang, FILE *stream) {
  char text[WORDS_NUMBER_BYTES];
  const studies_difference_t *d =
      studies_contrast_find(contrast, models_series_name(MODELS_S_REQUIRED), 0);
  if (!d)
    d = studies_contrast_find(contrast, models_series_name(MODELS_S_REQUIRED),
                              contrast->first_year);
  if (!d || isnan(d->cut))
    return 0;
  if (isinf(d->cut) && !(d->zero < 1.0)) /* that it does not change has been said */
    return 0;
  if (isinf(d->cut))
    return cli_say(stream, lang, WORDS_MSG_COMPARE_CUT_BUDGET_FIXED, NULL);
  cut_text(lang, text, d->cut);
  return cli_say(stream, lang,
                 gains(d->cut) ? WORDS_MSG_COMPARE_CUT_BUDGET : WORDS_MSG_COMPARE_CUT_BUDGET_NONE,
                 WORDS_ARGS(text));
}

/* What the shared draws gain. */
static int say_cut(const studies_contrast_t *contrast, words_lang_t lang, FILE *stream) {
  studies_cut_t cut;
  char median[WORDS_NUMBER_BYTES], varying[WORDS_NUMBER_BYTES], fixed[WORDS_NUMBER_BYTES];
  if (studies_contrast_cut(contrast, &cut))
    return -1;
  cut_text(lang, median, cut.median);
  words_numeral(varying, (double)cut.varying, 0, lang);
  words_numeral(fixed, (double)cut.fixed, 0, lang);
  int lost = 0;
  if (!cut.changed)
    lost |= cli_say(stream, lang, WORDS_MSG_COMPARE_NONE, NULL);
  if (cut.varying)
    lost |= cli_say(stream, lang,
                    gains(cut.median) ? WORDS_MSG_COMPARE_CUT : WORDS_MSG_COMPARE_CUT_NONE,
                    WORDS_ARGS(median, varying));
  lost |= say_budget(contrast, lang, stream);
  if (cut.fixed)
    lost |= cli_say(stream, lang, WORDS_MSG_COMPARE_FIXED, WORDS_ARGS(fixed));
  return lost;
}

static int show(const studies_contrast_t *contrast, words_lang_t lang, FILE *stream) {
  words_grid_t grid = cli_comparison_grid(contrast, lang);
  int lost = cli_say(stream, lang, WORDS_MSG_COMPARE_PAIR,
                     WORDS_ARGS(contrast->variant->name, contrast->reference->name));
  fputc('\n', stream);
  lost |= words_grid_print(&grid, (const bool[CLI_COMPARISON_COLUMNS]){true}, stream);
  if (grid.count)
    fputc('\n', stream);
  lost |= say_same(contrast, lang, stream) | say_cut(contrast, lang, stream);
  fputc('\n', stream);
  words_grid_free(&grid);
  return lost;
}

int cli_comparison_print(const cli_comparison_t *self, FILE *stream) {
  const studies_comparison_t *study = self->study;
  const words_lang_t lang = self->options->lang;
  char label[INPUTS_LABEL_SIZE], replicates[WORDS_NUMBER_BYTES], seed[24];
  words_numeral(replicates, (double)study->replicates, 0, lang);
  snprintf(seed, sizeof seed, "%llu", (unsigned long long)study->seed);
  int lost =
      cli_say(stream, lang, WORDS_MSG_COMPARE_TITLE,
              WORDS_ARGS(inputs_label(&study->scenarios.items[0].inputs, "programme", lang, label),
                         study->scenarios.items[0].name, replicates, seed));
  fputc('\n', stream);
  for (size_t k = 0; k + 1 < study->scenarios.count; k++)
    lost |= show(&study->contrasts[k], lang, stream);
  lost |= cli_say(stream, lang, WORDS_MSG_COMPARE_FOOT, NULL);
  lost |= cli_outlook_notes(NULL, &study->scenarios.items[0].inputs, lang, stream);
  return lost ? -1 : 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/amount.h"
#include "cli/common/input_words.h"
#include "cli/common/naming.h"
#include "cli/common/outlook_rows.h"
#include "cli/common/output_words.h"
#include "cli/common/say.h"
#include "cli/update/update.h"
#include "studies/update_robust.h"
#include "words/draft.h"
#include "words/grid.h"
#include "words/numeral.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Below this a result counts as one that the inputs contradict. */
static const double conflict = 0.05;

static void add_head(words_grid_t *grid, const words_message_t *heads, size_t count,
                     words_lang_t lang) {
  words_grid_init(grid, count);
  for (size_t i = 0; i < count; i++)
    words_grid_add(grid, words_message(heads[i], lang));
}

static int print_grid(words_grid_t *grid, FILE *stream) {
  static const bool left[5] = {true};
  const int lost = words_grid_print(grid, left, stream);
  words_grid_free(grid);
  fputc('\n', stream);
  return lost;
}

void cli_update_amount(double x, const char *unit, words_lang_t lang,
                       char out[WORDS_NUMBER_BYTES]) {
  const double factor = cli_amount_factor(unit);
  const bool is_percent = factor != 1.0 || strcmp(unit, "%") == 0;
  const int decimals = is_percent ? 1 : words_amount_decimals(fabs(x));
  (is_percent ? words_numeral_percent : words_numeral)(out, factor * x, decimals, lang);
}

void cli_update_spread(double low, double middle, double high, const char *unit, words_lang_t lang,
                       char *out, size_t size) {
  char a[WORDS_NUMBER_BYTES], b[WORDS_NUMBER_BYTES], c[WORDS_NUMBER_BYTES];
  cli_update_amount(low, unit, lang, a);
  cli_update_amount(middle, unit, lang, b);
  cli_update_amount(high, unit, lang, c);
  snprintf(out, size, "%s (%s–%s)", b, a, c);
}

static void add_spread(words_grid_t *grid, double low, double middle, double high, const char *unit,
                       words_lang_t lang) {
  char text[4 * WORDS_NUMBER_BYTES];
  cli_update_spread(low, middle, high, unit, lang, text, sizeof text);
  words_grid_add(grid, text);
}

static const char *unit_of(const studies_taught_t *taught) {
  return strcmp(taught->what.name, "inflation") == 0 ? "1/year" : "";
}

static void name_taught(const cli_update_t *self, const studies_taught_t *taught,
                        char out[WORDS_SHOWN]) {
  const words_lang_t lang = self->options->lang;
  const models_series_id_t id = models_series_find(taught->what.name);
  char buffer[WORDS_SHOWN];
  const char *name = id < MODELS_S_COUNT ? cli_output_title(id, lang)
                     : cli_output_name(&self->inputs, taught->what.name, lang, buffer)
                         ? buffer
                         : taught->what.name;
  char year[16], round[16];
  snprintf(year, sizeof year, "%d", taught->what.year);
  snprintf(round, sizeof round, "%d", taught->what.round);
  if (!taught->what.round) {
    snprintf(out, WORDS_SHOWN, "%.900s %s", name, year);
    return;
  }
  char *text = words_message_format(WORDS_MSG_UPDATE_ROUND_OF, lang, WORDS_ARGS(name, year, round));
  snprintf(out, WORDS_SHOWN, "%s", text ? text : "");
  free(text);
}

/* Counts are whole. */
static void name_value(const studies_taught_t *taught, words_lang_t lang,
                       char out[WORDS_NUMBER_BYTES]) {
  if (taught->value == floor(taught->value))
    words_numeral(out, taught->value, 0, lang);
  else
    cli_update_amount(taught->value, unit_of(taught), lang, out);
}

static int print_taught(const cli_update_t *self, FILE *stream) {
  static const words_message_t heads[] = {WORDS_MSG_UPDATE_COL_TAUGHT,
                                          WORDS_MSG_UPDATE_COL_OBSERVED, WORDS_MSG_UPDATE_COL_BITS,
                                          WORDS_MSG_UPDATE_COL_SURPRISE};
  const words_lang_t lang = self->options->lang;
  words_grid_t grid;
  add_head(&grid, heads, 4, lang);
  for (size_t k = 0; k < self->study.taught_count; k++) {
    const studies_taught_t *taught = &self->study.taught[k];
    char label[WORDS_SHOWN], value[WORDS_NUMBER_BYTES];
    name_taught(self, taught, label);
    words_grid_add(&grid, label);
    name_value(taught, lang, value);
    words_grid_add(&grid, value);
    words_numeral(value, taught->bits, 2, lang);
    words_grid_add(&grid, value);
    if (isfinite(taught->surprise))
      words_numeral_chance(value, taught->surprise, 1, lang);
    words_grid_add(&grid, isfinite(taught->surprise) ? value : "–");
  }
  return print_grid(&grid, stream);
}

static int print_learned(const cli_update_t *self, FILE *stream) {
  static const words_message_t heads[] = {WORDS_MSG_UPDATE_COL_LEARNED, WORDS_MSG_UPDATE_COL_BEFORE,
                                          WORDS_MSG_UPDATE_COL_AFTER, WORDS_MSG_UPDATE_COL_LEFT,
                                          WORDS_MSG_UPDATE_COL_WIDE};
  const words_lang_t lang = self->options->lang;
  const bool is_robust = self->study.is_robust;
  words_grid_t grid;
  add_head(&grid, heads, is_robust ? 5 : 4, lang);
  for (size_t d = 0; d < self->study.learned_count; d++) {
    const studies_learned_t *learned = &self->study.learned[d];
    char label[WORDS_SHOWN], text[WORDS_SHOWN + 16], left[WORDS_NUMBER_BYTES];
    snprintf(text, sizeof text, "%s", cli_input_name(&self->inputs, learned->name, lang, label));
    if (learned->year)
      snprintf(text + strlen(text), sizeof text - strlen(text), " %d", learned->year);
    words_grid_add(&grid, text);
    const studies_spread_of_t *b = &learned->before, *a = &learned->after;
    add_spread(&grid, b->low, b->middle, b->high, learned->unit, lang);
    add_spread(&grid, a->low, a->middle, a->high, learned->unit, lang);
    words_numeral_percent(left, 100.0 * a->sd / b->sd, 0, lang);
    words_grid_add(&grid, left);
    words_numeral_chance(left, learned->wide, 0, lang);
    if (is_robust)
      words_grid_add(&grid, left);
  }
  return print_grid(&grid, stream);
}

static void add_estimate(words_grid_t *grid, const studies_estimate_t *e, bool is_event,
                         words_lang_t lang) {
  char text[WORDS_NUMBER_BYTES];
  if (!e || e->defined == 0.0) {
    words_grid_add(grid, "–");
  } else if (is_event) {
    words_numeral_chance(text, e->mean, 1, lang);
    words_grid_add(grid, text);
  } else {
    add_spread(grid, e->quantile[STUDIES_P05], e->quantile[STUDIES_P50], e->quantile[STUDIES_P95],
               e->unit, lang);
  }
}

/* A line for each year, and the total where there is one. */
static void add_output(const cli_update_t *self, words_grid_t *grid, const char *output,
                       const char *label, bool is_event) {
  const studies_update_t *study = &self->study;
  for (size_t y = 0; y <= study->before.years; y++) {
    const int year = y < study->before.years ? study->before.first_year + (int)y : 0;
    const studies_estimate_t *before = studies_forecast_find(&study->before, output, year);
    char text[WORDS_SHOWN], period[WORDS_PERIOD_BYTES];
    if (!before || (!year && study->before.years == 1))
      continue;
    words_period(period, year ? year : study->before.first_year, year ? 1 : study->before.years);
    snprintf(text, sizeof text, "%.900s %s", label, period);
    words_grid_add(grid, text);
    add_estimate(grid, before, is_event, self->options->lang);
    add_estimate(grid, studies_forecast_find(&study->after, output, year), is_event,
                 self->options->lang);
  }
}

static int print_forecast(const cli_update_t *self, FILE *stream) {
  static const words_message_t heads[] = {WORDS_MSG_UPDATE_COL_FORECAST,
                                          WORDS_MSG_UPDATE_COL_BEFORE, WORDS_MSG_UPDATE_COL_AFTER};
  const words_lang_t lang = self->options->lang;
  const models_inputs_t *inputs = &self->inputs.inputs;
  const cli_outlook_rows_t quantities = cli_outlook_quantities(inputs);
  const cli_outlook_rows_t events = cli_outlook_events(inputs);
  char label[WORDS_SHOWN];
  words_grid_t grid;
  add_head(&grid, heads, 3, lang);
  for (size_t i = 0; i < quantities.count; i++)
    if (quantities.rows[i].interval && strncmp(quantities.rows[i].output, "population.", 11) != 0)
      add_output(self, &grid, quantities.rows[i].output,
                 cli_outlook_title(&quantities.rows[i], &self->inputs, lang, label), false);
  for (size_t i = 0; i < events.count; i++) {
    const char *words = cli_outlook_event_label(&events.rows[i], &self->inputs, lang, label);
    if (words)
      add_output(self, &grid, events.rows[i].output, words, true);
  }
  return print_grid(&grid, stream);
}

static int say_conflicts(const cli_update_t *self, FILE *stream) {
  const words_lang_t lang = self->options->lang;
  bool has_any = false;
  int lost = 0;
  for (size_t k = 0; k < self->study.taught_count; k++) {
    const studies_taught_t *taught = &self->study.taught[k];
    char label[WORDS_SHOWN], value[WORDS_NUMBER_BYTES], share[WORDS_NUMBER_BYTES];
    if (!(taught->surprise < conflict))
      continue;
    name_taught(self, taught, label);
    name_value(taught, lang, value);
    words_numeral_chance(share, taught->surprise, 1, lang);
    lost |= cli_say(stream, lang, WORDS_MSG_UPDATE_CONFLICT, WORDS_ARGS(label, value, share));
    has_any = true;
  }
  if (has_any && !self->study.is_robust)
    lost |= cli_say(stream, lang, WORDS_MSG_UPDATE_TRY_ROBUST, NULL);
  return lost;
}

/* How far the data speak for the wide prior. */
static int say_robust(const cli_update_t *self, FILE *stream) {
  const words_lang_t lang = self->options->lang;
  char before[WORDS_NUMBER_BYTES], after[WORDS_NUMBER_BYTES], times[WORDS_NUMBER_BYTES];
  if (!self->study.is_robust)
    return 0;
  words_numeral_chance(before, STUDIES_ROBUST_CHANCE, 0, lang);
  words_numeral_chance(after, self->study.wide, 0, lang);
  words_numeral(times, STUDIES_ROBUST_SCALE, 0, lang);
  return cli_say(stream, lang, WORDS_MSG_UPDATE_ROBUST, WORDS_ARGS(before, times, after));
}

/* What is asked with --variant and --set comes with what was learned: "a --variant b --set x=1".
   The caller frees; NULL: out of memory. */
static char *use_of(const cli_update_t *self) {
  const cli_options_t *options = self->options;
  words_draft_t draft;
  FILE *stream = words_draft_begin(&draft);
  for (size_t i = 0; stream && i < options->variants.count; i++) {
    cli_options_word(stream, options->variants.items[i]);
    fputs(" --variant ", stream);
  }
  if (stream)
    cli_options_word(stream, options->as);
  for (size_t i = 0; stream && i < options->overrides.count; i++) {
    fputs(" --set ", stream);
    cli_options_word(stream, options->overrides.items[i]);
  }
  return words_draft_end(&draft);
}

static int say_foot(const cli_update_t *self, FILE *stream) {
  const studies_update_t *study = &self->study;
  const words_lang_t lang = self->options->lang;
  char draws[WORDS_NUMBER_BYTES], effective[WORDS_NUMBER_BYTES], shape[WORDS_NUMBER_BYTES];
  char kept[24];
  words_numeral(draws, (double)study->draws, 0, lang);
  words_numeral(effective, study->effective, 0, lang);
  words_numeral(shape, study->shape, 2, lang);
  snprintf(kept, sizeof kept, "%zu", study->kept);
  int lost = cli_say(stream, lang, WORDS_MSG_UPDATE_QUALITY, WORDS_ARGS(draws, effective, shape));
  if (study->kept)
    lost |= cli_say(stream, lang, WORDS_MSG_UPDATE_KEPT, WORDS_ARGS(kept));
  lost |= cli_say(stream, lang, WORDS_MSG_UPDATE_FOOT, NULL);
  char *variant = words_escape(self->variant, 0), *lines = words_escape(self->lines, 0);
  char *use = use_of(self);
  lost |= !variant || !lines || !use ||
          cli_say(stream, lang, WORDS_MSG_UPDATE_WRITTEN, WORDS_ARGS(variant, lines, use));
  free(use);
  free(variant);
  free(lines);
  return lost;
}

int cli_update_print(const void *subject, FILE *stream) {
  const cli_update_t *self = subject;
  const words_lang_t lang = self->options->lang;
  char label[INPUTS_LABEL_SIZE], replicates[WORDS_NUMBER_BYTES], seed[24];
  words_numeral(replicates, (double)self->options->replicates, 0, lang);
  snprintf(seed, sizeof seed, "%llu", (unsigned long long)self->options->seed);
  int lost = cli_say(stream, lang, WORDS_MSG_TABLE_HEAD,
                     WORDS_ARGS(inputs_label(&self->inputs, "programme", lang, label),
                                self->scenario, replicates, seed));
  fputc('\n', stream);
  lost |= print_taught(self, stream) | print_learned(self, stream) | print_forecast(self, stream);
  lost |= say_conflicts(self, stream) | say_robust(self, stream) | say_foot(self, stream);
  return lost ? -1 : 0;
}

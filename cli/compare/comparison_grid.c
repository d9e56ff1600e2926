// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/compare/comparison_grid.h"

#include "cli/common/goals.h"
#include "cli/common/outlook.h"
#include "cli/common/output_words.h"
#include "sim/decimal.h"
#include "words/numeral.h"

#include <math.h>
#include <string.h>

enum { CELL = 2 * WORDS_NUMBER_BYTES + 16 };

typedef struct {
  const studies_contrast_t *contrast;
  words_lang_t lang;
  int years[CLI_COMPARISON_COLUMNS - 1]; /* 0 is the total */
  size_t year_count;
  words_grid_t grid;
} show_t;

static void number(const show_t *self, char out[WORDS_NUMBER_BYTES], double x, int decimals) {
  words_numeral(out, x, decimals, self->lang);
}

/* Decimals that show the first digit of the error: at least as many as given, at most two more. */
static int decimals_for(double error, int least) {
  int decimals = least;
  while (decimals < least + 2 && error * sim_ten_to(decimals) < 0.95)
    decimals++;
  return decimals;
}

/* "6.386 ± 0,6", never ± 0; without error where every replicate has the same difference. */
static void add_mean(show_t *self, double mean, double error, int decimals) {
  char text[CELL] = "–", at[WORDS_NUMBER_BYTES], by[WORDS_NUMBER_BYTES];
  const int shown = error > 0.0 ? decimals_for(error, decimals) : decimals;
  const double unit = sim_ten_to(-shown);
  number(self, at, mean, shown);
  number(self, by, fmax(error, unit), shown);
  if (isfinite(mean) && error > 0.0)
    snprintf(text, sizeof text, "%s ± %s%s", at, error < 0.5 * unit ? "<" : "", by);
  else if (isfinite(mean))
    snprintf(text, sizeof text, "%s", at);
  words_grid_add(&self->grid, text);
}

static void add_number(show_t *self, double x, int decimals) {
  char text[WORDS_NUMBER_BYTES];
  number(self, text, x, decimals);
  words_grid_add(&self->grid, text);
}

/* In %, without the sign. */
static void share(const show_t *self, char out[WORDS_NUMBER_BYTES], double p) {
  words_format_chance(out, 100.0 * p, &(words_format_t){.decimals = 1, .lang = self->lang});
}

static void add_signs(show_t *self, const studies_difference_t *d) {
  char text[CELL], up[WORDS_NUMBER_BYTES], down[WORDS_NUMBER_BYTES];
  share(self, up, d->positive);
  share(self, down, d->negative);
  snprintf(text, sizeof text, isfinite(d->positive) ? "%s / %s" : "–", up, down);
  words_grid_add(&self->grid, text);
}

typedef enum { LINE_MEAN, LINE_POINTS, LINE_P05, LINE_P95, LINE_SIGNS } line_t;

/* The row's own decimals; more for small amounts of money. */
static int decimals_of(const show_t *self, const cli_outlook_row_t *row) {
  int decimals = row->decimals;
  double widest = 0.0;
  for (size_t i = 0; i < self->year_count; i++) {
    const studies_difference_t *d =
        studies_contrast_find(self->contrast, row->output, self->years[i]);
    if (!d || !cli_outlook_is_money(d->unit) || isnan(d->mean))
      continue;
    widest = fmax(widest,
                  fmax(fabs(d->quantile[STUDIES_DIFF_P05]), fabs(d->quantile[STUDIES_DIFF_P95])));
  }
  const int needed = words_amount_decimals(widest);
  return needed > decimals ? needed : decimals;
}

static void add_line(show_t *self, const char *label, const cli_outlook_row_t *row, line_t line) {
  const int decimals = decimals_of(self, row);
  words_grid_add(&self->grid, label);
  for (size_t i = 0; i < self->year_count; i++) {
    const studies_difference_t *d =
        studies_contrast_find(self->contrast, row->output, self->years[i]);
    if (!d)
      words_grid_add(&self->grid, NULL);
    else if (line == LINE_MEAN)
      add_mean(self, d->mean, d->mc_se, decimals);
    else if (line == LINE_POINTS)
      add_mean(self, 100.0 * d->mean, 100.0 * d->mc_se, decimals);
    else if (line == LINE_SIGNS)
      add_signs(self, d);
    else
      add_number(self, d->quantile[line == LINE_P05 ? STUDIES_DIFF_P05 : STUDIES_DIFF_P95],
                 decimals);
  }
}

cli_change_t cli_comparison_change(const studies_contrast_t *contrast,
                                   const cli_outlook_row_t *row) {
  const char *name = row->output;
  cli_change_t found = CLI_ABSENT;
  for (size_t i = 0; i < contrast->count; i++) {
    const studies_difference_t *d = &contrast->differences[i];
    if (strcmp(d->output, name) == 0 && d->zero < 1.0)
      return CLI_CHANGED;
    found = strcmp(d->output, name) == 0 && d->defined > 0.0 ? CLI_SAME : found;
  }
  return found;
}

static void add_head(show_t *self, words_message_t label) {
  words_grid_add(&self->grid, words_message(label, self->lang));
  for (size_t i = 0; i < self->year_count; i++) {
    char text[WORDS_PERIOD_BYTES];
    const int year = self->years[i];
    words_period(text, year ? year : self->contrast->first_year, year ? 1 : self->contrast->years);
    words_grid_add(&self->grid, text);
  }
}

static void add_quantities(show_t *self) {
  const inputs_programme_t *inputs = &self->contrast->variant->inputs;
  const cli_outlook_rows_t all = cli_outlook_quantities(&inputs->inputs);
  char buffer[WORDS_SHOWN];
  size_t shown = 0;
  for (size_t i = 0; i < all.count; i++) {
    const cli_outlook_row_t *row = &all.rows[i];
    if (cli_comparison_change(self->contrast, row) != CLI_CHANGED)
      continue;
    if (shown++ == 0)
      add_head(self, WORDS_MSG_COMPARE_HEAD_MEAN);
    add_line(self, cli_outlook_title(row, inputs, self->lang, buffer), row, LINE_MEAN);
    add_line(self, "  P5", row, LINE_P05);
    add_line(self, "  P95", row, LINE_P95);
    add_line(self, words_message(WORDS_MSG_COMPARE_SIGNS, self->lang), row, LINE_SIGNS);
  }
}

const char *cli_comparison_event(const studies_contrast_t *contrast, const cli_outlook_row_t *event,
                                 words_lang_t lang, char buffer[WORDS_SHOWN]) {
  const inputs_programme_t *variant = &contrast->variant->inputs;
  const inputs_programme_t *reference = &contrast->reference->inputs;
  bool judged;
  cli_goal_event(variant, event->output, lang, &judged, buffer);
  return cli_outlook_event_label(event, judged ? variant : reference, lang, buffer);
}

static void add_events(show_t *self) {
  const cli_outlook_rows_t all = cli_outlook_events(&self->contrast->variant->inputs.inputs);
  char buffer[WORDS_SHOWN];
  size_t shown = 0;
  for (size_t i = 0; i < all.count; i++) {
    const char *label = cli_comparison_event(self->contrast, &all.rows[i], self->lang, buffer);
    if (!label || cli_comparison_change(self->contrast, &all.rows[i]) != CLI_CHANGED)
      continue;
    if (shown++ == 0)
      add_head(self, WORDS_MSG_COMPARE_HEAD_POINTS);
    add_line(self, label, &all.rows[i], LINE_POINTS);
  }
}

/* All years and the total when they fit; else the first ones and the total. */
static void choose_years(show_t *self) {
  const studies_contrast_t *contrast = self->contrast;
  for (size_t y = 0; y < contrast->years && y < CLI_OUTLOOK_YEARS; y++)
    self->years[self->year_count++] = contrast->first_year + (int)y;
  if (contrast->years > 1 &&
      studies_contrast_find(contrast, models_series_name(MODELS_S_PLACES), 0))
    self->years[self->year_count++] = 0;
}

words_grid_t cli_comparison_grid(const studies_contrast_t *contrast, words_lang_t lang) {
  show_t self = {.contrast = contrast, .lang = lang};
  choose_years(&self);
  words_grid_init(&self.grid, self.year_count + 1);
  add_quantities(&self);
  add_events(&self);
  return self.grid;
}

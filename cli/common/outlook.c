// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/outlook.h"

#include "cli/common/goals.h"
#include "cli/common/limits.h"
#include "cli/common/naming.h"
#include "cli/common/outlook_rows.h"
#include "cli/common/robustness_show.h"
#include "cli/common/say.h"
#include "words/grid.h"
#include "words/numeral.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { YEARS_SHOWN = CLI_OUTLOOK_YEARS, COLUMNS_MAX = YEARS_SHOWN + 2 };

typedef struct {
  const studies_forecast_t *forecast;
  const inputs_programme_t *inputs;
  words_lang_t lang;
  const studies_robustness_t *robustness; /* NULL: not shown */
  int years[COLUMNS_MAX - 1];             /* 0 is the total */
  size_t year_count;
  words_grid_t grid;
} outlook_t;

static void add_number(outlook_t *self, double x, int decimals, bool chance) {
  char text[WORDS_NUMBER_BYTES] = "–";
  if (isfinite(x))
    (chance ? words_numeral_chance : words_numeral)(text, x, decimals, self->lang);
  words_grid_add(&self->grid, text);
}

/* The row's own decimals; more for small amounts of money. */
static int decimals_of(const outlook_t *self, const cli_outlook_row_t *row) {
  double medians[COLUMNS_MAX];
  size_t count = 0;
  for (size_t i = 0; i < self->year_count; i++) {
    const studies_estimate_t *e =
        studies_forecast_find(self->forecast, row->output, self->years[i]);
    if (e && cli_outlook_is_money(e->unit))
      medians[count++] = e->quantile[STUDIES_P50];
  }
  const int needed = words_amounts_decimals(medians, count);
  return needed > row->decimals ? needed : row->decimals;
}

/* One line: `quantile` picks a number of an estimate; −1, the probability of an event. */
static void add_line(outlook_t *self, const char *label, const cli_outlook_row_t *row,
                     int quantile) {
  const int decimals = decimals_of(self, row);
  words_grid_add(&self->grid, label);
  for (size_t i = 0; i < self->year_count; i++) {
    const studies_estimate_t *e =
        studies_forecast_find(self->forecast, row->output, self->years[i]);
    if (e && quantile < 0)
      add_number(self, e->mean, decimals, true);
    else if (e)
      add_number(self, e->quantile[quantile], decimals, false);
    else
      words_grid_add(&self->grid, NULL);
  }
}

/* The line of an event under a changed spread. */
static void add_changed(outlook_t *self, const char *label, const cli_outlook_row_t *row,
                        size_t run) {
  words_grid_add(&self->grid, label);
  for (size_t i = 0; i < self->year_count; i++) {
    const studies_estimate_t *e =
        studies_robustness_find(self->robustness, run, row->output, self->years[i]);
    add_number(self, e ? e->mean : (double)NAN, row->decimals, true);
  }
}

static void add_event(outlook_t *self, const char *label, const cli_outlook_row_t *row) {
  add_line(self, label, row, -1);
  if (!self->robustness)
    return;
  if (self->robustness->count == STUDIES_SPREADS) {
    add_changed(self, "  ÷2", row, STUDIES_HALVED);
    add_changed(self, "  ×2", row, STUDIES_DOUBLED);
  }
  for (size_t i = 0; i < STUDIES_WIDTHS && self->robustness->count == STUDIES_WIDTHS; i++) {
    const size_t run = studies_robustness_ascending(i);
    char width[CLI_WIDTH_BYTES], indented[CLI_WIDTH_BYTES + 2];
    cli_robustness_width(run, self->lang, width);
    snprintf(indented, sizeof indented, "  %s", width);
    add_changed(self, indented, row, run);
  }
}

/* An output that is not there (the programme has no goal, say, or --only leaves it out) has no
 * line. */
static bool has(const outlook_t *self, const char *output) {
  for (size_t i = 0; i < self->year_count; i++)
    if (studies_forecast_find(self->forecast, output, self->years[i]))
      return true;
  return false;
}

static void add_head(outlook_t *self, words_message_t label) {
  words_grid_add(&self->grid, words_message(label, self->lang));
  for (size_t i = 0; i < self->year_count; i++) {
    char text[WORDS_PERIOD_BYTES];
    const int year = self->years[i];
    words_period(text, year ? year : self->forecast->first_year, year ? 1 : self->forecast->years);
    words_grid_add(&self->grid, text);
  }
}

static void add_quantity(outlook_t *self, const char *label, const cli_outlook_row_t *row) {
  add_line(self, label, row, STUDIES_P50);
  if (row->interval) {
    add_line(self, "  P5", row, STUDIES_P05);
    add_line(self, "  P95", row, STUDIES_P95);
  }
}

static bool is_in(const cli_outlook_rows_t *rows, const char *output) {
  for (size_t i = 0; i < rows->count; i++)
    if (strcmp(rows->rows[i].output, output) == 0)
      return true;
  return false;
}

/* What --only names and the table has no line for otherwise. */
static void add_asked(outlook_t *self, const cli_outlook_rows_t *shown) {
  const studies_forecast_t *forecast = self->forecast;
  char buffer[WORDS_SHOWN];
  for (size_t i = 0; studies_forecast_is_chosen(forecast) && i < forecast->count; i++) {
    const studies_estimate_t *e = &forecast->estimates[i];
    const bool repeated = i > 0 && strcmp(e->output, e[-1].output) == 0;
    if (repeated || strcmp(e->unit, "event") == 0 || is_in(shown, e->output))
      continue;
    cli_outlook_row_t row = {.interval = true};
    row.decimals = e->whole || cli_outlook_is_money(e->unit)
                       ? 0
                       : words_decimals_of(e->quantile[STUDIES_P50], 3);
    snprintf(row.output, sizeof row.output, "%s", e->output);
    if (has(self, row.output))
      add_quantity(self, cli_outlook_title(&row, self->inputs, self->lang, buffer), &row);
  }
}

/* The programme's own events, by the names that events.csv gives them. */
static void add_own_events(outlook_t *self) {
  const models_inputs_t *inputs = &self->inputs->inputs;
  for (size_t e = 0; e < inputs->event_count; e++) {
    char label[INPUTS_LABEL_SIZE];
    if (!has(self, inputs->events[e].name))
      continue;
    words_grid_add(&self->grid,
                   inputs_label(self->inputs, inputs->events[e].name, self->lang, label));
    for (size_t i = 0; i < self->year_count; i++) {
      const studies_estimate_t *found =
          studies_forecast_find(self->forecast, inputs->events[e].name, self->years[i]);
      add_number(self, found ? found->mean : (double)NAN, 1, true);
    }
  }
}

static void fill_levels(outlook_t *self) {
  const cli_outlook_rows_t shown = cli_outlook_quantities(&self->inputs->inputs);
  char buffer[WORDS_SHOWN];
  add_head(self, WORDS_MSG_HEAD_MEDIAN);
  for (size_t i = 0; i < shown.count; i++) {
    const cli_outlook_row_t *row = &shown.rows[i];
    if (has(self, row->output))
      add_quantity(self, cli_outlook_title(row, self->inputs, self->lang, buffer), row);
  }
  add_asked(self, &shown);
}

static void fill_chances(outlook_t *self) {
  const cli_outlook_rows_t shown = cli_outlook_events(&self->inputs->inputs);
  char buffer[WORDS_SHOWN];
  add_head(self, WORDS_MSG_HEAD_PROBABILITY);
  for (size_t i = 0; i < shown.count; i++) {
    const char *label = cli_outlook_event_label(&shown.rows[i], self->inputs, self->lang, buffer);
    if (label && has(self, shown.rows[i].output))
      add_event(self, label, &shown.rows[i]);
  }
  add_own_events(self);
}

/* The largest standard error of a probability; where none was ever other than 0 or 1, what n
   replicates could have missed with 95 % certainty, 3/n (the rule of three). */
static double largest_error(const outlook_t *self) {
  const cli_outlook_rows_t shown = cli_outlook_events(&self->inputs->inputs);
  double largest = 0.0;
  for (size_t i = 0; i < shown.count; i++)
    for (size_t y = 0; y < self->year_count; y++) {
      const studies_estimate_t *e =
          studies_forecast_find(self->forecast, shown.rows[i].output, self->years[y]);
      largest = e && e->mc_se > largest ? e->mc_se : largest;
    }
  return largest > 0.0 ? largest : fmin(1.0, 3.0 / (double)self->forecast->replicates);
}

/* All years and the total when they fit; else the first ones and the total. */
static void choose_years(outlook_t *self) {
  const size_t shown = self->forecast->years <= YEARS_SHOWN ? self->forecast->years : YEARS_SHOWN;
  for (size_t y = 0; y < shown; y++)
    self->years[self->year_count++] = self->forecast->first_year + (int)y;
  if (self->forecast->years > 1)
    self->years[self->year_count++] = 0;
}

/* Ready to be filled. */
static outlook_t outlook_of(const studies_forecast_t *forecast,
                            const studies_robustness_t *robustness,
                            const inputs_programme_t *inputs, words_lang_t lang) {
  outlook_t self = {.forecast = forecast,
                    .inputs = inputs,
                    .lang = lang,
                    .robustness = robustness && robustness->replicates ? robustness : NULL};
  choose_years(&self);
  words_grid_init(&self.grid, self.year_count + 1);
  return self;
}

words_grid_t cli_outlook_levels(const studies_forecast_t *forecast,
                                const inputs_programme_t *inputs, words_lang_t lang) {
  outlook_t self = outlook_of(forecast, NULL, inputs, lang);
  fill_levels(&self);
  return self.grid;
}

words_grid_t cli_outlook_chances(const studies_forecast_t *forecast,
                                 const studies_robustness_t *robustness,
                                 const inputs_programme_t *inputs, words_lang_t lang) {
  outlook_t self = outlook_of(forecast, robustness, inputs, lang);
  fill_chances(&self);
  return self.grid;
}

/* What must be known below the numbers. */
static int say_foot(const outlook_t *self, FILE *stream) {
  const words_lang_t lang = self->lang;
  char error[WORDS_NUMBER_BYTES], replicates[WORDS_NUMBER_BYTES];
  words_numeral(error, 100.0 * largest_error(self), 2, lang);
  const bool has_events = studies_forecast_has_events(self->forecast);
  int lost = has_events ? cli_say(stream, lang, WORDS_MSG_FOOT_ERROR, WORDS_ARGS(error)) : 0;
  lost |= cli_say(stream, lang, WORDS_MSG_FOOT_INTERVAL, NULL);
  if (has_events && self->forecast->years > 1)
    lost |= cli_say(stream, lang, WORDS_MSG_FOOT_TOTAL, NULL);
  if (self->robustness) {
    words_numeral(replicates, (double)self->robustness->replicates, 0, lang);
    lost |= cli_say(stream, lang,
                    self->robustness->count == STUDIES_SPREADS ? WORDS_MSG_FOOT_ROBUST
                                                               : WORDS_MSG_FOOT_WIDTHS,
                    WORDS_ARGS(replicates));
    lost |= cli_robustness_say(self->robustness, self->inputs, lang, stream);
  }
  if (has_events)
    lost |= cli_goals_print(self->inputs, lang, stream);
  return lost | cli_limits_print(self->forecast, self->inputs, lang, stream);
}

int cli_outlook_foot(const studies_forecast_t *forecast, const studies_robustness_t *robustness,
                     const inputs_programme_t *inputs, words_lang_t lang, FILE *stream) {
  outlook_t self = outlook_of(forecast, robustness, inputs, lang);
  const int lost = say_foot(&self, stream);
  words_grid_free(&self.grid);
  return lost ? -1 : 0;
}

int cli_outlook_print(const studies_forecast_t *forecast, const studies_robustness_t *robustness,
                      const inputs_programme_t *inputs, const char *scenario, words_lang_t lang,
                      FILE *stream) {
  outlook_t self = outlook_of(forecast, robustness, inputs, lang);
  char label[INPUTS_LABEL_SIZE];
  const char *title = inputs_label(inputs, "programme", lang, label);
  char replicates[WORDS_NUMBER_BYTES], seed[24];
  words_numeral(replicates, (double)forecast->replicates, 0, lang);
  snprintf(seed, sizeof seed, "%llu", (unsigned long long)forecast->seed);
  fill_levels(&self);
  if (studies_forecast_has_events(forecast))
    fill_chances(&self);
  int lost =
      cli_say(stream, lang, WORDS_MSG_TABLE_HEAD, WORDS_ARGS(title, scenario, replicates, seed));
  fputc('\n', stream);
  lost |= words_grid_print(&self.grid, (const bool[COLUMNS_MAX]){true}, stream);
  fputc('\n', stream);
  lost |= say_foot(&self, stream);
  words_grid_free(&self.grid);
  return lost ? -1 : 0;
}

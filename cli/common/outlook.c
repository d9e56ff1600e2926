// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/outlook.h"

#include "cli/common/robustness_show.h"

#include "cli/common/goals.h"
#include "cli/common/limits.h"
#include "cli/common/notes.h"
#include "cli/common/output_words.h"
#include "cli/common/say.h"
#include "words/grid.h"
#include "words/numeral.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { YEARS_SHOWN = CLI_OUTLOOK_YEARS, COLUMNS_MAX = YEARS_SHOWN + 2 };

static const cli_outlook_row_t quantities[] = {
    {MODELS_S_TARGET, 0, true},           {MODELS_S_PLACES, 0, false},
    {MODELS_S_BENEFICIARIES, 0, true},    {MODELS_S_PARTICIPANTS, 0, true},
    {MODELS_S_INDICATOR_FORM, 1, true},   {MODELS_S_INDICATOR_CONTACT, 1, true},
    {MODELS_S_INDICATOR_DEAL, 1, true},   {MODELS_S_CEILING, 0, false},
    {MODELS_S_REQUIRED, 0, true},         {MODELS_S_SPENDING, 0, true},
    {MODELS_S_COST_BENEFICIARY, 1, true},
};

static const cli_outlook_row_t events[] = {
    {MODELS_S_SUFFICES, 1, false},         {MODELS_S_FILLED, 1, false},
    {MODELS_S_PLAN_MET, 1, false},         {MODELS_S_GOAL_MET_FORM, 1, false},
    {MODELS_S_GOAL_MET_CONTACT, 1, false}, {MODELS_S_GOAL_MET_DEAL, 1, false},
    {MODELS_S_ALL_MET, 1, false},
};

const cli_outlook_row_t *cli_outlook_quantities(size_t *count) {
  *count = sizeof quantities / sizeof quantities[0];
  return quantities;
}

const cli_outlook_row_t *cli_outlook_events(size_t *count) {
  *count = sizeof events / sizeof events[0];
  return events;
}

const char *cli_outlook_event_label(const cli_outlook_row_t *event, const models_inputs_t *inputs,
                                    words_lang_t lang) {
  bool judged;
  const char *words = cli_goal_event(inputs, event->output, lang, &judged);
  return words && judged && event->output == MODELS_S_ALL_MET ? NULL
         : words                                              ? words
                 : cli_output_title(event->output, lang);
}

bool cli_outlook_is_money(const char *unit) {
  return strncmp(unit, "M$", 2) == 0;
}

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
        studies_forecast_find(self->forecast, models_series_name(row->output), self->years[i]);
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
        studies_forecast_find(self->forecast, models_series_name(row->output), self->years[i]);
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
                        models_spread_t spread) {
  words_grid_add(&self->grid, label);
  for (size_t i = 0; i < self->year_count; i++) {
    const studies_estimate_t *e = studies_robustness_find(
        self->robustness, spread, models_series_name(row->output), self->years[i]);
    add_number(self, e ? e->mean : (double)NAN, row->decimals, true);
  }
}

static void add_event(outlook_t *self, const char *label, const cli_outlook_row_t *row) {
  add_line(self, label, row, -1);
  if (!self->robustness)
    return;
  add_changed(self, "  ÷2", row, MODELS_SPREAD_HALVED);
  add_changed(self, "  ×2", row, MODELS_SPREAD_DOUBLED);
}

/* An output that the programme lacks (no goal, say) has no line. */
static bool has(const outlook_t *self, const cli_outlook_row_t *row) {
  return studies_forecast_find(self->forecast, models_series_name(row->output),
                               self->forecast->first_year) != NULL;
}

static void add_head(outlook_t *self, words_message_t label) {
  words_grid_add(&self->grid, words_message(label, self->lang));
  for (size_t i = 0; i < self->year_count; i++) {
    char text[32];
    const int first = self->forecast->first_year;
    if (self->years[i])
      snprintf(text, sizeof text, "%d", self->years[i]);
    else
      snprintf(text, sizeof text, "%d–%d", first, first + (int)self->forecast->years - 1);
    words_grid_add(&self->grid, text);
  }
}

/* The programme's own events, by the names that events.csv gives them. */
static void add_own_events(outlook_t *self) {
  const models_inputs_t *inputs = &self->inputs->inputs;
  for (size_t e = 0; e < inputs->event_count; e++) {
    char label[INPUTS_LABEL_SIZE];
    words_grid_add(&self->grid,
                   inputs_label(self->inputs, inputs->events[e].name, self->lang, label));
    for (size_t i = 0; i < self->year_count; i++) {
      const studies_estimate_t *found =
          studies_forecast_find(self->forecast, inputs->events[e].name, self->years[i]);
      add_number(self, found ? found->mean : (double)NAN, 1, true);
    }
  }
}

static void fill(outlook_t *self) {
  add_head(self, WORDS_MSG_HEAD_MEDIAN);
  for (size_t i = 0; i < sizeof quantities / sizeof quantities[0]; i++) {
    const cli_outlook_row_t *row = &quantities[i];
    if (!has(self, row))
      continue;
    add_line(self, cli_output_title(row->output, self->lang), row, STUDIES_P50);
    if (row->interval) {
      add_line(self, "  P5", row, STUDIES_P05);
      add_line(self, "  P95", row, STUDIES_P95);
    }
  }
  add_head(self, WORDS_MSG_HEAD_PROBABILITY);
  for (size_t i = 0; i < sizeof events / sizeof events[0]; i++) {
    const char *label = cli_outlook_event_label(&events[i], &self->inputs->inputs, self->lang);
    if (label && has(self, &events[i]))
      add_event(self, label, &events[i]);
  }
  add_own_events(self);
}

/* The largest standard error of a probability; where none was ever other than 0 or 1, what n
   replicates could have missed with 95 % certainty, 3/n (the rule of three). */
static double largest_error(const outlook_t *self) {
  double largest = 0.0;
  for (size_t i = 0; i < sizeof events / sizeof events[0]; i++)
    for (size_t y = 0; y < self->year_count; y++) {
      const studies_estimate_t *e = studies_forecast_find(
          self->forecast, models_series_name(events[i].output), self->years[y]);
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

int cli_outlook_print(const studies_forecast_t *forecast, const studies_robustness_t *robustness,
                      const inputs_programme_t *inputs, const char *scenario, words_lang_t lang,
                      FILE *stream) {
  outlook_t self = {.forecast = forecast,
                    .inputs = inputs,
                    .lang = lang,
                    .robustness = robustness && robustness->replicates ? robustness : NULL};
  char label[INPUTS_LABEL_SIZE];
  const char *title = inputs_label(inputs, "programme", lang, label);
  char replicates[WORDS_NUMBER_BYTES], error[WORDS_NUMBER_BYTES], seed[24];
  words_numeral(replicates, (double)forecast->replicates, 0, lang);
  snprintf(seed, sizeof seed, "%llu", (unsigned long long)forecast->seed);
  choose_years(&self);
  words_grid_init(&self.grid, self.year_count + 1);
  fill(&self);
  words_numeral(error, 100.0 * largest_error(&self), 2, lang);
  int lost =
      cli_say(stream, lang, WORDS_MSG_TABLE_HEAD, WORDS_ARGS(title, scenario, replicates, seed));
  fputc('\n', stream);
  lost |= words_grid_print(&self.grid, (const bool[COLUMNS_MAX]){true}, stream);
  fputc('\n', stream);
  lost |= cli_say(stream, lang, WORDS_MSG_FOOT_ERROR, WORDS_ARGS(error));
  lost |= cli_say(stream, lang, WORDS_MSG_FOOT_INTERVAL, NULL);
  if (forecast->years > 1)
    lost |= cli_say(stream, lang, WORDS_MSG_FOOT_TOTAL, NULL);
  if (self.robustness) {
    words_numeral(replicates, (double)self.robustness->replicates, 0, lang);
    lost |= cli_say(stream, lang, WORDS_MSG_FOOT_ROBUST, WORDS_ARGS(replicates));
    lost |= cli_robustness_say(self.robustness, inputs, lang, stream);
  }
  lost |= cli_goals_print(&inputs->inputs, lang, stream);
  lost |= cli_limits_print(forecast, lang, stream);
  words_grid_free(&self.grid);
  return lost ? -1 : 0;
}

/* What the reader of the table knows an output by; NULL: it is not shown. */
static const char *shown_as(const inputs_programme_t *inputs, const char *output, words_lang_t lang,
                            char label[INPUTS_LABEL_SIZE]) {
  for (size_t i = 0; i < sizeof quantities / sizeof quantities[0]; i++)
    if (strcmp(output, models_series_name(quantities[i].output)) == 0)
      return cli_output_title(quantities[i].output, lang);
  for (size_t i = 0; i < sizeof events / sizeof events[0]; i++)
    if (strcmp(output, models_series_name(events[i].output)) == 0)
      return cli_output_title(events[i].output, lang);
  for (size_t e = 0; e < inputs->inputs.event_count; e++)
    if (strcmp(output, inputs->inputs.events[e].name) == 0)
      return inputs_label(inputs, output, lang, label);
  return NULL;
}

int cli_outlook_notes(const inputs_programme_t *inputs, words_lang_t lang, FILE *stream) {
  char buffer[INPUTS_LABEL_SIZE];
  int lost = 0;
  for (size_t n = 0; n < inputs->note_count; n++) {
    const char *label = shown_as(inputs, inputs->notes[n].output, lang, buffer);
    if (label)
      lost |= cli_note_say(&inputs->notes[n], label, lang, stream);
  }
  return lost;
}

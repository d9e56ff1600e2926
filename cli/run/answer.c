// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/answer.h"

#include "cli/common/outlook_rows.h"
#include "cli/run/answer_says.h"
#include "words/numeral.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* An answer in the making. */
typedef struct {
  cli_answer_t *out;
  const studies_forecast_t *forecast;
  const studies_robustness_t *robustness; /* NULL: not shown */
  const inputs_programme_t *inputs;
  words_lang_t lang;
  size_t columns; /* years, and the total of several */
} making_t;

/* The year of a column; 0: all of them. */
static int year_of(const making_t *self, size_t column) {
  return column < self->forecast->years ? self->forecast->first_year + (int)column : 0;
}

static const char *head_of(making_t *self, size_t column) {
  const int year = year_of(self, column);
  char text[WORDS_PERIOD_BYTES];
  words_period(text, year ? year : self->forecast->first_year, year ? 1 : self->forecast->years);
  return cli_answer_text(self->out, strdup(text));
}

/* What one number of an estimate is. */
typedef enum { MEAN, P05, P50, P95 } what_t;

static double number_of(const studies_estimate_t *estimate, what_t what) {
  static const int quantiles[] = {[P05] = STUDIES_P05, [P50] = STUDIES_P50, [P95] = STUDIES_P95};
  if (!estimate)
    return (double)NAN;
  return what == MEAN ? estimate->mean : estimate->quantile[quantiles[what]];
}

/* A line of numbers of an output; NULL when memory is short. */
static reports_line_t *add_output(making_t *self, const char *label, const char *output,
                                  what_t what) {
  double *values, *errors = NULL;
  if (what == MEAN)
    errors = cli_answer_hold(self->out, calloc(self->columns, sizeof *errors));
  reports_line_t *line = cli_answer_line(self->out, label, &values);
  for (size_t c = 0; line && c < self->columns; c++) {
    const studies_estimate_t *e = studies_forecast_find(self->forecast, output, year_of(self, c));
    values[c] = number_of(e, what);
    if (errors && e && isfinite(e->mc_se))
      errors[c] = e->mc_se;
  }
  if (line) {
    line->errors = errors;
    line->is_share = what == MEAN;
  }
  return line;
}

static void add_changed(making_t *self, const char *label, const char *output,
                        studies_spread_t spread) {
  double *values;
  reports_line_t *line = cli_answer_line(self->out, label, &values);
  for (size_t c = 0; line && c < self->columns; c++)
    values[c] = number_of(
        studies_robustness_find(self->robustness, spread, output, year_of(self, c)), MEAN);
  if (line)
    line->is_share = line->is_part = true;
}

static bool has(const making_t *self, const char *output) {
  for (size_t c = 0; c < self->columns; c++)
    if (studies_forecast_find(self->forecast, output, year_of(self, c)))
      return true;
  return false;
}

static void add_event(making_t *self, const char *label, const char *output) {
  add_output(self, label, output, MEAN);
  cli_answer_chart_line(self->out);
  cli_answer_notes(self->out, self->inputs, output, label);
  if (!self->robustness)
    return;
  add_changed(self, "÷2", output, STUDIES_HALVED);
  add_changed(self, "×2", output, STUDIES_DOUBLED);
}

static void add_events(making_t *self) {
  const models_inputs_t *inputs = &self->inputs->inputs;
  const cli_outlook_rows_t events = cli_outlook_events(inputs);
  char buffer[WORDS_SHOWN], label[INPUTS_LABEL_SIZE];
  for (size_t i = 0; i < events.count; i++) {
    const char *title = cli_outlook_event_label(&events.rows[i], self->inputs, self->lang, buffer);
    if (title && has(self, events.rows[i].output))
      add_event(self, title, events.rows[i].output);
  }
  for (size_t e = 0; e < inputs->event_count; e++) {
    const char *output = inputs->events[e].name;
    const char *title = inputs_label(self->inputs, output, self->lang, label);
    if (!has(self, output))
      continue;
    add_output(self, title, output, MEAN);
    cli_answer_notes(self->out, self->inputs, output, title);
  }
}

/* The row's own decimals; more for small amounts of money. */
static int decimals_of(const making_t *self, const cli_outlook_row_t *row, const double *medians) {
  const studies_estimate_t *e =
      studies_forecast_find(self->forecast, row->output, self->forecast->first_year);
  const int needed =
      e && cli_outlook_is_money(e->unit) ? words_amounts_decimals(medians, self->columns) : 0;
  return needed > row->decimals ? needed : row->decimals;
}

/* What the plan is about. */
static bool is_charted(const char *output) {
  return strcmp(output, models_series_name(MODELS_S_BENEFICIARIES)) == 0;
}

static void add_quantity(making_t *self, const cli_outlook_row_t *row) {
  char buffer[WORDS_SHOWN];
  const char *title = cli_outlook_title(row, self->inputs, self->lang, buffer);
  const what_t ends[] = {P50, P05, P95};
  const char *const labels[] = {title, "P5", "P95"};
  int decimals = row->decimals;
  for (size_t i = 0; i < (row->interval ? 3 : 1); i++) {
    reports_line_t *line = add_output(self, labels[i], row->output, ends[i]);
    if (!line)
      return;
    if (i == 0)
      decimals = decimals_of(self, row, line->values);
    line->decimals = decimals;
    line->is_part = i > 0;
    if (is_charted(row->output))
      cli_answer_chart_line(self->out);
  }
  if (is_charted(row->output))
    cli_answer_chart(self->out, REPORTS_LINE_CHART, cli_answer_text(self->out, strdup(title)),
                     self->forecast->years);
  cli_answer_notes(self->out, self->inputs, row->output, title);
}

static void add_quantities(making_t *self) {
  const cli_outlook_rows_t rows = cli_outlook_quantities(&self->inputs->inputs);
  for (size_t i = 0; i < rows.count; i++)
    if (has(self, rows.rows[i].output))
      add_quantity(self, &rows.rows[i]);
}

int cli_run_answer(cli_answer_t *self, const studies_forecast_t *forecast,
                   const studies_robustness_t *robustness, const inputs_programme_t *inputs,
                   words_lang_t lang) {
  making_t making = {.out = self,
                     .forecast = forecast,
                     .robustness = robustness->replicates ? robustness : NULL,
                     .inputs = inputs,
                     .lang = lang,
                     .columns = forecast->years + (forecast->years > 1)};
  *self = (cli_answer_t){.lang = lang};
  const char **heads = cli_answer_hold(self, calloc(making.columns, sizeof *heads));
  for (size_t c = 0; heads && c < making.columns; c++)
    heads[c] = head_of(&making, c);
  cli_run_says(self, forecast, inputs);
  if (studies_forecast_has_events(forecast)) {
    cli_answer_begin(self, WORDS_MSG_BOARD_EVENTS, heads, making.columns);
    add_events(&making);
    cli_answer_chart(self, REPORTS_COLUMN_CHART, NULL, forecast->years);
  }
  cli_answer_begin(self, WORDS_MSG_BOARD_QUANTITIES, heads, making.columns);
  add_quantities(&making);
  return cli_answer_end(self);
}

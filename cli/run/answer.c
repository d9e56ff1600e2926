// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/answer.h"

#include "cli/common/outlook_rows.h"
#include "words/numeral.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SAID_EVENTS = 2 };

/* An answer in the making. */
typedef struct {
  cli_answer_t *out;
  const studies_forecast_t *forecast;
  const studies_robustness_t *robustness; /* NULL: not shown */
  const inputs_programme_t *inputs;
  words_lang_t lang;
  size_t columns; /* years, and the total of several */
  size_t said;    /* events */
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
                        models_spread_t spread) {
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

/* "El techo alcanza para el plan: probabilidad de 55,7 % en 2027, y …" */
static void say_event(making_t *self, const char *label, const char *output) {
  const int first = self->forecast->first_year;
  const studies_estimate_t *one = studies_forecast_find(self->forecast, output, first);
  const studies_estimate_t *all = studies_forecast_find(self->forecast, output, 0);
  char in_first[WORDS_NUMBER_BYTES], in_all[WORDS_NUMBER_BYTES] = "", year[16];
  if (!one || !isfinite(one->mean))
    return;
  words_numeral_chance(in_first, one->mean, 1, self->lang);
  snprintf(year, sizeof year, "%d", first);
  if (!all || !isfinite(all->mean) || self->forecast->years == 1) {
    cli_answer_say(self->out, WORDS_MSG_BOARD_SAYS_EVENT_ONE, WORDS_ARGS(label, in_first));
    return;
  }
  words_numeral_chance(in_all, all->mean, 1, self->lang);
  cli_answer_say(self->out, WORDS_MSG_BOARD_SAYS_EVENT, WORDS_ARGS(label, in_first, year, in_all));
}

/* "Beneficiarios, 2027–2030: 800; nueve de cada diez …" */
static void say_range(making_t *self, const char *label, const char *output, int decimals) {
  const size_t last = self->columns - 1;
  const studies_estimate_t *e = studies_forecast_find(self->forecast, output, year_of(self, last));
  char median[WORDS_NUMBER_BYTES], low[WORDS_NUMBER_BYTES], high[WORDS_NUMBER_BYTES];
  if (!e || !isfinite(e->quantile[STUDIES_P50]))
    return;
  words_numeral(median, e->quantile[STUDIES_P50], decimals, self->lang);
  words_numeral(low, e->quantile[STUDIES_P05], decimals, self->lang);
  words_numeral(high, e->quantile[STUDIES_P95], decimals, self->lang);
  cli_answer_say(self->out, WORDS_MSG_BOARD_SAYS_RANGE,
                 WORDS_ARGS(label, head_of(self, last), median, low, high));
}

static void add_event(making_t *self, const char *label, const char *output) {
  add_output(self, label, output, MEAN);
  cli_answer_chart_line(self->out);
  if (self->said++ < SAID_EVENTS)
    say_event(self, label, output);
  if (!self->robustness)
    return;
  add_changed(self, "÷2", output, MODELS_SPREAD_HALVED);
  add_changed(self, "×2", output, MODELS_SPREAD_DOUBLED);
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
  for (size_t e = 0; e < inputs->event_count; e++)
    if (has(self, inputs->events[e].name))
      add_output(self, inputs_label(self->inputs, inputs->events[e].name, self->lang, label),
                 inputs->events[e].name, MEAN);
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
  for (size_t i = 0; i < (row->interval ? 3 : 1); i++) {
    reports_line_t *line = add_output(self, labels[i], row->output, ends[i]);
    if (!line)
      return;
    line->decimals = row->decimals;
    line->is_part = i > 0;
    if (is_charted(row->output))
      cli_answer_chart_line(self->out);
  }
  if (is_charted(row->output))
    cli_answer_chart(self->out, REPORTS_LINE_CHART, cli_answer_text(self->out, strdup(title)),
                     self->forecast->years);
  if (is_charted(row->output) || strncmp(row->output, "indicator.", 10) == 0)
    say_range(self, title, row->output, row->decimals);
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
  if (studies_forecast_has_events(forecast)) {
    cli_answer_begin(self, WORDS_MSG_BOARD_EVENTS, heads, making.columns);
    add_events(&making);
    cli_answer_chart(self, REPORTS_COLUMN_CHART, NULL, forecast->years);
  }
  cli_answer_begin(self, WORDS_MSG_BOARD_QUANTITIES, heads, making.columns);
  add_quantities(&making);
  return cli_answer_end(self);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/compare/answer_compare.h"

#include "cli/common/outlook_rows.h"
#include "cli/common/output_words.h"
#include "cli/common/scenario.h"
#include "words/draft.h"
#include "words/numeral.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SAID = 3 };

static const char cost_of_result[] = "cost.per_result.";

/* An answer in the making. */
typedef struct {
  cli_answer_t *out;
  const studies_comparison_t *study;
  const inputs_programme_t *inputs; /* of the reference */
  const char *const *names;         /* what people call each scenario */
  words_lang_t lang;
  size_t said;
} making_t;

/* Of all years, 0, or of the first where there is no such total. */
static int year_of(const making_t *self, const char *output) {
  for (size_t s = 0; s < self->study->scenarios.count; s++)
    if (studies_comparison_level(self->study, s, output, 0))
      return 0;
  return self->study->contrasts[0].first_year;
}

/* NULL when it was not compared. */
static const sim_summary_t *level(const making_t *self, size_t scenario, const char *output) {
  return studies_comparison_level(self->study, scenario, output, year_of(self, output));
}

static bool has(const making_t *self, const char *output) {
  for (size_t s = 0; s < self->study->scenarios.count; s++)
    if (level(self, s, output))
      return true;
  return false;
}

/* "base 55,7 %; Menos cupos 99,0 %" */
static char *probabilities(const making_t *self, const double *values) {
  words_draft_t draft;
  FILE *stream = words_draft_begin(&draft);
  for (size_t s = 0; stream && s < self->study->scenarios.count; s++) {
    char number[WORDS_NUMBER_BYTES] = "–";
    if (isfinite(values[s]))
      words_numeral_chance(number, values[s], 1, self->lang);
    fprintf(stream, "%s%s %s", s ? "; " : "", self->names[s], number);
  }
  return words_draft_end(&draft);
}

static void add_event(making_t *self, const char *label, const char *output) {
  double *values,
      *errors = cli_answer_hold(self->out, calloc(self->study->scenarios.count, sizeof *errors));
  reports_line_t *line = cli_answer_line(self->out, label, &values);
  for (size_t s = 0; line && s < self->study->scenarios.count; s++) {
    const sim_summary_t *summary = level(self, s, output);
    values[s] = summary ? summary->moments.mean : (double)NAN;
    if (summary && errors)
      errors[s] = sim_moments_se(&summary->moments);
  }
  if (!line)
    return;
  line->is_share = true;
  line->errors = errors;
  cli_answer_chart_line(self->out);
  if (self->said++ < SAID)
    cli_answer_say(self->out, WORDS_MSG_BOARD_SAYS_SCENARIOS,
                   WORDS_ARGS(label, cli_answer_text(self->out, probabilities(self, values))));
}

static void add_events(making_t *self) {
  const cli_outlook_rows_t events = cli_outlook_events(&self->inputs->inputs);
  char buffer[WORDS_SHOWN];
  for (size_t i = 0; i < events.count; i++) {
    const char *label = cli_outlook_event_label(&events.rows[i], self->inputs, self->lang, buffer);
    if (label && has(self, events.rows[i].output))
      add_event(self, label, events.rows[i].output);
  }
}

static void add_quantile(making_t *self, const char *label, const cli_outlook_row_t *row, double p,
                         bool is_part) {
  double *values;
  reports_line_t *line = cli_answer_line(self->out, label, &values);
  for (size_t s = 0; line && s < self->study->scenarios.count; s++) {
    const sim_summary_t *summary = level(self, s, row->output);
    values[s] = summary ? sim_histogram_quantile(&summary->histogram, p) : (double)NAN;
  }
  if (line) {
    line->decimals = row->decimals;
    line->is_part = is_part;
  }
}

static void add_quantity(making_t *self, const cli_outlook_row_t *row) {
  char buffer[WORDS_SHOWN];
  char unit[WORDS_SHOWN], whole[2 * WORDS_SHOWN];
  const char *title = cli_outlook_title(row, self->inputs, self->lang, buffer);
  if (!has(self, row->output))
    return;
  if (title == buffer && strncmp(row->output, cost_of_result, strlen(cost_of_result)) == 0) {
    const words_naming_t naming = {.lang = self->lang};
    snprintf(whole, sizeof whole, "%s, %s", title,
             words_naming_cell(&naming, WORDS_UNIT, "M$nominal", unit));
    title = whole;
  }
  if (self->study->contrasts[0].years > 1 && year_of(self, row->output)) {
    char year[2 * WORDS_SHOWN + 16];
    snprintf(year, sizeof year, "%s, %d", title, year_of(self, row->output));
    add_quantile(self, year, row, 0.50, false);
  } else {
    add_quantile(self, title, row, 0.50, false);
  }
  if (row->interval) {
    add_quantile(self, "P5", row, 0.05, true);
    add_quantile(self, "P95", row, 0.95, true);
  }
}

/* What a contact, a deal and each result cost. */
static void add_costs(making_t *self) {
  static const models_series_id_t links[] = {MODELS_S_COST_LINKED, MODELS_S_COST_DEAL};
  static const char indicator[] = "indicator.";
  const cli_outlook_rows_t rows = cli_outlook_quantities(&self->inputs->inputs);
  cli_outlook_row_t row = {.decimals = 0, .interval = true};
  for (size_t i = 0; i < sizeof links / sizeof links[0]; i++) {
    snprintf(row.output, sizeof row.output, "%s", models_series_name(links[i]));
    add_quantity(self, &row);
  }
  for (size_t i = 0; i < rows.count; i++)
    if (strncmp(rows.rows[i].output, indicator, strlen(indicator)) == 0) {
      snprintf(row.output, sizeof row.output, "%s%.*s", cost_of_result,
               MODELS_NAME_MAX - (int)sizeof cost_of_result,
               rows.rows[i].output + strlen(indicator));
      add_quantity(self, &row);
    }
}

static void add_quantities(making_t *self) {
  const cli_outlook_rows_t rows = cli_outlook_quantities(&self->inputs->inputs);
  for (size_t i = 0; i < rows.count; i++)
    add_quantity(self, &rows.rows[i]);
  add_costs(self);
}

int cli_compare_answer(cli_answer_t *self, const cli_comparison_t *comparison) {
  const studies_comparison_t *study = comparison->study;
  const size_t count = study->scenarios.count;
  making_t making = {.out = self,
                     .study = study,
                     .inputs = &study->scenarios.items[0].inputs,
                     .lang = comparison->options->lang};
  *self = (cli_answer_t){.lang = comparison->options->lang};
  const char **heads = cli_answer_hold(self, calloc(count, sizeof *heads));
  for (size_t s = 0; heads && s < count; s++)
    heads[s] = cli_answer_text(
        self, cli_scenario_label(making.inputs, study->scenarios.items[s].name, making.lang));
  if (!heads)
    return cli_answer_end(self);
  making.names = heads;
  cli_answer_begin(self, WORDS_MSG_BOARD_EVENTS_ALL, heads, count);
  add_events(&making);
  cli_answer_chart(self, REPORTS_COLUMN_CHART, NULL, count);
  cli_answer_begin(self, WORDS_MSG_BOARD_QUANTITIES_ALL, heads, count);
  add_quantities(&making);
  return cli_answer_end(self);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/answer.h"

#include "cli/common/outlook.h"
#include "words/numeral.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EVENTS, QUANTITIES, CHARTED = 4, SAID_EVENTS = 2 };

/* An answer in the making. */
typedef struct {
  cli_answer_t *out;
  const studies_forecast_t *forecast;
  const studies_robustness_t *robustness; /* NULL: not shown */
  const inputs_programme_t *inputs;
  words_lang_t lang;
  size_t columns; /* years, and the total of several */
} making_t;

/* Takes the block, NULL when it could not be made, and gives it back. */
static void *hold(making_t *self, void *block) {
  cli_answer_t *out = self->out;
  void **held = block ? realloc(out->held, (out->held_count + 1) * sizeof *held) : NULL;
  if (!held) {
    free(block);
    out->lost = true;
    return NULL;
  }
  out->held = held;
  return out->held[out->held_count++] = block;
}

static const char *hold_text(making_t *self, const char *text) {
  const char *held = hold(self, strdup(text));
  return held ? held : "";
}

/* The year of a column; 0: all of them. */
static int year_of(const making_t *self, size_t column) {
  return column < self->forecast->years ? self->forecast->first_year + (int)column : 0;
}

static const char *head_of(making_t *self, size_t column) {
  const int first = self->forecast->first_year, year = year_of(self, column);
  char text[32];
  if (year)
    snprintf(text, sizeof text, "%d", year);
  else
    snprintf(text, sizeof text, "%d–%d", first, first + (int)self->forecast->years - 1);
  return hold_text(self, text);
}

/* A line of a board, at its end; NULL when memory is short. */
static reports_line_t *add_line(making_t *self, size_t board, const char *label) {
  reports_board_t *b = &self->out->boards[board];
  reports_line_t *lines = realloc((void *)(uintptr_t)b->lines, (b->count + 1) * sizeof *lines);
  double *values = hold(self, calloc(self->columns, sizeof *values));
  self->out->lost = self->out->lost || !lines;
  b->lines = lines ? lines : b->lines;
  if (!lines || !values)
    return NULL;
  lines[b->count] = (reports_line_t){.label = hold_text(self, label), .values = values};
  return &lines[b->count++];
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
static reports_line_t *add_output(making_t *self, size_t board, const char *label,
                                  const char *output, what_t what) {
  reports_line_t *line = add_line(self, board, label);
  double *errors = what == MEAN ? hold(self, calloc(self->columns, sizeof *errors)) : NULL;
  for (size_t c = 0; line && c < self->columns; c++) {
    const studies_estimate_t *e = studies_forecast_find(self->forecast, output, year_of(self, c));
    ((double *)(uintptr_t)line->values)[c] = number_of(e, what);
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
  reports_line_t *line = add_line(self, EVENTS, label);
  for (size_t c = 0; line && c < self->columns; c++) {
    const studies_estimate_t *e =
        studies_robustness_find(self->robustness, spread, output, year_of(self, c));
    ((double *)(uintptr_t)line->values)[c] = number_of(e, MEAN);
  }
  if (line)
    line->is_share = line->is_part = true;
}

static void chart_line(making_t *self, size_t board) {
  reports_board_t *b = &self->out->boards[board];
  if (b->charted_count < CHARTED)
    self->out->charted[board][b->charted_count++] = b->count - 1;
}

static bool has(const making_t *self, const char *output) {
  return studies_forecast_find(self->forecast, output, self->forecast->first_year) != NULL;
}

static void say(making_t *self, words_message_t id, const char *const *args) {
  cli_answer_t *out = self->out;
  char *text = hold(self, words_message_format(id, self->lang, args));
  if (text && out->answer.say_count < CLI_ANSWER_SAYS)
    out->says[out->answer.say_count++] = text;
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
    say(self, WORDS_MSG_BOARD_SAYS_EVENT_ONE, WORDS_ARGS(label, in_first));
    return;
  }
  words_numeral_chance(in_all, all->mean, 1, self->lang);
  say(self, WORDS_MSG_BOARD_SAYS_EVENT, WORDS_ARGS(label, in_first, year, in_all));
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
  say(self, WORDS_MSG_BOARD_SAYS_RANGE, WORDS_ARGS(label, head_of(self, last), median, low, high));
}

static void add_event(making_t *self, const char *label, const char *output) {
  add_output(self, EVENTS, label, output, MEAN);
  chart_line(self, EVENTS);
  if (self->out->boards[EVENTS].charted_count <= SAID_EVENTS)
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
    add_output(self, EVENTS, inputs_label(self->inputs, inputs->events[e].name, self->lang, label),
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
    reports_line_t *line = add_output(self, QUANTITIES, labels[i], row->output, ends[i]);
    if (!line)
      return;
    line->decimals = row->decimals;
    line->is_part = i > 0;
    if (is_charted(row->output))
      chart_line(self, QUANTITIES);
  }
  if (is_charted(row->output)) {
    self->out->boards[QUANTITIES].chart_title = hold_text(self, title);
    say_range(self, title, row->output, row->decimals);
  } else if (strncmp(row->output, "indicator.", 10) == 0) {
    say_range(self, title, row->output, row->decimals);
  }
}

static void add_quantities(making_t *self) {
  const cli_outlook_rows_t rows = cli_outlook_quantities(&self->inputs->inputs);
  for (size_t i = 0; i < rows.count; i++)
    if (has(self, rows.rows[i].output))
      add_quantity(self, &rows.rows[i]);
}

static void finish(making_t *self, size_t board, words_message_t title, reports_chart_t chart,
                   const char *const *heads) {
  reports_board_t *b = &self->out->boards[board];
  b->title = words_message(title, self->lang);
  b->heads = heads;
  b->columns = self->columns;
  b->charted = self->out->charted[board];
  b->charted_columns = self->forecast->years;
  b->chart = b->charted_count ? chart : REPORTS_NO_CHART;
  b->chart_title = b->chart_title ? b->chart_title : b->title;
}

int cli_answer_make(cli_answer_t *self, const studies_forecast_t *forecast,
                    const studies_robustness_t *robustness, const inputs_programme_t *inputs,
                    words_lang_t lang) {
  making_t making = {.out = self,
                     .forecast = forecast,
                     .robustness = robustness->replicates ? robustness : NULL,
                     .inputs = inputs,
                     .lang = lang,
                     .columns = forecast->years + (forecast->years > 1)};
  *self = (cli_answer_t){.lost = false};
  const char **heads = hold(&making, calloc(making.columns, sizeof *heads));
  for (size_t c = 0; heads && c < making.columns; c++)
    heads[c] = head_of(&making, c);
  add_events(&making);
  add_quantities(&making);
  finish(&making, EVENTS, WORDS_MSG_BOARD_EVENTS, REPORTS_COLUMN_CHART, heads);
  finish(&making, QUANTITIES, WORDS_MSG_BOARD_QUANTITIES, REPORTS_LINE_CHART, heads);
  self->answer.says = self->says;
  self->answer.boards = self->boards;
  self->answer.count = CLI_ANSWER_BOARDS;
  return self->lost ? -1 : 0;
}

void cli_answer_free(cli_answer_t *self) {
  for (size_t i = 0; i < CLI_ANSWER_BOARDS; i++)
    free((void *)(uintptr_t)self->boards[i].lines);
  for (size_t i = 0; i < self->held_count; i++)
    free(self->held[i]);
  free(self->held);
  *self = (cli_answer_t){.lost = false};
}

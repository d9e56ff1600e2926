// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/answer_says.h"

#include "cli/common/output_words.h"
#include "words/numeral.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { SAID_EVENTS = 2, LIST = 512 };

typedef struct {
  cli_answer_t *out;
  const studies_forecast_t *forecast;
  const inputs_programme_t *inputs;
  words_lang_t lang;
  int first, last, all; /* years; `all`: how the total is found */
} view_t;

/* NULL when it is not there, or not a number. */
static const studies_estimate_t *find(const view_t *self, const char *output, int year) {
  const studies_estimate_t *e = studies_forecast_find(self->forecast, output, year);
  return e && isfinite(e->mean) ? e : NULL;
}

static const char *chance(const view_t *self, const studies_estimate_t *e,
                          char out[WORDS_NUMBER_BYTES]) {
  words_numeral_chance(out, e->mean, 1, self->lang);
  return out;
}

/* The first year in which it is a number, or the last; 0: there is none. */
static int year_with(const view_t *self, const char *output, bool is_last) {
  for (size_t i = 0; i < self->forecast->years; i++) {
    const int year = is_last ? self->last - (int)i : self->first + (int)i;
    if (find(self, output, year))
      return year;
  }
  return 0;
}

/* "El techo alcanza para el plan: probabilidad de 55,7 % en 2027 y 9,1 % en 2030, y de …" */
static bool say_event(const view_t *self, const char *label, const char *output) {
  const int year = year_with(self, output, false), end = year_with(self, output, true);
  const studies_estimate_t *one = find(self, output, year), *each = find(self, output, 0);
  char in_first[WORDS_NUMBER_BYTES], in_last[WORDS_NUMBER_BYTES], in_all[WORDS_NUMBER_BYTES];
  char first[16], last[16];
  snprintf(first, sizeof first, "%d", year);
  snprintf(last, sizeof last, "%d", end);
  if (!one || !year)
    return false;
  if (!each || year == end)
    cli_answer_say(self->out, WORDS_MSG_BOARD_SAYS_EVENT_ONE,
                   WORDS_ARGS(label, chance(self, one, in_first), first));
  else
    cli_answer_say(self->out, WORDS_MSG_BOARD_SAYS_EVENT,
                   WORDS_ARGS(label, chance(self, one, in_first), first,
                              chance(self, find(self, output, end), in_last), last,
                              chance(self, each, in_all)));
  return true;
}

static void say_events(const view_t *self) {
  const cli_outlook_rows_t events = cli_outlook_events(&self->inputs->inputs);
  char buffer[WORDS_SHOWN];
  size_t said = 0;
  for (size_t i = 0; i < events.count && said < SAID_EVENTS; i++) {
    const char *label = cli_outlook_event_label(&events.rows[i], self->inputs, self->lang, buffer);
    if (label)
      said += say_event(self, label, events.rows[i].output);
  }
}

typedef struct {
  char years[WORDS_PERIOD_BYTES], middle[WORDS_NUMBER_BYTES], low[WORDS_NUMBER_BYTES],
      high[WORDS_NUMBER_BYTES];
} range_t;

/* Of all years, or of the only one; false when there is none. */
static bool range_of(const view_t *self, const char *output, int decimals, range_t *out) {
  const studies_estimate_t *e = find(self, output, self->all);
  if (!e || !isfinite(e->quantile[STUDIES_P50]))
    return false;
  words_period(out->years, self->first, self->forecast->years);
  words_numeral(out->middle, e->quantile[STUDIES_P50], decimals, self->lang);
  words_numeral(out->low, e->quantile[STUDIES_P05], decimals, self->lang);
  words_numeral(out->high, e->quantile[STUDIES_P95], decimals, self->lang);
  return true;
}

/* "Beneficiarios, 2027–2030: 800; nueve de cada diez …; el plan tiene 900 cupos." */
static void say_served(const view_t *self) {
  const char *output = models_series_name(MODELS_S_BENEFICIARIES);
  const char *label = cli_output_title(MODELS_S_BENEFICIARIES, self->lang);
  const studies_estimate_t *places = find(self, models_series_name(MODELS_S_PLACES), self->all);
  range_t range;
  char plan[WORDS_NUMBER_BYTES];
  if (!range_of(self, output, 0, &range))
    return;
  if (places)
    words_numeral(plan, places->quantile[STUDIES_P50], 0, self->lang);
  cli_answer_say(
      self->out, places ? WORDS_MSG_BOARD_SAYS_SERVED : WORDS_MSG_BOARD_SAYS_RANGE,
      WORDS_ARGS(label, range.years, range.middle, range.low, range.high, places ? plan : ""));
}

static void say_indicator(const view_t *self) {
  cli_outlook_row_t row;
  range_t range;
  char label[WORDS_SHOWN];
  if (cli_run_main_indicator(self->forecast, self->inputs, &row) &&
      range_of(self, row.output, row.decimals, &range))
    cli_answer_say(self->out, WORDS_MSG_BOARD_SAYS_RANGE,
                   WORDS_ARGS(cli_outlook_title(&row, self->inputs, self->lang, label), range.years,
                              range.middle, range.low, range.high));
}

/* "limita el presupuesto 54,2 %; limita la demanda 8,1 %; …", of a year with places. */
static void say_limits(const view_t *self, int year) {
  static const models_series_id_t bounds[] = {MODELS_S_BOUND_PLAN, MODELS_S_BOUND_BUDGET,
                                              MODELS_S_BOUND_DEMAND, MODELS_S_BOUND_POPULATION};
  char list[LIST] = "", text[WORDS_NUMBER_BYTES], when[16];
  for (size_t i = 0; i < sizeof bounds / sizeof bounds[0]; i++) {
    const studies_estimate_t *e = find(self, models_series_name(bounds[i]), year);
    const size_t length = strlen(list);
    if (!e)
      return;
    const char *label = cli_output_label(bounds[i], self->lang);
    snprintf(list + length, sizeof list - length, "%s%c%s %s", i ? "; " : "",
             tolower((unsigned char)label[0]), label + 1, chance(self, e, text));
  }
  snprintf(when, sizeof when, "%d", year);
  cli_answer_say(self->out, WORDS_MSG_BOARD_SAYS_LIMITS, WORDS_ARGS(when, list));
}

bool cli_run_main_indicator(const studies_forecast_t *forecast, const inputs_programme_t *inputs,
                            cli_outlook_row_t *row) {
  static const char stem[] = "indicator.";
  const cli_outlook_rows_t rows = cli_outlook_quantities(&inputs->inputs);
  const char *form = models_series_name(MODELS_S_INDICATOR_FORM);
  const char *deal = models_series_name(MODELS_S_INDICATOR_DEAL);
  bool is_found = false;
  for (size_t i = 0; i < rows.count; i++) {
    const char *output = rows.rows[i].output;
    if (strncmp(output, stem, strlen(stem)) != 0 || strcmp(output, form) == 0 ||
        !studies_forecast_find(forecast, output, forecast->first_year))
      continue;
    if (!is_found || strcmp(output, deal) == 0)
      *row = rows.rows[i];
    is_found = true;
  }
  return is_found;
}

void cli_run_says(cli_answer_t *out, const studies_forecast_t *forecast,
                  const inputs_programme_t *inputs) {
  const int first = forecast->first_year, last = first + (int)forecast->years - 1;
  const view_t self = {.out = out,
                       .forecast = forecast,
                       .inputs = inputs,
                       .lang = out->lang,
                       .first = first,
                       .last = last,
                       .all = last > first ? 0 : first};
  say_events(&self);
  say_served(&self);
  say_indicator(&self);
  const char *plan = models_series_name(MODELS_S_BOUND_PLAN);
  const int from = year_with(&self, plan, false), to = year_with(&self, plan, true);
  if (from)
    say_limits(&self, from);
  if (to != from)
    say_limits(&self, to);
}

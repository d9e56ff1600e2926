// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/outlook_rows.h"
#include "cli/common/output_words.h"
#include "cli/report/report.h"
#include "words/list.h"
#include "words/numeral.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The first page: what matters in a few sentences, and the board of probabilities. */

enum { LIST = 512, ALL_YEARS = 0 };

typedef struct {
  const cli_report_t *self;
  reports_page_t *page;
  words_lang_t lang;
  int first, last;
  char years[WORDS_PERIOD_BYTES];
  int lost;
} view_t;

static const studies_estimate_t *find(const view_t *view, models_series_id_t id, int year) {
  return studies_forecast_find(&view->self->forecast, models_series_name(id), year);
}

static void say(view_t *view, words_message_t id, const char *const *args) {
  char *text = words_message_format(id, view->lang, args);
  view->lost |= !text;
  if (text)
    reports_page_item(view->page, text);
  free(text);
}

static const char *chance(const view_t *view, const studies_estimate_t *e,
                          char out[WORDS_NUMBER_BYTES]) {
  words_numeral_chance(out, e ? e->mean : (double)NAN, 1, view->lang);
  return out;
}

static void say_ceiling(view_t *view) {
  char first[16], last[16], at_first[WORDS_NUMBER_BYTES], at_last[WORDS_NUMBER_BYTES];
  char all[WORDS_NUMBER_BYTES];
  const studies_estimate_t *begin = find(view, MODELS_S_SUFFICES, view->first);
  const studies_estimate_t *end = find(view, MODELS_S_SUFFICES, view->last);
  const studies_estimate_t *each = find(view, MODELS_S_SUFFICES, ALL_YEARS);
  snprintf(first, sizeof first, "%d", view->first);
  snprintf(last, sizeof last, "%d", view->last);
  if (!begin || isnan(begin->mean))
    return;
  if (!end || !each || isnan(end->mean) || view->first == view->last)
    say(view, WORDS_MSG_REPORT_CEILING, WORDS_ARGS(chance(view, begin, at_first), first));
  else
    say(view, WORDS_MSG_REPORT_CEILING_YEARS,
        WORDS_ARGS(chance(view, begin, at_first), first, chance(view, end, at_last), last,
                   chance(view, each, all)));
}

static void quantile(const view_t *view, const studies_estimate_t *e, int which, int decimals,
                     char out[WORDS_NUMBER_BYTES]) {
  words_numeral(out, e->quantile[which], decimals, view->lang);
}

static void say_served(view_t *view) {
  const int year = view->first == view->last ? view->first : ALL_YEARS;
  const studies_estimate_t *e = find(view, MODELS_S_BENEFICIARIES, year);
  const studies_estimate_t *places = find(view, MODELS_S_PLACES, year);
  char middle[WORDS_NUMBER_BYTES], low[WORDS_NUMBER_BYTES], high[WORDS_NUMBER_BYTES];
  char plan[WORDS_NUMBER_BYTES];
  if (!e || !places)
    return;
  quantile(view, e, STUDIES_P50, 0, middle);
  quantile(view, e, STUDIES_P05, 0, low);
  quantile(view, e, STUDIES_P95, 0, high);
  quantile(view, places, STUDIES_P50, 0, plan);
  say(view, WORDS_MSG_REPORT_SERVED, WORDS_ARGS(view->years, middle, low, high, plan));
}

/* The indicator whose variance the report shares out: of deals, or of a result. */
static void say_result(view_t *view) {
  const cli_outlook_rows_t rows = cli_outlook_quantities(&view->self->inputs.inputs);
  const cli_outlook_row_t *row = NULL;
  char label[WORDS_SHOWN], middle[WORDS_NUMBER_BYTES], low[WORDS_NUMBER_BYTES];
  char high[WORDS_NUMBER_BYTES], year[16];
  for (size_t i = 0; i < rows.count; i++)
    if (cli_report_is_indicator(view->self, rows.rows[i].output, row != NULL))
      row = &rows.rows[i];
  const studies_estimate_t *e =
      row ? studies_forecast_find(&view->self->forecast, row->output, view->first) : NULL;
  if (!e || isnan(e->mean))
    return;
  snprintf(year, sizeof year, "%d", view->first);
  quantile(view, e, STUDIES_P50, row->decimals, middle);
  quantile(view, e, STUDIES_P05, row->decimals, low);
  quantile(view, e, STUDIES_P95, row->decimals, high);
  say(view, WORDS_MSG_REPORT_RESULT,
      WORDS_ARGS(cli_outlook_title(row, &view->self->inputs, view->lang, label), year, middle, low,
                 high));
}

/* "presupuesto 54,2 %; demanda 8,1 %; …", of a year with places. */
static void say_limits(view_t *view, int year) {
  static const models_series_id_t bounds[] = {MODELS_S_BOUND_PLAN, MODELS_S_BOUND_BUDGET,
                                              MODELS_S_BOUND_DEMAND, MODELS_S_BOUND_POPULATION};
  char list[LIST] = "", text[WORDS_NUMBER_BYTES], when[16];
  for (size_t i = 0; i < sizeof bounds / sizeof bounds[0]; i++) {
    const studies_estimate_t *e = find(view, bounds[i], year);
    const size_t length = strlen(list);
    if (!e || isnan(e->mean))
      return;
    const char *label = cli_output_label(bounds[i], view->lang);
    snprintf(list + length, sizeof list - length, "%s%c%s %s", i ? "; " : "",
             tolower((unsigned char)label[0]), label + 1, chance(view, e, text));
  }
  snprintf(when, sizeof when, "%d", year);
  say(view, WORDS_MSG_REPORT_LIMITS, WORDS_ARGS(when, list));
}

/* How much of each output's variance rests on judgement alone. */
static void say_judged(view_t *view) {
  const cli_sensitivity_t *sensitivity = &view->self->sensitivity;
  const studies_picks_t *picks = &sensitivity->study.picks;
  for (size_t o = 0; o < view->self->output_count && o < sensitivity->study.output_count; o++) {
    const sim_sensitivity_t *result = &sensitivity->study.results[o];
    for (size_t i = 0; !result->is_constant && i < picks->grade_count; i++) {
      if (picks->grades[i] != MODELS_JUDGEMENT)
        continue;
      const sim_index_t *index = &result->sets[studies_picks_grade(picks, i)].first;
      char share[WORDS_NUMBER_BYTES], low[WORDS_NUMBER_BYTES], high[WORDS_NUMBER_BYTES];
      char *label = cli_sensitivity_output_label(sensitivity, o);
      words_numeral_percent(share, 100.0 * index->shown, 1, view->lang);
      words_numeral(low, 100.0 * index->low, 1, view->lang);
      words_numeral(high, 100.0 * index->high, 1, view->lang);
      view->lost |= !label;
      if (label)
        say(view, WORDS_MSG_REPORT_JUDGED, WORDS_ARGS(share, low, high, label));
      free(label);
    }
  }
}

static size_t year_count(const view_t *view) {
  return view->self->forecast.years + (view->self->forecast.years > 1);
}

/* The c-th year of the board; 0 for all of them. */
static int year_at(const view_t *view, size_t c) {
  return c < view->self->forecast.years ? view->first + (int)c : ALL_YEARS;
}

static void add_event(const view_t *view, words_grid_t *grid, double *shades, const char *label,
                      const char *output) {
  char text[WORDS_NUMBER_BYTES];
  shades[grid->count] = (double)NAN;
  words_grid_add(grid, label);
  for (size_t c = 0; c < year_count(view); c++) {
    const studies_estimate_t *e =
        studies_forecast_find(&view->self->forecast, output, year_at(view, c));
    shades[grid->count] = e ? e->mean : (double)NAN;
    words_grid_add(grid, chance(view, e, text));
  }
}

static void add_heads(const view_t *view, words_grid_t *grid, double *shades) {
  char text[16];
  words_grid_add(grid, words_message(WORDS_MSG_REPORT_EVENT, view->lang));
  for (size_t c = 0; c < year_count(view); c++) {
    snprintf(text, sizeof text, "%d", year_at(view, c));
    words_grid_add(grid,
                   year_at(view, c) ? text : words_message(WORDS_MSG_REPORT_ALL_YEARS, view->lang));
  }
  for (size_t i = 0; i < grid->count; i++)
    shades[i] = (double)NAN;
}

/* The events that people see, and the programme's own. */
static void put_board(view_t *view) {
  const inputs_programme_t *inputs = &view->self->inputs;
  const cli_outlook_rows_t rows = cli_outlook_events(&inputs->inputs);
  const size_t columns = year_count(view) + 1;
  double *shades = calloc((rows.count + inputs->inputs.event_count + 1) * columns, sizeof *shades);
  bool *left = calloc(columns, sizeof *left);
  char label[WORDS_SHOWN];
  words_grid_t grid;
  words_grid_init(&grid, columns);
  if (shades && left) {
    left[0] = true;
    add_heads(view, &grid, shades);
    for (size_t i = 0; i < rows.count && !grid.lost; i++) {
      const char *shown = cli_outlook_event_label(&rows.rows[i], inputs, view->lang, label);
      if (shown && studies_forecast_find(&view->self->forecast, rows.rows[i].output, view->first))
        add_event(view, &grid, shades, shown, rows.rows[i].output);
    }
    for (size_t e = 0; e < inputs->inputs.event_count && !grid.lost; e++) {
      const char *name = inputs->inputs.events[e].name;
      add_event(view, &grid, shades, inputs_label(inputs, name, view->lang, label), name);
    }
    reports_page_table(view->page, words_message(WORDS_MSG_REPORT_BOARD, view->lang), &grid, left,
                       shades);
  }
  view->lost |= !shades || !left || grid.lost;
  words_grid_free(&grid);
  free(shades);
  free(left);
}

int cli_report_first(const cli_report_t *self, reports_page_t *page) {
  view_t view = {.self = self,
                 .page = page,
                 .lang = self->options->lang,
                 .first = self->forecast.first_year,
                 .last = self->forecast.first_year + (int)self->forecast.years - 1};
  words_period(view.years, view.first, self->forecast.years);
  say_ceiling(&view);
  say_served(&view);
  say_result(&view);
  say_limits(&view, view.first);
  if (view.last != view.first)
    say_limits(&view, view.last);
  say_judged(&view);
  put_board(&view);
  return view.lost ? -1 : 0;
}

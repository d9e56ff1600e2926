// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/charts_rise.h"

#include "cli/common/money.h"
#include "cli/common/rounded.h"
#include "cli/run/title_parts.h"
#include "plots/steps.h"

#include <math.h>
#include <string.h>

/* A year: means in M$, nominal and in money of one year. */
typedef struct {
  int year;
  double required, real, ceiling, places, spread;
} cost_t;

static bool read_year(const cli_sheet_t *sheet, int year, cost_t *out) {
  const studies_estimate_t *required =
                               cli_title_find(sheet, models_series_name(MODELS_S_REQUIRED), year),
                           *real = cli_title_find(sheet, models_series_name(MODELS_S_REQUIRED_REAL),
                                                  year),
                           *ceiling =
                               cli_title_find(sheet, models_series_name(MODELS_S_CEILING), year),
                           *places =
                               cli_title_find(sheet, models_series_name(MODELS_S_PLACES), year);
  if (!required || !real || !ceiling || !places || !(places->mean > 0.0))
    return false;
  const double *q = required->quantile;
  *out = (cost_t){.year = year,
                  .required = required->mean,
                  .real = real->mean,
                  .ceiling = ceiling->mean,
                  .places = places->mean,
                  .spread = fmax(q[STUDIES_P95] - q[STUDIES_P05], 0.01 * required->mean)};
  return true;
}

static bool read_pair(const cli_sheet_t *sheet, cost_t pair[2]) {
  size_t found = 0;
  for (size_t i = 0; i < sheet->facts.years && found < 2; i++)
    found += read_year(sheet, sheet->facts.first_year + (int)i, &pair[found]);
  return found == 2;
}

static const char *pesos(cli_sheet_t *sheet, double amount, double spread) {
  char text[CLI_PESOS_BYTES];
  cli_pesos(text, amount, spread, sheet->lang);
  return cli_sheet_keep(sheet, strdup(text));
}

/* The sentence for an amount that is more, less, or nothing as it is written. */
static words_message_t pick(double amount, const char *text, const char *nothing,
                            words_message_t more, words_message_t less, words_message_t same) {
  return strcmp(text, nothing) == 0 ? same : amount > 0.0 ? more : less;
}

const char *cli_title_rise(cli_sheet_t *sheet) {
  cost_t pair[2];
  if (!read_pair(sheet, pair))
    return NULL;
  const double spread = pair[1].spread, more = pair[1].required - pair[0].required,
               lacks = pair[1].required - pair[1].ceiling;
  const char *nothing = pesos(sheet, 0.0, spread), *change = pesos(sheet, fabs(more), spread),
             *gap = pesos(sheet, fabs(lacks), spread);
  const char *first = cli_sheet_text(
      sheet,
      pick(more, change, nothing, WORDS_MSG_TITLE_RISE_MORE, WORDS_MSG_TITLE_RISE_LESS,
           WORDS_MSG_TITLE_RISE_SAME),
      WORDS_ARGS(change, cli_title_year(sheet, pair[1].year), cli_title_year(sheet, pair[0].year)));
  const char *second = cli_sheet_text(sheet,
                                      pick(lacks, gap, nothing, WORDS_MSG_TITLE_RISE_SHORT,
                                           WORDS_MSG_TITLE_RISE_SPARE, WORDS_MSG_TITLE_RISE_EVEN),
                                      WORDS_ARGS(gap));
  return cli_sheet_text(sheet, WORDS_MSG_TITLE_RISE, WORDS_ARGS(first, second));
}

static plots_step_t step(cli_sheet_t *sheet, plots_step_kind_t kind, const char *label,
                         double amount, const cost_t *last) {
  const char *text = pesos(sheet, fabs(amount), last->spread);
  if (kind == PLOTS_STEP_CHANGE && strcmp(text, pesos(sheet, 0.0, last->spread)) != 0)
    text = cli_sheet_text(sheet, amount < 0.0 ? WORDS_MSG_RISE_MINUS : WORDS_MSG_BOARD_PLUS,
                          WORDS_ARGS(text));
  return (plots_step_t){kind, label, amount / cli_money_unit(sheet, last->required), text};
}

static const char *quantities_label(cli_sheet_t *sheet, const cost_t pair[2]) {
  const char *from = cli_sheet_number(sheet, pair[0].places, 0),
             *to = cli_sheet_number(sheet, pair[1].places, 0);
  return strcmp(from, to) == 0 ? cli_title_word(sheet, WORDS_MSG_RISE_COSTS)
                               : cli_sheet_text(sheet, WORDS_MSG_RISE_PLACES, WORDS_ARGS(from, to));
}

int cli_chart_rise(cli_sheet_t *sheet) {
  cost_t pair[2];
  if (!read_pair(sheet, pair))
    return PLOTS_ERR_EMPTY;
  const char *first = cli_title_year(sheet, pair[0].year),
             *second = cli_title_year(sheet, pair[1].year);
  const double quantities = pair[1].real - pair[0].real;
  const double prices = pair[1].required - pair[0].required - quantities;
  const plots_step_t steps[] = {
      step(sheet, PLOTS_STEP_LEVEL,
           cli_sheet_text(sheet, WORDS_MSG_RISE_REQUIRED, WORDS_ARGS(first)), pair[0].required,
           &pair[1]),
      step(sheet, PLOTS_STEP_CHANGE, quantities_label(sheet, pair), quantities, &pair[1]),
      step(sheet, PLOTS_STEP_CHANGE, cli_title_word(sheet, WORDS_MSG_RISE_PRICES), prices,
           &pair[1]),
      step(sheet, PLOTS_STEP_LEVEL,
           cli_sheet_text(sheet, WORDS_MSG_RISE_REQUIRED, WORDS_ARGS(second)), pair[1].required,
           &pair[1]),
      step(sheet, PLOTS_STEP_LIMIT,
           cli_sheet_text(sheet, WORDS_MSG_RISE_CEILING, WORDS_ARGS(second)), pair[1].ceiling,
           &pair[1])};
  const char *notes[] = {cli_title_word(sheet, WORDS_MSG_RISE_NOTE)};
  const plots_steps_t chart = {
      .caption = cli_sheet_caption(
          sheet, "rise", cli_title_rise(sheet),
          cli_sheet_text(sheet, WORDS_MSG_RISE_SUBTITLE, WORDS_ARGS(first, second)),
          WORDS_MSG_RISE_ABOUT),
      .foot = {.notes = notes, .count = 1},
      .unit = cli_money_word(sheet, cli_money_unit(sheet, pair[1].required)),
      .format = {.lang = sheet->lang},
      .steps = steps,
      .count = sizeof steps / sizeof steps[0]};
  return sheet->lost ? PLOTS_ERR_NO_MEMORY : plots_steps_write(&chart, &sheet->target);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/solve/solution.h"

#include "cli/common/amount.h"
#include "cli/common/goals.h"
#include "cli/common/naming.h"
#include "cli/common/output_words.h"

#include "sim/decimal.h"
#include "words/numeral.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static words_lang_t lang_of(const cli_solution_t *self) {
  return self->options->lang;
}

words_format_t cli_solution_value_format(const cli_solution_t *self, double *factor) {
  *factor = cli_amount_factor(self->lever.unit);
  const bool percent = *factor > 1.0;
  const int decimals = self->search.lattice.decimals - (percent ? 2 : 0);
  return (words_format_t){.decimals = decimals < 0   ? 0
                                      : decimals > 6 ? 6
                                                     : decimals,
                          .percent = percent,
                          .lang = lang_of(self)};
}

void cli_solution_number(const cli_solution_t *self, double x, char *out) {
  char number[WORDS_NUMBER_BYTES];
  double factor;
  const words_format_t format = cli_solution_value_format(self, &factor);
  words_format_number(number, factor * x, &format);
  /* Beyond six decimals six figures, and an exponent where it takes one. */
  if (self->search.lattice.decimals > format.decimals + (format.percent ? 2 : 0)) {
    snprintf(number, sizeof number, "%.*g%s", 6, factor * x, format.percent ? " %" : "");
    for (char *point = number; format.lang == WORDS_ES && (point = strchr(point, '.'));)
      *point = ',';
  }
  snprintf(out, CLI_SOLUTION_TEXT, "%s", number);
}

void cli_solution_value(const cli_solution_t *self, int64_t k, char *out) {
  cli_solution_number(self, studies_lattice_value(&self->search.lattice, k), out);
}

void cli_solution_unit(const cli_solution_t *self, char *out) {
  cli_amount_unit(&self->lever.inputs, self->lever.unit, lang_of(self), out);
}

void cli_solution_amount(const cli_solution_t *self, int64_t k, char *out) {
  char unit[CLI_SOLUTION_TEXT], value[CLI_SOLUTION_TEXT];
  cli_solution_value(self, k, value);
  cli_solution_unit(self, unit);
  snprintf(out, CLI_SOLUTION_TEXT, "%.100s%s%.100s", value, unit[0] ? " " : "", unit);
}

/* Five figures of the largest value, so that one number of decimals serves for all. */
static int decimals_for(const cli_solution_t *self) {
  double largest = fabs(self->search.inequality.threshold);
  for (size_t i = 0; i < self->search.count; i++)
    if (isfinite(self->search.points[i].response.estimate))
      largest = fmax(largest, fabs(self->search.points[i].response.estimate));
  return words_decimals_of(largest, 5);
}

/* The mean of an event, a probability. */
static bool is_chance(const cli_solution_t *self) {
  return strcmp(self->unit, "event") == 0 && self->condition.of.statistic.kind == SIM_MEAN;
}

static bool reads_alike(double a, double b, const words_format_t *format) {
  char text_a[WORDS_NUMBER_BYTES], text_b[WORDS_NUMBER_BYTES];
  words_format_number(text_a, a, format);
  words_format_number(text_b, b, format);
  return strcmp(text_a, text_b) == 0;
}

/* The neighbour that fails must not read as if it satisfied. */
static void add_decimals(const cli_solution_t *self, double factor, words_format_t *format) {
  const studies_search_t *s = &self->search;
  const studies_point_t *next =
      cli_solution_is_one(self) && s->count ? studies_search_point(s, s->beyond) : NULL;
  const double asked = factor * s->inequality.threshold;
  while (next && format->decimals < 6 &&
         reads_alike(factor * next->response.estimate, asked, format))
    format->decimals++;
}

words_format_t cli_solution_format(const cli_solution_t *self, double *factor) {
  const bool chance = is_chance(self);
  words_format_t format = {.decimals = chance ? 2 : decimals_for(self),
                           .percent = chance || strcmp(self->unit, "%") == 0,
                           .lang = lang_of(self)};
  *factor = chance ? 100.0 : 1.0;
  add_decimals(self, *factor, &format);
  return format;
}

void cli_solution_statistic(const cli_solution_t *self, double x, char *out) {
  char number[WORDS_NUMBER_BYTES];
  double factor;
  const words_format_t format = cli_solution_format(self, &factor);
  (is_chance(self) ? words_format_chance : words_format_number)(number, factor * x, &format);
  snprintf(out, CLI_SOLUTION_TEXT, "%s", number);
}

void cli_solution_threshold(const cli_solution_t *self, char *out) {
  char number[WORDS_NUMBER_BYTES];
  double factor;
  words_format_t format = cli_solution_format(self, &factor);
  const double x = factor * self->search.inequality.threshold;
  for (format.decimals = 0; format.decimals < 6; format.decimals++) {
    const double scale = sim_ten_to(format.decimals);
    if (fabs(rint(x * scale) / scale - x) <= 1e-9 * fabs(x))
      break;
  }
  words_format_number(number, x, &format);
  snprintf(out, CLI_SOLUTION_TEXT, "%s", number);
}

/* What the statistic is called: that of a quantile, or one of the messages. */
static const char *called(const cli_solution_t *self, words_message_t chance, words_message_t mean,
                          words_message_t sd) {
  const sim_statistic_t s = self->condition.of.statistic;
  if (studies_statistic_quantile(s))
    return studies_statistic_quantile(s);
  return words_message(is_chance(self)      ? chance
                       : s.kind == SIM_MEAN ? mean
                                            : sd,
                       self->options->lang);
}

const char *cli_solution_word(const cli_solution_t *self) {
  return called(self, WORDS_MSG_SOLVE_WORD_CHANCE, WORDS_MSG_SOLVE_WORD_MEAN,
                WORDS_MSG_SOLVE_WORD_SD);
}

const char *cli_solution_heading(const cli_solution_t *self) {
  return called(self, WORDS_MSG_SOLVE_COL_CHANCE, WORDS_MSG_SOLVE_COL_MEAN, WORDS_MSG_SOLVE_COL_SD);
}

void cli_solution_condition(const cli_solution_t *self, char *out) {
  const studies_condition_t *c = &self->condition;
  char number[CLI_SOLUTION_TEXT], estimand[STUDIES_ESTIMAND_TEXT];
  cli_solution_threshold(self, number);
  studies_estimand_text(&c->of, estimand);
  snprintf(out, CLI_SOLUTION_TEXT, "%s %s %.60s", estimand, c->inequality.at_least ? "≥" : "≤",
           number);
}

const char *cli_solution_meaning(const cli_solution_t *self, char buffer[WORDS_SHOWN]) {
  const char *name = self->condition.of.output.name;
  const models_series_id_t id = models_series_find(name);
  const words_lang_t lang = self->options->lang;
  const inputs_programme_t *inputs = &self->lever.inputs;
  bool judged;
  const char *words = cli_goal_event(inputs, name, lang, &judged, buffer);
  if (words || id < MODELS_S_COUNT)
    return words ? words : cli_output_title(id, lang);
  return cli_output_name(inputs, name, lang, buffer) ? buffer : NULL;
}

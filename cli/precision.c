// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/precision.h"

#include "cli/inputs_private.h"
#include "cli/number.h"
#include "cli/say.h"
#include "plots/number.h"
#include "sim/status.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define OPTION     "--precision"
#define NAME_CHARS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_."

static int refuse(cli_report_t *report, cli_message_t id, const char *const *args) {
  cli_report_error(report, NULL, id, args);
  return SIM_ERR_DOMAIN;
}

/* What is left to read. */
static void skip_blanks(const char **at) {
  *at += strspn(*at, " \t");
}

static bool take(const char **at, char character) {
  skip_blanks(at);
  if (**at != character)
    return false;
  ++*at;
  return true;
}

static bool take_name(const char **at, char *out, size_t size) {
  skip_blanks(at);
  const size_t length = strspn(*at, NAME_CHARS);
  if (length == 0 || length >= size)
    return false;
  memcpy(out, *at, length);
  out[length] = '\0';
  *at += length;
  return true;
}

static bool find_statistic(const char *name, sim_statistic_t *out) {
  char quantile[16];
  if (strcmp(name, "mean") == 0)
    *out = (sim_statistic_t){.kind = SIM_MEAN};
  else if (strcmp(name, "sd") == 0)
    *out = (sim_statistic_t){.kind = SIM_SD};
  else
    for (int q = 0;; q++) {
      if (q == CLI_QUANTILES)
        return false;
      snprintf(quantile, sizeof quantile, "p%02.0f", 100.0 * cli_quantile_probability(q));
      if (strcmp(name, quantile) != 0)
        continue;
      *out = (sim_statistic_t){.kind = SIM_QUANTILE, .p = cli_quantile_probability(q)};
      break;
    }
  return true;
}

static void split_year(cli_precision_t *self) {
  char *point = strrchr(self->output, '.');
  if (point && strlen(point) == 5 && strspn(point + 1, "0123456789") == 4 && atoi(point + 1) > 0) {
    self->year = atoi(point + 1);
    *point = '\0';
  }
}

/* The rest of the text: a number, perhaps with %. */
static int read_tolerance(cli_precision_t *self, const char *at, cli_report_t *report) {
  char number[CLI_NUMBER_SIZE], mend[CLI_NUMBER_SIZE];
  skip_blanks(&at);
  size_t length = strlen(at);
  while (length > 0 && strchr(" \t", at[length - 1]))
    length--;
  self->goal.relative = length > 0 && at[length - 1] == '%';
  if (self->goal.relative)
    for (length--; length > 0 && at[length - 1] == ' ';)
      length--;
  if (length == 0 || length >= sizeof number)
    return refuse(report, CLI_MSG_PRECISION_SYNTAX, CLI_ARGS(self->text));
  memcpy(number, at, length);
  number[length] = '\0';
  double *tolerance = &self->goal.tolerance;
  const cli_number_status_t status = cli_number_parse(number, CLI_NUMBER_EITHER, tolerance, mend);
  if (status == CLI_NUMBER_AMBIGUOUS)
    return refuse(report, CLI_MSG_PRECISION_AMBIGUOUS, CLI_ARGS(number, mend));
  if (status != CLI_NUMBER_OK) {
    cli_number_report(report, NULL, OPTION, number, status, mend);
    return SIM_ERR_DOMAIN;
  }
  if (*tolerance <= 0.0)
    return refuse(report, CLI_MSG_PRECISION_POSITIVE, CLI_ARGS(self->text));
  if (self->goal.relative)
    *tolerance /= 100.0;
  return SIM_OK;
}

int cli_precision_parse(cli_precision_t *self, const char *text, cli_report_t *report) {
  const char *at = text;
  char statistic[16];
  *self = (cli_precision_t){.text = text};
  if (!take_name(&at, statistic, sizeof statistic) || !take(&at, '(') ||
      !take_name(&at, self->output, sizeof self->output) || !take(&at, ')') || !take(&at, '='))
    return refuse(report, CLI_MSG_PRECISION_SYNTAX, CLI_ARGS(text));
  if (!find_statistic(statistic, &self->goal.statistic))
    return refuse(report, CLI_MSG_PRECISION_STATISTIC, CLI_ARGS(statistic));
  split_year(self);
  return read_tolerance(self, at, report);
}

/* The years of an output, "2026, 2027"; "" when there is no such output but its total. */
static void list_years(const cli_forecast_t *forecast, const char *output, char *years,
                       size_t size) {
  size_t length = 0;
  years[0] = '\0';
  for (size_t i = 0; i < forecast->count; i++) {
    const cli_estimate_t *e = &forecast->estimates[i];
    if (e->year && strcmp(e->output, output) == 0 && length + 8 < size)
      length +=
          (size_t)snprintf(years + length, size - length, "%s%d", length ? ", " : "", e->year);
  }
}

static int refuse_unknown(const cli_precision_t *self, const cli_forecast_t *forecast,
                          cli_report_t *report) {
  const char **names = calloc(forecast->count + 1, sizeof *names);
  for (size_t i = 0; names && i < forecast->count; i++)
    names[i] = forecast->estimates[i].output;
  char *hint = names ? cli_did_you_mean(report->lang, self->output, names, forecast->count) : NULL;
  refuse(report, CLI_MSG_PRECISION_OUTPUT, CLI_ARGS(self->output, hint ? hint : ""));
  free(hint);
  free(names);
  return SIM_ERR_DOMAIN;
}

int cli_precision_bind(cli_precision_t *self, const cli_forecast_t *forecast,
                       cli_report_t *report) {
  const cli_estimate_t *estimate = cli_forecast_find(forecast, self->output, self->year);
  if (estimate) {
    self->goal.output = (size_t)(estimate - forecast->estimates);
    self->unit = estimate->unit;
    return SIM_OK;
  }
  char years[256], year[16];
  list_years(forecast, self->output, years, sizeof years);
  snprintf(year, sizeof year, "%d", self->year);
  if (!years[0] && !cli_forecast_find(forecast, self->output, 0))
    return refuse_unknown(self, forecast, report);
  if (self->year == 0)
    return refuse(report, CLI_MSG_PRECISION_NO_TOTAL, CLI_ARGS(self->output, years));
  return refuse(report, CLI_MSG_PRECISION_YEAR, CLI_ARGS(self->output, year, years));
}

/* Decimals that show two significant digits of the half-width. */
static int decimals_for(double half_width) {
  if (!isfinite(half_width) || half_width <= 0.0)
    return 2;
  const double digits = 1.0 - floor(log10(half_width));
  return digits < 0.0 ? 0 : digits > 6.0 ? 6 : (int)digits;
}

/* Without an estimate there is nothing to be precise about. */
static int print_undefined(const cli_precision_t *self, cli_lang_t lang, FILE *stream) {
  char *text = cli_escape(self->text, 0);
  const int lost = !text || cli_say(stream, lang, CLI_MSG_PRECISION_UNDEFINED, CLI_ARGS(text));
  free(text);
  return lost ? -1 : 0;
}

int cli_precision_print(const cli_precision_t *self, uint64_t replicates, cli_lang_t lang,
                        FILE *stream) {
  const sim_goal_t *goal = &self->goal;
  if (isnan(goal->interval.estimate))
    return print_undefined(self, lang, stream);
  const bool event = goal->statistic.kind == SIM_MEAN && strcmp(self->unit, "event") == 0;
  const bool percent = event || strcmp(self->unit, "%") == 0;
  const double scale = event ? 100.0 : 1.0;
  const plots_lang_t words = lang == CLI_EN ? PLOTS_EN : PLOTS_ES;
  plots_format_t format = {.decimals = decimals_for(scale * goal->half_width), .lang = words};
  char half[PLOTS_NUMBER_BYTES], allowed[PLOTS_NUMBER_BYTES], estimate[PLOTS_NUMBER_BYTES];
  char many[PLOTS_NUMBER_BYTES];
  plots_format_number(half, scale * goal->half_width, &format);
  const int finer = decimals_for(scale * goal->allowed);
  plots_format_number(
      allowed, scale * goal->allowed,
      &(plots_format_t){.decimals = finer > format.decimals ? finer : format.decimals,
                        .lang = words});
  format.percent = percent;
  plots_format_number(estimate, scale * goal->interval.estimate, &format);
  plots_format_number(many, (double)replicates, &(plots_format_t){.lang = words});
  const char *unit = percent ? cli_message(CLI_MSG_PRECISION_POINTS, lang)
                     : strncmp(self->unit, "M$", 2) == 0 ? self->unit
                                                         : "";
  char error[PLOTS_NUMBER_BYTES + 32];
  snprintf(error, sizeof error, "%s%s%s", half, *unit ? " " : "", unit);
  char *text = cli_escape(self->text, 0);
  const int lost =
      !text ||
      cli_say(stream, lang, goal->reached ? CLI_MSG_PRECISION_REACHED : CLI_MSG_PRECISION_MISSED,
              CLI_ARGS(text, estimate, error, allowed, many));
  free(text);
  return lost ? -1 : 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/limits.h"

#include "cli/numeral.h"
#include "cli/say.h"

#include <string.h>

static const double noticeable = 0.01;
static const double whole = 100.0 * (1.0 + 1e-9); /* 100 % but for rounding */

static void period_of(const cli_forecast_t *forecast, int year, char out[32]) {
  const int first = forecast->first_year, last = first + (int)forecast->years - 1;
  if (year || forecast->years == 1)
    snprintf(out, 32, "%d", year ? year : first);
  else
    snprintf(out, 32, "%d–%d", first, last);
}

/* The year, or the total, of an output at which what `value` picks is largest; NULL when it is
   nowhere above `least`. */
static const cli_estimate_t *largest(const cli_forecast_t *forecast, const char *output,
                                     double (*value)(const cli_estimate_t *), double least) {
  const cli_estimate_t *most = NULL;
  for (size_t i = 0; i < forecast->count; i++) {
    const cli_estimate_t *e = &forecast->estimates[i];
    if (strcmp(e->output, output) == 0 && value(e) > (most ? value(most) : least))
      most = e;
  }
  return most;
}

static double mean_of(const cli_estimate_t *e) {
  return e->mean;
}

static double p95_of(const cli_estimate_t *e) {
  return e->quantile[CLI_P95];
}

int cli_limits_print(const cli_forecast_t *forecast, cli_lang_t lang, FILE *stream) {
  const cli_estimate_t *bound = largest(forecast, "bound.population", mean_of, noticeable);
  const cli_estimate_t *coverage = largest(forecast, "coverage.target", p95_of, whole);
  char number[PLOTS_NUMBER_BYTES], period[32];
  int lost = 0;
  if (bound) {
    cli_numeral_percent(number, 100.0 * bound->mean, 1, lang);
    period_of(forecast, bound->year, period);
    lost |= cli_say(stream, lang, CLI_MSG_FOOT_POPULATION, CLI_ARGS(number, period));
  }
  if (coverage) {
    cli_numeral_percent(number, coverage->quantile[CLI_P95], 1, lang);
    period_of(forecast, coverage->year, period);
    lost |= cli_say(stream, lang, CLI_MSG_FOOT_COVERAGE, CLI_ARGS(number, period));
  }
  return lost ? -1 : 0;
}

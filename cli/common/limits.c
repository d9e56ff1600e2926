// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/limits.h"

#include "cli/common/say.h"
#include "inputs/unit.h"
#include "models/table/outputs.h"
#include "words/numeral.h"

#include <string.h>

static const double noticeable = 0.01;
static const double whole = 100.0 * (1.0 + 1e-9); /* 100 % but for rounding */

static void period_of(const studies_forecast_t *forecast, int year, char out[WORDS_PERIOD_BYTES]) {
  words_period(out, year ? year : forecast->first_year, year ? 1 : forecast->years);
}

/* The year, or the total, of an output at which what `value` picks is largest; NULL when it is
   nowhere above `least`. */
static const studies_estimate_t *largest(const studies_forecast_t *forecast, const char *output,
                                         double (*value)(const studies_estimate_t *),
                                         double least) {
  const studies_estimate_t *most = NULL;
  for (size_t i = 0; i < forecast->count; i++) {
    const studies_estimate_t *e = &forecast->estimates[i];
    if (strcmp(e->output, output) == 0 && value(e) > (most ? value(most) : least))
      most = e;
  }
  return most;
}

static double mean_of(const studies_estimate_t *e) {
  return e->mean;
}

static double p95_of(const studies_estimate_t *e) {
  return e->quantile[STUDIES_P95];
}

int cli_limits_print(const studies_forecast_t *forecast, const inputs_programme_t *inputs,
                     words_lang_t lang, FILE *stream) {
  const studies_estimate_t *bound =
      largest(forecast, models_series_name(MODELS_S_BOUND_POPULATION), mean_of, noticeable);
  const studies_estimate_t *coverage =
      largest(forecast, models_series_name(MODELS_S_COVERAGE_TARGET), p95_of, whole);
  char number[WORDS_NUMBER_BYTES], period[32];
  int lost = 0;
  if (bound) {
    words_numeral_percent(number, 100.0 * bound->mean, 1, lang);
    period_of(forecast, bound->year, period);
    lost |= cli_say(stream, lang, WORDS_MSG_FOOT_POPULATION,
                    WORDS_ARGS(number, period, inputs_unit(inputs, lang)));
  }
  if (coverage) {
    words_numeral_percent(number, coverage->quantile[STUDIES_P95], 1, lang);
    period_of(forecast, coverage->year, period);
    lost |= cli_say(stream, lang, WORDS_MSG_FOOT_COVERAGE,
                    WORDS_ARGS(number, period, inputs_unit(inputs, lang)));
  }
  return lost ? -1 : 0;
}

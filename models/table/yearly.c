// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/yearly.h"

#include "models/table/schema.h"
#include "sim/elementary.h"

#include <string.h>

/* On the log scale 2 is already a year in ten that is more than seven times another. */
static const double log_limit = 2.0, logit_limit = 5.0;
static const double tail = 8.3; /* standard deviations: see models_input_extremes */

static bool is_odds(const models_spec_t *spec) {
  return spec->kind != MODELS_KIND_PART && strcmp(spec->units[0], "share") == 0;
}

/* Inflation has inflation.sd and growth a row for each year: both differ by year already. A whole
   number is decided, not drawn. */
static bool is_steady(const models_spec_t *spec) {
  return spec->kind == MODELS_KIND_WHOLE || models_name_is_under("inflation", spec->pattern) ||
         models_name_is_under("observed", spec->pattern) ||
         strcmp(spec->pattern, "population.growth") == 0;
}

double models_yearly_limit(const char *name) {
  const models_spec_t *spec = models_schema_find(name);
  if (!spec || is_steady(spec))
    return 0.0;
  return is_odds(spec) ? logit_limit : log_limit;
}

bool models_yearly_is_odds(const models_input_t *row) {
  const models_spec_t *spec = models_schema_find(row->name);
  return spec && is_odds(spec);
}

double models_yearly_reach(const models_input_t *row) {
  const double sd = row->year_sd;
  const bool is_admitted = sd > 0.0 && sd <= models_yearly_limit(row->name);
  return is_admitted && !models_yearly_is_odds(row) ? sim_exp(tail * sd - 0.5 * sd * sd) : 1.0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/monitor_past.h"

#include <math.h>
#include <string.h>

studies_monitored_t studies_monitored_nothing(void) {
  const double none = (double)NAN;
  studies_monitored_t year = {none, none, none, none, none, none, none, none, {0}};
  for (size_t i = 0; i < STUDIES_INDICATORS_MAX; i++)
    year.indicator[i] = none;
  return year;
}

static const inputs_history_row_t *find(const studies_past_t *self, const char *name, int year) {
  const inputs_programme_t *inputs = self->inputs;
  for (size_t i = 0; i < inputs->history_count; i++)
    if (inputs->history[i].year == year && strcmp(inputs->history[i].name, name) == 0)
      return &inputs->history[i];
  return NULL;
}

static double known(const studies_past_t *self, const char *name, int year) {
  const inputs_history_row_t *row = find(self, name, year);
  return row ? row->value : (double)NAN;
}

/* The price index of a year in replicate r. Before the path of inflation I[t − 1] = I[t] / (1 +
   π[t]), π being inflation.start for the year of that row and what history.csv says for earlier
   ones. */
static double price_index(const studies_past_t *self, const void *workspace, int year, size_t r) {
  const double *prices = models_programme_prices(self->programme, workspace, year);
  if (prices)
    return prices[r];
  size_t years;
  const int first = models_programme_first_year(self->programme, &years);
  if (year >= first)
    return (double)NAN;
  const double *rate = models_programme_inflation(self->programme, workspace, year + 1);
  const double inflation = rate ? rate[r] : known(self, "inflation", year + 1);
  return isnan(inflation) ? inflation
                          : price_index(self, workspace, year + 1, r) / (1.0 + inflation);
}

/* Money in pesos of its own year, or of the first year of the plan. */
static double money(const studies_past_t *self, const void *workspace,
                    const inputs_history_row_t *row, bool real, size_t r) {
  if (!row)
    return (double)NAN;
  if (row->base == 0)
    return real ? row->value / price_index(self, workspace, row->year, r) : row->value;
  const double first = row->value / price_index(self, workspace, row->base, r);
  return real ? first : first * price_index(self, workspace, row->year, r);
}

void studies_past_fill(const studies_past_t *self, const void *workspace, int year, size_t first,
                       size_t count, studies_monitored_t *out) {
  const inputs_history_row_t *spending = find(self, "spending", year);
  const inputs_history_row_t *initial = find(self, "budget.initial", year);
  studies_monitored_t shown = studies_monitored_nothing();
  shown.beneficiaries = known(self, "beneficiaries", year);
  for (size_t i = 0; i < self->indicator_count; i++) {
    char name[MODELS_NAME_MAX + 1];
    snprintf(name, sizeof name, "indicator.%s", self->indicators[i]);
    shown.indicator[i] = known(self, name, year);
  }
  for (size_t r = 0; r < count; r++) {
    out[r] = shown;
    out[r].spending = money(self, workspace, spending, false, first + r);
    out[r].real = money(self, workspace, spending, true, first + r);
    out[r].initial = money(self, workspace, initial, false, first + r);
  }
}

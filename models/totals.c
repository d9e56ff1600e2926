// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/block.h"
#include "models/columns.h"

#include "sim/clones.h"

/* Totals over the years, replicate by replicate, so that they add up and keep the dependence
   between years: sums of counts and amounts, all-years events, and ratios of totals. A year without
   places has no events, and an event of all years is that of the years with places; the ceilings
   too are added over the years with places, whose costs they have to pay. */

SIM_CLONES
static void both(size_t n, double *restrict all, const double *restrict event) {
  for (size_t r = 0; r < n; r++)
    all[r] = event[r] == 0.0 ? 0.0 : all[r]; /* NaN leaves it as it was */
}

SIM_CLONES
static void add_served(size_t n, double *restrict total, const double *restrict x,
                       const double *restrict places) {
  for (size_t r = 0; r < n; r++)
    total[r] += places[r] > 0.0 ? x[r] : 0.0;
}

void models_total_of_event(const models_block_t *self, size_t series) {
  const size_t years = self->programme->years;
  double *total = models_column(self, series, years);
  models_columns_fill(self->count, total, 1.0);
  for (size_t y = 0; y < years; y++)
    both(self->count, total, models_column(self, series, y));
  models_columns_undefine(self->count, total, models_output(self, MODELS_S_PLACES, years));
}

static void total_of(const models_block_t *self, size_t s) {
  const size_t years = self->programme->years;
  const models_total_t kind = self->programme->series[s].total;
  double *total = models_column(self, s, years);
  if (kind == MODELS_TOTAL_ALL) {
    models_total_of_event(self, s);
    return;
  }
  models_columns_fill(self->count, total, 0.0);
  for (size_t y = 0; y < years; y++)
    if (kind == MODELS_TOTAL_WITH_PLACES)
      add_served(self->count, total, models_column(self, s, y),
                 models_output(self, MODELS_S_PLACES, y));
    else
      models_columns_add(self->count, total, models_column(self, s, y));
}

void models_totals_stage(const models_block_t *self) {
  const models_programme_t *p = self->programme;
  for (size_t s = 0; s < p->series_count; s++)
    if (p->series[s].total != MODELS_TOTAL_NONE && p->series[s].total < MODELS_TOTAL_OWN)
      total_of(self, s);
  models_events_pool(self);
}

void models_ratios_stage(const models_block_t *self) {
  const models_programme_t *p = self->programme;
  for (size_t i = 0; i < p->ratio_count; i++) {
    const models_ratio_t *ratio = &p->ratios[i];
    for (size_t y = 0; y <= p->years; y++)
      models_columns_divide(self->count, models_column(self, ratio->series, y), ratio->factor,
                            models_column(self, ratio->over, y),
                            models_column(self, ratio->under, y));
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/block.h"
#include "models/columns.h"
#include "models/programme.h"

#include "sim/clones.h"
#include "sim/laws/normal.h"

/* Prices. Inflation is a first-order autoregression around its mean, from its start value on:
     π[start] given,  π[t] = μ + φ (π[t−1] − μ) + σ z[t],  z[t] ~ N(0, 1)
   and the price index is 1 in the first plan year:
     I[t] = I[t−1] (1 + π[t]),  backwards by division.
   An amount in pesos of year b is worth amount · I[y] / I[b] in pesos of year y.
   Source of μ, φ and σ for Chile: the programme's inputs.csv. */

SIM_CLONES
static void step(size_t n, double *restrict rate, const double *restrict before,
                 const double *restrict mean, const double *restrict persistence,
                 const double *restrict sd, const double *restrict z) {
  for (size_t r = 0; r < n; r++)
    rate[r] = mean[r] + persistence[r] * (before[r] - mean[r]) + sd[r] * z[r];
}

SIM_CLONES
static void forward(size_t n, double *restrict next, const double *restrict index,
                    const double *restrict rate) {
  for (size_t r = 0; r < n; r++)
    next[r] = index[r] * (1.0 + rate[r]);
}

SIM_CLONES
static void backward(size_t n, double *restrict before, const double *restrict index,
                     const double *restrict rate) {
  for (size_t r = 0; r < n; r++)
    before[r] = index[r] / (1.0 + rate[r]);
}

SIM_CLONES
static void reprice(size_t n, double *restrict out, const double *restrict amount,
                    const double *restrict index, const double *restrict base) {
  for (size_t r = 0; r < n; r++)
    out[r] = amount[r] * (index[r] / base[r]);
}

/* The price index in which a value of money is expressed; NULL when it is nominal. */
static const double *base_index(const models_block_t *self, size_t value) {
  const models_programme_t *p = self->programme;
  const int year = p->row_bases[models_value_row(p, value)];
  return year == MODELS_NOMINAL ? NULL : self->workspace->prices[year - p->price_year];
}

void models_price(const models_block_t *self, size_t value, size_t y, bool real, double *out) {
  const double *amount = self->workspace->rows[value], *base = base_index(self, value);
  const double *index = models_prices(self, y);
  if (base && real)
    models_columns_divide(self->count, out, 1.0, amount, base);
  else if (base)
    reprice(self->count, out, amount, index, base);
  else if (real)
    models_columns_divide(self->count, out, 1.0, amount, index);
  else
    models_columns_copy(self->count, out, amount);
}

/* Whether the inflation of year t of the path was observed. */
static bool is_seen(const models_block_t *self, size_t t) {
  const models_programme_t *p = self->programme;
  const int year = p->price_year + (int)t;
  return year >= p->first_year &&
         models_seen(self, MODELS_SEEN_INFLATION, (size_t)(year - p->first_year));
}

static void stand(const models_block_t *self, size_t t) {
  const models_programme_t *p = self->programme;
  const size_t y = (size_t)(p->price_year + (int)t - p->first_year);
  models_workspace_t *w = self->workspace;
  const double *seen = models_seen(self, MODELS_SEEN_INFLATION, y);
  const double *sd = w->rows[p->inflation_sd];
  double *none = w->scratch[0];
  models_columns_fill(self->count, none, 0.0);
  step(self->count, w->rates[t], w->rates[t - 1], w->rows[p->inflation_mean],
       w->rows[p->inflation_persistence], sd, none);
  models_weigh_normal(self->count, models_weight(self, MODELS_EVIDENCE_INFLATION, y), seen,
                      w->rates[t], sd);
  models_columns_copy(self->count, w->rates[t], seen);
}

void models_prices_stage(const models_block_t *self) {
  const models_programme_t *p = self->programme;
  models_workspace_t *w = self->workspace;
  double *z = w->scratch[0];
  models_columns_copy(self->count, w->rates[0], w->rows[p->inflation_start]);
  for (size_t t = 1; t < p->price_years; t++) {
    if (is_seen(self, t)) {
      stand(self, t);
      continue;
    }
    models_chance(self, p->inflation[t], z);
    sim_normal_quantiles(self->count, z, z);
    step(self->count, w->rates[t], w->rates[t - 1], w->rows[p->inflation_mean],
         w->rows[p->inflation_persistence], w->rows[p->inflation_sd], z);
  }
  const size_t base = (size_t)(p->first_year - p->price_year);
  models_columns_fill(self->count, w->prices[base], 1.0);
  for (size_t t = base + 1; t < p->price_years; t++)
    forward(self->count, w->prices[t], w->prices[t - 1], w->rates[t]);
  for (size_t t = base; t > 0; t--)
    backward(self->count, w->prices[t - 1], w->prices[t], w->rates[t]);
  for (size_t y = 0; y < p->years; y++) {
    models_columns_copy(self->count, models_output(self, MODELS_S_INFLATION, y),
                        w->rates[base + y]);
    models_columns_copy(self->count, models_output(self, MODELS_S_PRICE_INDEX, y),
                        w->prices[base + y]);
  }
}

/* A column of the path of inflation. */
static const double *in_year(const models_programme_t *self, double *const *path, int year) {
  const bool is_on_path =
      year >= self->price_year && year < self->price_year + (int)self->price_years;
  return is_on_path ? path[year - self->price_year] : NULL;
}

const double *models_programme_prices(const models_programme_t *self, const void *workspace,
                                      int year) {
  return in_year(self, ((const models_workspace_t *)workspace)->prices, year);
}

const double *models_programme_inflation(const models_programme_t *self, const void *workspace,
                                         int year) {
  return in_year(self, ((const models_workspace_t *)workspace)->rates, year);
}

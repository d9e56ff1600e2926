// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/block.h"
#include "models/columns.h"

#include "sim/clones.h"

/* Population:
     potential[y] = N[base] · Π (1 + growth[t]),  t = base + 1 … y
                    growth runs on the level of N; where N has effects of years, that of y
                    multiplies the potential of y alone
     after f[y]   = potential[y] · Π shares up to f,  criteria first, then admissibility rates
     target[y]    = potential[y] · Π all shares, multiplied by name: up to rounding, after the last
                    filter, and the same whatever the order of the rows.
   Source for Redes: ex-ante form, 3.1; 1,157,151 · 0.446 · 0.686 · 0.967 · 0.88 · 0.95. */

SIM_CLONES
static void grow(size_t n, double *restrict size, const double *restrict rate) {
  for (size_t r = 0; r < n; r++)
    size[r] *= 1.0 + rate[r];
}

/* Population after each filter, in the order of the file. */
static void filter(const models_block_t *self, size_t y) {
  const models_programme_t *p = self->programme;
  const double *left = models_output(self, MODELS_S_POTENTIAL, y);
  for (size_t f = 0; f < p->filter_count; f++) {
    double *after = models_column(self, p->filters[f].after, y);
    models_columns_multiply(self->count, after, left, self->workspace->rows[p->filters[f].rows[y]]);
    left = after;
  }
}

static void aim(const models_block_t *self, size_t y) {
  const models_programme_t *p = self->programme;
  double *target = models_output(self, MODELS_S_TARGET, y);
  models_columns_copy(self->count, target, models_output(self, MODELS_S_POTENTIAL, y));
  for (size_t k = 0; k < p->filter_count; k++)
    models_columns_scale(self->count, target,
                         self->workspace->rows[p->filters[p->filters_by_name[k]].rows[y]]);
}

/* The level grown to year y, times the effect of the year: N[y] · size / N. */
static void potential(const models_block_t *self, size_t y, const double *size) {
  const models_programme_t *p = self->programme;
  double *const *rows = self->workspace->rows, *out = models_output(self, MODELS_S_POTENTIAL, y);
  const size_t value = models_value_at(p, p->population, y);
  models_columns_copy(self->count, out, size);
  if (value == p->population)
    return;
  models_columns_divide(self->count, out, 1.0, size, rows[p->population]);
  models_columns_scale(self->count, out, rows[value]);
}

void models_population_stage(const models_block_t *self) {
  const models_programme_t *p = self->programme;
  double *size = self->workspace->scratch[0];
  models_columns_copy(self->count, size, self->workspace->rows[p->population]);
  size_t grown = 0;
  for (size_t y = 0; y < p->years; y++) {
    for (; p->population_year + (int)grown < p->first_year + (int)y; grown++)
      if (p->growth[grown] != MODELS_NONE)
        grow(self->count, size, self->workspace->rows[p->growth[grown]]);
    potential(self, y, size);
    filter(self, y);
    aim(self, y);
  }
}

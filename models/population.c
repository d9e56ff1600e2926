// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/block.h"
#include "models/columns.h"

#include "sim/clones.h"

/* Population:
     potential[y] = N[base] · Π (1 + growth[t]),  t = base + 1 … y
     after f[y]   = potential[y] · Π shares up to f,  criteria first, then admissibility rates
     target[y]    = after the last filter.
   Source for Redes: ex-ante form, 3.1; 1,157,151 · 0.446 · 0.686 · 0.967 · 0.88 · 0.95. */

SIM_CLONES
static void grow(size_t n, double *restrict size, const double *restrict rate) {
  for (size_t r = 0; r < n; r++)
    size[r] *= 1.0 + rate[r];
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
    const double *left = models_output(self, MODELS_S_POTENTIAL, y);
    models_columns_copy(self->count, models_output(self, MODELS_S_POTENTIAL, y), size);
    for (size_t f = 0; f < p->filter_count; f++) {
      double *after = models_column(self, p->filters[f].after, y);
      models_columns_multiply(self->count, after, left,
                              self->workspace->rows[p->filters[f].rows[y]]);
      left = after;
    }
    models_columns_copy(self->count, models_output(self, MODELS_S_TARGET, y), left);
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/block.h"
#include "models/columns.h"

#include "sim/clones.h"
#include "sim/laws/binomial.h"

/* Splits. The parts' weights g are gamma draws (a Dirichlet split once divided by their sum) or
   fixed numbers. Firms are spread one part after the other, which gives the multinomial law:
     k_i ~ Binomial(firms not yet placed, g_i / Σ_{j ≥ i} g_j),
   and the last part takes the rest. The parts follow one another by name, so that the order of the
   rows changes no draw. Weights that differ from year to year are shares of the year's sum. */

/* Turns a weight into its share of what is left, and takes it into what is left. */
SIM_CLONES
static void share_of(size_t n, double *restrict weight, double *restrict rest) {
  for (size_t r = 0; r < n; r++) {
    rest[r] += weight[r];
    weight[r] = weight[r] > 0.0 ? weight[r] / rest[r] : 0.0;
  }
}

void models_split_weight(const models_block_t *self, const models_split_t *split, size_t i,
                         size_t y, double *out) {
  const models_programme_t *p = self->programme;
  const size_t *rows = split->parts[i].rows;
  models_columns_fill(self->count, out, 0.0);
  for (size_t j = 0; j < split->width && rows[j] != MODELS_NONE; j++)
    models_columns_add(self->count, out, self->workspace->rows[models_value_at(p, rows[j], y)]);
}

static void shares_in(const models_block_t *self, const models_split_t *split, size_t y) {
  models_workspace_t *w = self->workspace;
  double *rest = w->scratch[0];
  models_columns_fill(self->count, rest, 0.0);
  for (size_t k = split->count; k-- > 0;) {
    const size_t i = split->by_name[k];
    models_split_weight(self, split, i, y, w->shares[i]);
    if (split->has_demand && split->parts[i].demand[y] != MODELS_NONE)
      models_columns_scale(self->count, w->shares[i], w->rows[split->parts[i].demand[y]]);
    share_of(self->count, w->shares[i], rest);
  }
}

void models_split_shares(const models_block_t *self, const models_split_t *split) {
  shares_in(self, split, 0);
}

void models_split_firms(const models_block_t *self, const models_split_t *split, size_t y,
                        const double *whole) {
  double *u = self->workspace->scratch[0], *left = self->workspace->scratch[1];
  if (split->varies)
    shares_in(self, split, y);
  models_columns_copy(self->count, left, whole);
  for (size_t k = 0; k + 1 < split->count; k++) {
    const size_t i = split->by_name[k];
    double *firms = models_column(self, split->parts[i].series, y);
    models_chance(self, split->parts[i].chances[y], u);
    sim_binomial_quantiles(self->count, left, self->workspace->shares[i], u, firms);
    models_columns_subtract(self->count, left, firms);
  }
  const models_part_t *last = &split->parts[split->by_name[split->count - 1]];
  models_columns_copy(self->count, models_column(self, last->series, y), left);
}

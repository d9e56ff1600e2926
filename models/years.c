// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/block.h"

#include "sim/clones.h"
#include "sim/elementary.h"
#include "sim/laws/normal.h"

/* Years. An input that differs from one year to the next has a level x, one draw for all the years
   that read it, and in plan year y the value, with z ~ N(0, 1) of its name and year,
     amounts, counts, ratios, parts of a split, logits   x exp(s z - s^2/2): the mean is x
     shares                                              x e / (1 - x + x e), e = exp(s z): the
                                                         median is x; 0 and 1 stay
   where s is the row's year_sd. A share below 1 stays below it. */

static const double below_one = 0x1.fffffffffffffp-1;

SIM_CLONES
static void multiply_amount(size_t n, double *restrict value, const double *restrict level,
                            double sd) {
  const double half = 0.5 * sd * sd;
  for (size_t r = 0; r < n; r++)
    value[r] = level[r] * sim_exp(sd * value[r] - half);
}

SIM_CLONES
static void multiply_odds(size_t n, double *restrict value, const double *restrict level,
                          double sd) {
  for (size_t r = 0; r < n; r++) {
    const double x = level[r], odds = x * sim_exp(sd * value[r]);
    const double share = odds / (1.0 - x + odds);
    value[r] = x < 1.0 && share > below_one ? below_one : share;
  }
}

void models_years_stage(const models_block_t *self) {
  const models_programme_t *p = self->programme;
  double **rows = self->workspace->rows;
  for (size_t e = 0; e < p->effect_count; e++) {
    const models_effect_t *effect = &p->effects[e];
    double *value = rows[p->row_count + e];
    models_chance(self, effect->chance, value);
    sim_normal_quantiles(self->count, value, value);
    if (effect->on_odds)
      multiply_odds(self->count, value, rows[effect->row], effect->sd);
    else
      multiply_amount(self->count, value, rows[effect->row], effect->sd);
  }
}

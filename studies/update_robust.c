// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/update_robust.h"

#include "sim/elementary.h"
#include "sim/laws/compound.h"
#include "sim/laws/normal.h"
#include "sim/status.h"

int studies_robust_init(studies_robust_t *self, size_t inputs) {
  sim_dist_t parts[2];
  *self =
      (studies_robust_t){.each = -sim_expm1(sim_log1p(-STUDIES_ROBUST_CHANCE) / (double)inputs)};
  sim_dist_init_normal(&parts[0], 0.0, 1.0);
  sim_dist_init_normal(&parts[1], 0.0, STUDIES_ROBUST_SCALE);
  const int status =
      sim_dist_init_mixture(&self->law, 2, (double[]){1.0 - self->each, self->each}, parts);
  return status ? status : sim_dist_prepare(&self->law);
}

void studies_robust_free(studies_robust_t *self) {
  sim_dist_free(&self->law);
}

static void to_uniforms(size_t count, double *z) {
  sim_normal_cdfs(count, z);
  for (size_t r = 0; r < count; r++)
    z[r] = z[r] < 0x1p-54 ? 0x1p-54 : (z[r] > 1.0 - 0x1p-53 ? 1.0 - 0x1p-53 : z[r]);
}

void studies_robust_scores(const studies_robust_t *self, size_t count, double *y) {
  if (self->each == 0.0)
    return;
  to_uniforms(count, y);
  sim_dist_quantiles(&self->law, count, y, y);
}

void studies_robust_uniforms(const studies_robust_t *self, size_t count, double *y) {
  studies_robust_scores(self, count, y);
  to_uniforms(count, y);
}

double studies_robust_wide(const studies_robust_t *self, double z) {
  const double s = STUDIES_ROBUST_SCALE;
  const double wide = self->each / s;
  const double stated = (1.0 - self->each) * sim_exp(-0.5 * z * z * (1.0 - 1.0 / (s * s)));
  return wide / (wide + stated);
}

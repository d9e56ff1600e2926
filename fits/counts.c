// SPDX-License-Identifier: GPL-3.0-or-later
#include "fits/counts.h"

#include "fits/alike.h"
#include "sim/laws/normal.h"
#include "sim/laws/student.h"

#include <math.h>

bool fits_counts_fit(const double *values, const double *of, size_t count, fits_counts_t *out) {
  *out = (fits_counts_t){.rows = count, .dispersion = (double)NAN, .chance = (double)NAN};
  for (size_t i = 0; i < count; i++) {
    out->successes += values[i];
    out->cases += of[i];
  }
  out->n = out->cases;
  if (count < 2 || out->successes == 0.0 || out->successes == out->cases)
    return true;
  const double freedom = (double)count - 1.0;
  out->dispersion = fits_alike_distance(values, of, count) / freedom;
  out->chance = fits_alike_chance(values, of, count);
  out->differs = out->dispersion > 1.0;
  if (!out->differs)
    return true;
  const double ratio = sim_student_quantile(0.95, freedom) / sim_normal_quantile(0.95);
  out->n = out->cases / (out->dispersion * ratio * ratio);
  return out->n >= 1.0;
}

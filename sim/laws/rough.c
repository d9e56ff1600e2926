// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/laws/rough.h"

#include "sim/clones.h"

#define ALWAYS static inline __attribute__((always_inline))

enum { CHUNK = SIM_ROUGH_CHUNK };

static const double rounder = 6755399441055744.0; /* 1.5 * 2^52: adding it rounds to an integer */
static const float float_rounder = 12582912.0f;   /* 1.5 * 2^23 */

/* What single precision works on. */
typedef struct {
  float rest[CHUNK], variance[CHUNK], p[CHUNK], q[CHUNK];
  float side[CHUNK], square[CHUNK]; /* 2u - 1 and 4u(1 - u) = 1 - side^2 */
} rows_t;

/* Leaves the whole part of the mean in `k`. */
ALWAYS void split(size_t count, const double *n, const double *p, const double *u, double *k,
                  rows_t *rows) {
  for (size_t i = 0; i < count; i++) {
    const double mean = n[i] * p[i], q = 1.0 - p[i];
    k[i] = (mean + rounder) - rounder;
    rows->rest[i] = (float)(mean - k[i]);
    rows->variance[i] = (float)(mean * q);
    rows->p[i] = (float)p[i];
    rows->q[i] = (float)q;
    rows->side[i] = (float)(u[i] + u[i] - 1.0);
    rows->square[i] = (float)(4.0 * u[i] * (1.0 - u[i]));
  }
}

ALWAYS float normal(float side, float square) {
  const float s = __builtin_sqrtf(square);
  const float top =
      4.80723459f + s * (434.312869f + s * (4889.82843f + s * (8262.36117f + s * 260.036897f)));
  const float bottom =
      1.0f + s * (119.319613f + s * (1849.60082f + s * (5604.30512f + s * 3477.43168f)));
  return side * (top / bottom);
}

/* The quantile less the whole part of the mean; NaN where it is not decided. */
ALWAYS float decide(float rest, float variance, float p, float q, float z) {
  const float w = p * q, g = q - p, z2 = z * z, size = z < 0.0f ? -z : z;
  const float sigma = __builtin_sqrtf(variance), e = 1.0f / sigma, e2 = e * e;
  const float odd = (7.0f * w - 1.0f - z2 * (0.5f + w)) * (1.0f / 36.0f);
  const float even = (z2 - 1.0f) * (1.0f / 6.0f) +
                     e2 * (1.0f + 0.5f * w) * ((z2 * (3.0f * z2 + 7.0f) - 16.0f) * (1.0f / 810.0f));
  const float quantile = rest + (0.5f + (z * (sigma + e * odd) + g * even));
  const float third = size * (0.02f + 0.002f * (z2 * z2));
  const float fourth = 0.02f + z2 * (0.05f + z2 * (0.006f + z2 * 0.003f));
  const float error = e2 * (e * third + e2 * fourth) + 2e-5f * (1.0f + sigma);
  const int usable = (w > 0.0f) & (variance >= 1.0f) & (size <= 1.5f * sigma);
  const float nearest = (quantile + float_rounder) - float_rounder, above = quantile - nearest;
  const float distance = above < 0.0f ? -above : above;
  const float whole = above < 0.0f ? nearest - 1.0f : nearest;
  return distance > (usable ? error : __builtin_inff()) ? whole : __builtin_nanf("");
}

/* Back to double; NaN too where n is not whole. */
ALWAYS void join(size_t count, const double *n, const float *distance, double *k) {
  for (size_t i = 0; i < count; i++) {
    const int whole_n = (n[i] <= SIM_ROUGH_LARGEST_N) & (n[i] + rounder - rounder == n[i]);
    const double whole = k[i] + (double)distance[i] + (whole_n ? 0.0 : __builtin_nan(""));
    const double least = whole < 0.0 ? 0.0 : whole;
    k[i] = least > n[i] ? n[i] : least;
  }
}

SIM_CLONES void sim_rough_binomials(size_t count, const double *restrict n,
                                    const double *restrict p, const double *restrict u,
                                    double *restrict k) {
  rows_t rows;
  float distance[CHUNK];
  split(count, n, p, u, k, &rows);
  for (size_t i = 0; i < count; i++) {
    const float z = normal(rows.side[i], rows.square[i]);
    const float found = decide(rows.rest[i], rows.variance[i], rows.p[i], rows.q[i], z);
    distance[i] = rows.square[i] >= 0x1p-10f ? found : __builtin_nanf("");
  }
  join(count, n, distance, k);
}

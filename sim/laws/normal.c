// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/laws/normal.h"

#include <math.h>

#include "sim/clones.h"
#include "sim/elementary.h"
#include "sim/laws/normal_table.h"

#define INV_SQRT_2PI 0.3989422804014327

/* exp(-z^2/2): the square is taken in two parts, or its rounding would be magnified z^2 times. */
static inline __attribute__((always_inline)) double bell(double z) {
  const double head = sim_from_bits_(sim_bits_of_(z) & UINT64_C(0xfffffffff8000000));
  return sim_exp(-0.5 * head * head) * sim_exp(-0.5 * (z - head) * (z + head));
}

/* P(Z > z), z >= 0; beyond 39 it is 0, the bell being so. */
static inline __attribute__((always_inline)) double upper(double far) {
  const double z = far > 39.0 ? 39.0 : far;
  const double t = (z - 5.0) / (z + 5.0);
  double sum = sim_normal_tail[SIM_NORMAL_TAIL_TERMS - 1];
#pragma GCC unroll 32
  for (int k = SIM_NORMAL_TAIL_TERMS - 2; k >= 0; k--)
    sum = sum * t + sim_normal_tail[k];
  return sum / (1.0 + 2.0 * z) * bell(z);
}

double sim_normal_sf(double z) {
  if (isnan(z))
    return z;
  return z >= 0.0 ? upper(z) : 1.0 - upper(-z);
}

double sim_normal_cdf(double z) {
  return sim_normal_sf(-z);
}

SIM_CLONES void sim_normal_cdfs(size_t count, double *x) {
  for (size_t i = 0; i < count; i++) {
    const double tail = upper(x[i] < 0.0 ? -x[i] : x[i]);
    x[i] = x[i] <= 0.0 ? tail : 1.0 - tail;
  }
}

/* Ratio of two polynomials of degree 7, coefficients from the highest power down. */
static double ratio(const double *top, const double *bottom, double r) {
  double a = top[0], b = bottom[0];
  for (int k = 1; k < 8; k++) {
    a = a * r + top[k];
    b = b * r + bottom[k];
  }
  return a / b;
}

static const double CENTRE[2][8] = {
    {2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
     13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608},
    {5226.495278852854561, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
     5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1.0}};
static const double SHOULDER[2][8] = {
    {7.7454501427834140764e-4, .0227238449892691845833, .24178072517745061177,
     1.27045825245236838258, 3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959,
     1.42343711074968357734},
    {1.05075007164441684324e-9, 5.475938084995344946e-4, .0151986665636164571966,
     .14810397642748007459, .68976733498510000455, 1.6763848301838038494, 2.05319162663775882187,
     1.0}};
static const double TAIL[2][8] = {
    {2.01033439929228813265e-7, 2.71155556874348757815e-5, .0012426609473880784386,
     .026532189526576123093, .29656057182850489123, 1.7848265399172913358, 5.4637849111641143699,
     6.6579046435011037772},
    {2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5,
     7.868691311456132591e-4, .0148753612908506148525, .13692988092273580531, .59983220655588793769,
     1.0}};

double sim_normal_quantile(double u) {
  const double q = u - 0.5;
  if (fabs(q) <= 0.425)
    return q * ratio(CENTRE[0], CENTRE[1], 0.180625 - q * q);
  if (!(u > 0.0 && u < 1.0))
    return u == 0.0 ? -INFINITY : u == 1.0 ? INFINITY : NAN;
  const double r = sqrt(-sim_log(q < 0.0 ? u : 1.0 - u));
  const double z =
      r <= 5.0 ? ratio(SHOULDER[0], SHOULDER[1], r - 1.6) : ratio(TAIL[0], TAIL[1], r - 5.0);
  return q < 0.0 ? -z : z;
}

/* By table; NaN where the table has no row, and says whether there is any. */
SIM_CLONES static uint64_t by_table(size_t count, const double *restrict u, double *restrict z) {
  sim_rows_values(sim_normal_rows, 0, count, u, z);
  uint64_t rare = 0;
  for (size_t i = 0; i < count; i++) {
    z[i] = u[i] > 0.5 ? -z[i] : z[i];
    rare |= z[i] != z[i] ? UINT64_C(1) : UINT64_C(0);
  }
  return rare;
}

void sim_normal_quantiles(size_t count, const double *u, double *z) {
  double chunk[SIM_ROWS_CHUNK];
  for (size_t done = 0; done < count; done += SIM_ROWS_CHUNK) {
    const size_t part = count - done < SIM_ROWS_CHUNK ? count - done : SIM_ROWS_CHUNK;
    memcpy(chunk, u + done, part * sizeof *chunk);
    if (!by_table(part, chunk, z + done))
      continue;
    for (size_t i = 0; i < part; i++)
      if (isnan(z[done + i]))
        z[done + i] = sim_normal_quantile(chunk[i]);
  }
}
